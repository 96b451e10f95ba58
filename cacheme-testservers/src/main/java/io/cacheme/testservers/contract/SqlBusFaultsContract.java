package io.cacheme.testservers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.Bus;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.LoopbackServer;
import io.cacheme.testservers.ToldMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the bus of every SQL database with a server must do when its connections or the server are
 * lost, and when transactions of others end late, badly, or not at all. The test of a storage
 * extends it and starts one server for all cases.
 */
public abstract class SqlBusFaultsContract {

  /** Where the storage of each case listens. */
  protected static final String CHANNEL = "a:channel";

  private static final int MANY_CHANNELS = 500;

  /** What the storage has been told. */
  protected final ToldMessages told = new ToldMessages();

  /** What the storage goes through. */
  protected FaultProxy proxy;

  /** It listens when a case begins. */
  protected RemoteStorage storage;

  /** For storages' tests. */
  @SuppressWarnings("NullAway.Init") // JUnit calls listen() first
  protected SqlBusFaultsContract() {}

  /** The server of all cases. */
  protected abstract LoopbackServer server();

  /** Makes what a storage needs, where it is not there, or no more. */
  protected abstract void applySchema();

  /** A storage that is not open yet, by way of {@code port}, with a short silence timeout. */
  protected abstract RemoteStorage create(int port);

  /** A session of somebody who may do all. */
  protected abstract Administrator administrator();

  /** The statement by which another client would tell {@code message} on {@link #CHANNEL}. */
  protected abstract String telling(String message);

  /** The server takes no writes, or does so again. */
  protected abstract void readOnly(Administrator administrator, boolean readOnly);

  /** Another client's session. */
  public interface Administrator extends AutoCloseable {

    /** Runs a statement; what it answers does not matter. */
    void run(String statement);

    /** The ids of all sessions in the storage's database but its own. */
    List<String> others();

    /** Ends the session of an id, as people do. */
    void kill(String id);

    @Override
    void close();
  }

  @BeforeEach
  final void listen() {
    applySchema();
    proxy = FaultProxy.to(server().host(), server().port());
    storage = create(proxy.port());
    bus().listen(told);
    Await.value(storage.open(StorageContexts.system("test")));
    bus().subscribe(CHANNEL);
    Await.until("it is listened to", () -> told.missed() == 1);
  }

  @AfterEach
  final void close() {
    Await.value(storage.close());
    proxy.close();
    server().cont();
  }

  /** Where the database gives numbers, that of the first is lower. */
  @Test
  void transactionThatEndsLate_isToldThen() {
    try (Administrator slow = administrator()) {
      slow.run("BEGIN");
      slow.run(telling("first"));
      Await.value(bus().publish(CHANNEL, "second"));
      Await.value(bus().sync());
      assertThat(told.texts()).containsExactly("second");
      slow.run("COMMIT");
    }

    Await.value(bus().sync());
    assertThat(told.texts()).containsExactly("second", "first");
    assertThat(told.missed()).isEqualTo(1);
  }

  @Test
  void transactionThatIsRolledBack_isNotWaitedFor() {
    try (Administrator other = administrator()) {
      other.run("BEGIN");
      other.run(telling("never"));
      Await.value(bus().publish(CHANNEL, "1"));
      other.run("ROLLBACK");
    }
    Await.value(bus().sync());

    assertThat(told.texts()).containsExactly("1");
    assertThat(told.missed()).isEqualTo(1);
  }

  @Test
  void sessionKilled_inItsTransaction_isNotWaitedFor() {
    try (Administrator administrator = administrator();
        Administrator other = administrator()) {
      List<String> before = other.others();
      try (Administrator writing = administrator()) {
        writing.run("BEGIN");
        writing.run(telling("never"));
        List<String> since = new ArrayList<>(other.others());
        since.removeAll(before);
        since.forEach(administrator::kill);
      }
      Await.until("it is gone", () -> before.containsAll(other.others()));
    }
    assertToldAgain();

    assertThat(told.texts()).doesNotContain("never");
  }

  @Test
  void connectionsLost_isSaidToHaveMissed_andToldAgain() {
    proxy.refuse();
    Await.failure(bus().sync());
    proxy.heal();

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  @Test
  void connectionsKilledByTheServer_oneAfterTheOther_nothingIsLostUnsaid() {
    try (Administrator administrator = administrator()) {
      for (int i = 0; i < 5; i++) {
        administrator.others().stream().findFirst().ifPresent(administrator::kill);
        administrator.run(telling("during" + i));
      }
    }
    Await.until("a sign of life", () -> succeeds(bus().sync()));

    boolean all = told.texts().contains("during4");
    assertThat(all || told.missed() > 1).isTrue();
    assertToldAgain();
  }

  @Test
  void halfOpen_othersAreMade() {
    proxy.halfOpen();

    assertToldAgain();
  }

  @Test
  void serverHangs_thenGoesOn_isToldAgain() {
    server().stop();
    Await.failure(bus().sync());
    server().cont();

    assertToldAgain();
  }

  @Test
  void serverKilled_isListenedToOnceItRunsAgain() {
    server().kill();
    Await.failure(bus().sync());
    server().restart();
    applySchema();

    assertToldAgain();
    assertThat(told.missed()).isGreaterThan(1);
  }

  /** Its messages can be read, but what others are told to write is elsewhere. */
  @Test
  void readOnly_givesNoSigns_untilItTakesWritesAgain() {
    try (Administrator administrator = administrator()) {
      readOnly(administrator, true);
      Await.until("it is read-only", () -> !succeeds(bus().sync()));
      assertThat(Await.failure(bus().sync())).hasMessageEndingWith("is read-only");
      readOnly(administrator, false);
    }

    assertToldAgain();
    assertThat(told.missed()).as("losses").isEqualTo(1);
  }

  @Test
  void manyAtOnce_areAllTold() {
    List<String> messages = IntStream.range(0, 3_000).mapToObj(i -> "m" + i).toList();
    List<CompletionStage<Void>> sent =
        messages.stream().map(message -> bus().publish(CHANNEL, message)).toList();
    sent.forEach(Await::value);
    Await.value(bus().sync());

    assertThat(told.texts()).containsExactlyInAnyOrderElementsOf(messages);
    assertThat(told.missed()).isEqualTo(1);
  }

  @Test
  void manyChannels_eachIsListenedToAgain() {
    for (int i = 1; i < MANY_CHANNELS; i++) {
      bus().subscribe("channel:" + i);
    }
    Await.until("all are listened to", () -> told.missed() == MANY_CHANNELS);
    proxy.reset();
    Await.until("all are listened to again", () -> succeeds(bus().sync()));
    for (int i = 1; i < MANY_CHANNELS; i += 100) {
      Await.value(bus().publish("channel:" + i, Integer.toString(i)));
    }
    Await.value(bus().sync());

    assertThat(told.texts()).containsExactlyInAnyOrder("1", "101", "201", "301", "401");
  }

  @Test
  void closed_whileMessagesCome_leavesNoSessionAndNoThread() {
    try (Administrator administrator = administrator()) {
      for (int i = 0; i < 10; i++) {
        administrator.run(telling("m" + i));
      }
      CompletionStage<Void> closed = storage.close();
      for (int i = 0; i < 10; i++) {
        administrator.run(telling("late" + i));
      }
      Await.value(closed);
      Await.until("its sessions end", () -> administrator.others().isEmpty());
    }

    Await.until("its connections end", () -> proxy.connections() == 0);
    Await.until(
        "its threads end",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cacheme-test-")));
  }

  /** That what is published from now on is told, after some time. */
  protected final void assertToldAgain() {
    Await.until(
        "a message is told",
        () -> {
          boolean all = succeeds(bus().sync()); // else it is lost for who is not listening yet
          all &= succeeds(bus().publish(CHANNEL, "again"));
          return all && succeeds(bus().sync());
        });
    assertThat(told.texts()).contains("again");
  }

  /** Whether {@code stage} ends well. */
  protected static boolean succeeds(CompletionStage<?> stage) {
    return Await.value(stage.handle((nothing, thrown) -> thrown == null));
  }

  /** The storage's. */
  protected final Bus bus() {
    return Objects.requireNonNull(storage.bus(), () -> storage + " has no bus");
  }
}
