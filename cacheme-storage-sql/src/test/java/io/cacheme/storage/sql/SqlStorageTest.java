package io.cacheme.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StorageRejectedException;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the core does with a database that answers when the test says so. */
class SqlStorageTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final FakeDatabase database = new FakeDatabase();
  private ManualScheduler scheduler;
  private SqlStorage storage;
  private CompletableFuture<Void> opened;

  @Test
  void calls_thatWait_shareAStatement() {
    open("");
    CompletableFuture<StoredValue> first = get("a");
    List<CompletableFuture<StoredValue>> waiting = List.of(get("b"), get("c"), get("b"), get("d"));
    database.rows.put("b", new StoredValue(new byte[] {2}, 9));
    assertThat(texts()).containsExactly("select [a]");
    database.next().succeed();

    assertThat(first).isCompletedWithValue(null);
    assertThat(texts()).containsExactly("select [b, c]"); // three keys, one of them twice
    database.next().succeed();
    assertThat(waiting.get(0).join().bytes()).containsExactly(2);
    assertThat(waiting.get(2).join().bytes()).isNotSameAs(waiting.get(0).join().bytes());
    assertThat(texts()).containsExactly("select [d]");
  }

  @Test
  void reads_givenUp_areNotSent() {
    open("");
    get("a");
    get("b").cancel(true);
    CompletableFuture<StoredValue> last = get("c");
    database.next().succeed();

    assertThat(texts()).containsExactly("select [c]");
    database.next().succeed();
    assertThat(last).isCompleted();
  }

  @Test
  void kinds_takeTurns() {
    open("");
    get("a");
    get("b");
    put("p", 1);
    storage.remove("r");
    get("c");
    List<String> order = new ArrayList<>();
    while (!database.statements.isEmpty()) {
      order.add(texts().get(0));
      database.next().succeed();
    }

    assertThat(order)
        .containsExactlyInAnyOrder("select [a]", "upsert [p]", "delete [r]", "select [b, c]");
  }

  @Test
  void writes_ofOneKey_waitForEachOther_othersShare() {
    open("");
    CompletableFuture<Void> one = put("k", 1);
    CompletableFuture<Void> two = put("k", 2);
    CompletableFuture<Void> removed = storage.remove("k").toCompletableFuture();
    put("z", 1);
    put("x", 1);
    assertThat(texts()).containsExactly("upsert [k]");
    database.next().succeed();
    assertThat(one).isCompleted();
    assertThat(two).isNotDone();
    assertThat(texts()).containsExactly("upsert [k, x, z]");
    database.next().succeed();
    assertThat(texts()).containsExactly("delete [k]");
    database.next().succeed();

    assertThat(removed).isCompleted();
    assertThat(database.rows).containsOnlyKeys("x", "z");
  }

  @Test
  void putAll_isSplitByKeysAndBytes_sorted_theLastWins() {
    open("");
    CompletableFuture<Void> all =
        storage
            .putAll(
                List.of(
                    entry("c", 1),
                    entry("b", 1),
                    entry("b", 2),
                    entry("a", 1),
                    entry("e", 90),
                    entry("d", 20)))
            .toCompletableFuture();
    List<String> seen = new ArrayList<>();
    while (!database.statements.isEmpty()) {
      seen.add(texts().get(0));
      database.next().succeed();
    }

    assertThat(seen).containsExactly("upsert [a, b, c]", "upsert [e]", "upsert [d]");
    assertThat(all).isCompleted();
    assertThat(database.rows.get("b").bytes()).hasSize(2);
  }

  @Test
  void getAll_isSplit_andJoined() {
    open("");
    List<String> keys = IntStream.range(0, 7).mapToObj(i -> "k" + i).toList();
    keys.forEach(key -> database.rows.put(key, StoredValue.of(new byte[1])));
    CompletableFuture<Map<String, StoredValue>> all = storage.getAll(keys).toCompletableFuture();
    int count = 0;
    for (; !database.statements.isEmpty(); count++) {
      database.next().succeed();
    }

    assertThat(count).isEqualTo(3);
    assertThat(all.join()).containsOnlyKeys(keys);
  }

  @Test
  void anotherSession_isOpened_whenMoreWaitsThanOneStatementCarries() {
    open("");
    get("a");
    get("b");
    get("c");
    get("d");
    assertThat(database.connecting).isEmpty();
    get("e");
    assertThat(database.connecting).hasSize(1);
    get("f");
    assertThat(database.connecting).as("one at a time").hasSize(1);
    FakeDatabase.Session second = database.accept();

    assertThat(texts()).containsExactly("select [a]", "select [b, c, d]");
    assertThat(database.statements.get(1).session()).isSameAs(second);
    IntStream.range(0, 10).forEach(i -> get("more" + i));
    assertThat(database.connecting).as("two are all it may have").isEmpty();
  }

  @Test
  void anotherSession_isOpened_whenTheKeysOfFewCallsAreMoreThanOneStatementCarries() {
    open("");
    get("a");
    var few = storage.getAll(List.of("b", "c")).toCompletableFuture();
    database.next().succeed();
    database.next().succeed();
    assertThat(few).isCompleted();
    get("d");
    storage.getAll(List.of("e", "f")); // what was answered counts no more
    assertThat(database.connecting).isEmpty();
    storage.getAll(List.of("g", "h"));

    assertThat(database.connecting).hasSize(1);
  }

  @Test
  void anotherSession_isOpened_whenNoStatementBeginsAnyMore() {
    open("");
    get("a");
    for (int i = 0; i < 20; i++) { // more often than it looks
      get("b" + i);
      scheduler.advance(Duration.ofMillis(5));
      database.next().succeed();
    }
    assertThat(database.connecting).isEmpty();
    get("c");
    scheduler.advance(Duration.ofMillis(100));
    assertThat(database.connecting).hasSize(1);
    database.accept();

    assertThat(texts()).containsExactly("select [b19]", "select [c]");
  }

  @Test
  void anotherSession_refused_isTriedLater_callsAreServedByTheFirst() {
    open("");
    CompletableFuture<StoredValue> a = get("a");
    CompletableFuture<StoredValue> b = get("b");
    scheduler.advance(Duration.ofMillis(50));
    database.refuse(SqlFailure.Kind.LOST, "has too many connections");
    scheduler.advance(Duration.ofMillis(50));
    database.next().succeed();
    database.next().succeed();

    assertThat(a).isCompleted();
    assertThat(b).isCompleted();
    assertThat(database.connecting).isEmpty();
  }

  @Test
  void deadlocks_areRunAgain_fiveTimes_afterGrowingPauses() {
    open("");
    CompletableFuture<Void> put = put("a", 1);
    for (int most = 50; most <= 800; most *= 2) {
      database.next().fail(SqlFailure.Kind.RETRYABLE, "deadlock");
      assertThat(millisUntilItIsRunAgain()).isBetween(most / 5, most + 10);
      assertThat(texts()).containsExactly("upsert [a]");
    }
    assertThat(put).isNotDone();
    database.next().fail(SqlFailure.Kind.RETRYABLE, "deadlock");
    scheduler.advance(Duration.ofSeconds(2));

    assertThat(Await.failure(put))
        .as("other keys are not concerned")
        .isInstanceOf(StorageReplyException.class)
        .hasMessageEndingWith("deadlock");
    assertThat(texts()).isEmpty();
  }

  @Test
  void deadlock_thatIsOver_isNotTold() {
    open("");
    CompletableFuture<Void> put = put("a", 1);
    database.next().fail(SqlFailure.Kind.RETRYABLE, "deadlock");
    scheduler.advance(Duration.ofMillis(50));
    database.next().fail(SqlFailure.Kind.RETRYABLE, "deadlock");
    scheduler.advance(Duration.ofMillis(100));
    database.next().succeed();

    assertThat(put).isCompletedWithValue(null);
  }

  @Test
  void pauseAfterADeadlock_isNoSilence() {
    open("silenceTimeout=400ms");
    CompletableFuture<Void> put = put("a", 1);
    for (int retry = 1; retry <= 5; retry++) {
      database.next().fail(SqlFailure.Kind.RETRYABLE, "deadlock");
      millisUntilItIsRunAgain();
    }
    database.next().succeed();

    assertThat(put).isCompletedWithValue(null);
  }

  private int millisUntilItIsRunAgain() {
    int millis = 0;
    while (texts().isEmpty()) { // and not much longer, for that would be silence
      scheduler.advance(Duration.ofMillis(5));
      millis += 5;
    }
    return millis;
  }

  @Test
  void failedStatement_failsItsCalls_andNoOthers() {
    open("");
    CompletableFuture<Void> put = put("a", 1);
    CompletableFuture<StoredValue> get = get("a");
    database.next().fail(SqlFailure.Kind.FAILED, "is read-only");
    database.next().succeed();

    assertThat(Await.failure(put)).hasMessage(storage + " is read-only").hasNoCause();
    assertThat(get).isCompleted();
  }

  @Test
  void lostSession_failsItsCallsAndThoseThatWait_thenConnectsAgain() {
    open("");
    CompletableFuture<StoredValue> running = get("a");
    CompletableFuture<StoredValue> waiting = get("b");
    database.sessions.get(0).lose();

    assertThat(Await.failure(running)).hasMessageContaining("lost the connection");
    assertThat(Await.failure(waiting)).hasMessageContaining("lost the connection");
    assertThat(Await.failure(get("c"))).hasMessageContaining("lost the connection");
    scheduler.advance(Duration.ofMillis(400));
    database.refuse(SqlFailure.Kind.LOST, "cannot be reached: refused");
    assertThat(Await.failure(get("c"))).hasMessageContaining("cannot be reached: refused");
    scheduler.advance(Duration.ofMillis(1_000));
    database.statements.clear();
    database.accept();
    CompletableFuture<StoredValue> served = get("c");
    database.next().succeed();
    assertThat(served).isCompleted();
  }

  @Test
  void silentServer_losesAllSessions_oneThatTalksDoesNot() {
    open("silenceTimeout=400ms");
    get("a");
    get("b");
    scheduler.advance(Duration.ofMillis(50));
    FakeDatabase.Session second = database.accept();
    CompletableFuture<StoredValue> silent = get("c");
    scheduler.advance(Duration.ofMillis(150));
    database.statements.remove(1).succeed();
    assertThat(texts()).containsExactly("select [a]", "select [c]");
    database.statements.remove(1).succeed();
    scheduler.advance(Duration.ofMillis(300));

    assertThat(silent).isCompleted();
    assertThat(database.sessions.get(0).aborted).isTrue();
    assertThat(second.aborted).as("it has answered meanwhile").isFalse();
    CompletableFuture<StoredValue> last = get("d");
    scheduler.advance(Duration.ofMillis(500));
    assertThat(second.aborted).isTrue();
    assertThat(Await.failure(last)).hasMessageContaining("was silent for 400 ms");
  }

  @Test
  void idleSessions_areNotTakenForSilent() {
    open("silenceTimeout=400ms");
    scheduler.advance(Duration.ofSeconds(5));

    assertThat(database.sessions.get(0).aborted).isFalse();
  }

  @Test
  void tooManyUnanswered_failAtOnce() {
    open("maxOutstanding=1024");
    List<CompletableFuture<StoredValue>> gets = new ArrayList<>();
    for (int i = 0; i < 1_025; i++) {
      gets.add(get("k" + i));
    }

    assertThat(Await.failure(gets.get(1_024)))
        .hasMessageContaining("1024 unanswered calls (maxOutstanding)");
    assertThat(gets.get(1_023)).isNotDone();
  }

  @Test
  void serverTime_isAskedForInItsTurn() {
    open("");
    CompletableFuture<Long> early = storage.serverTimeMillis().toCompletableFuture();
    CompletableFuture<StoredValue> get = get("a");
    CompletableFuture<Long> late = storage.serverTimeMillis().toCompletableFuture();
    while (!database.statements.isEmpty()) {
      database.next().succeed();
    }

    assertThat(early).isCompletedWithValue(FakeDatabase.TIME_MILLIS);
    assertThat(late).isCompletedWithValue(FakeDatabase.TIME_MILLIS);
    assertThat(get).isCompleted();
  }

  @Test
  void callsMadeByAnswers_takeThePlacesOfWhatWasAnswered() {
    open("maxOutstanding=1024");
    List<CompletableFuture<StoredValue>> next = new ArrayList<>();
    for (int i = 0; i < 1_024; i++) {
      String key = "k" + i;
      get(key).whenComplete((value, thrown) -> next.add(get(key)));
    }
    database.next().succeed();
    database.next().fail(SqlFailure.Kind.FAILED, "failed");

    assertThat(next).isNotEmpty().noneMatch(CompletableFuture::isDone);
  }

  @Test
  void sweep_goesOnWhileBatchesAreFull_thenWaits() {
    open("sweepInterval=10s&sweepBatch=5&silenceTimeout=1h");
    database.sweepable = 7;
    scheduler.advance(Duration.ofSeconds(7));
    assertThat(texts()).isEmpty();
    scheduler.advance(Duration.ofSeconds(6));
    assertThat(texts()).containsExactly("sweep 5");
    database.next().succeed();
    assertThat(texts()).containsExactly("sweep 5");
    scheduler.advance(Duration.ofSeconds(60));
    assertThat(texts()).as("it never overlaps itself").hasSize(1);
    database.next().succeed();
    assertThat(texts()).isEmpty();
    scheduler.advance(Duration.ofSeconds(13));

    assertThat(texts()).containsExactly("sweep 5");
  }

  @Test
  void sweep_off_andAfterClose_isNone() {
    open("sweepInterval=off");
    scheduler.advance(Duration.ofHours(1));
    assertThat(texts()).isEmpty();
    Await.value(storage.close());
    scheduler.advance(Duration.ofHours(1));

    assertThat(texts()).isEmpty();
  }

  @Test
  void missingTable_rejectsTheStart_triesAgainAfterHalfAMinute() {
    database.missing = new SqlFailure(SqlFailure.Kind.NO_TABLE, "no such table");
    begin("");
    FakeDatabase.Session session = database.accept();

    assertThat(Await.failure(opened))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageContaining("[R04]")
        .hasMessageContaining("apply sql/fake.sql");
    assertThat(session.aborted).isTrue();
    database.missing = null;
    scheduler.advance(Duration.ofSeconds(29));
    assertThat(database.connecting).isEmpty();
    scheduler.advance(Duration.ofSeconds(2));
    database.accept();
    CompletableFuture<StoredValue> served = get("a");
    database.next().succeed();
    assertThat(served).isCompleted();
  }

  @Test
  void missingTable_withCreateSchema_isMade() {
    database.missing = new SqlFailure(SqlFailure.Kind.NO_TABLE, "no such table");
    begin("createSchema=true&table=mine");
    database.accept();

    assertThat(opened).isCompleted();
    assertThat(new String(database.rows.get("made by").bytes()))
        .isEqualTo("CREATE TABLE \"mine\" (key TEXT)");
  }

  @Test
  void open_isAnsweredWithinTheConnectTimeout() {
    begin("");
    scheduler.advance(Duration.ofSeconds(3));

    assertThat(Await.failure(opened)).hasMessageContaining("did not answer within 3000 ms");
  }

  private void open(String options) {
    begin(options);
    database.accept();
    assertThat(opened).isCompleted();
  }

  private void begin(String options) {
    SqlOptions parsed =
        SqlOptions.of(
            StorageUrl.parse("fake://host?" + options), Set.of(), SqlOptions.MOST_VALUE_BYTES);
    storage =
        new SqlStorage(
            parsed,
            SqlSchema.packedWith(SqlStorageTest.class, "fake.sql", '"', "CREATE"),
            database);
    var context = StorageContexts.manual("fake", time);
    scheduler = (ManualScheduler) context.scheduler();
    opened = storage.open(context).toCompletableFuture();
  }

  private List<String> texts() {
    return database.statements.stream().map(FakeDatabase.Statement::text).toList();
  }

  private CompletableFuture<StoredValue> get(String key) {
    return storage.get(key).toCompletableFuture();
  }

  private CompletableFuture<Void> put(String key, int bytes) {
    return storage.put(key, new byte[bytes], 1_000).toCompletableFuture();
  }

  private static StoredEntry entry(String key, int bytes) {
    return new StoredEntry(key, new byte[bytes], 1_000);
  }
}
