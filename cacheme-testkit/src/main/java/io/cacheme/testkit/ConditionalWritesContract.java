package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every remote storage with {@link ConditionalWrites} must do, beside {@link
 * RemoteStorageContract}, and made the same way: the test of a storage extends it. The keys are the
 * suite's own.
 */
public abstract class ConditionalWritesContract extends RemoteStorageFixture {

  /** More than two of the chunks that storages cut bulks into. */
  private static final int MANY = 1_201;

  private static final int RACES = 10;
  private static final int RACED = 60;

  private static final long A_MINUTE = Duration.ofMinutes(1).toMillis();

  /** For storages' tests. */
  protected ConditionalWritesContract() {}

  @Test
  void nothingSeen_nothingThere_isKept() {
    assertKept(ifNone("a", "1"));

    assertHas("a", bytes("1"));
  }

  @Test
  void nothingSeen_somethingThere_isRefused() {
    put("a", bytes("0"), HOUR);

    assertRefused(ifNone("a", "1"));
    assertHas("a", bytes("0"));
  }

  @Test
  void nothingSeen_aRefusal_leavesTheTimeToLive() {
    put("a", bytes("0"), 60);
    assertRefused(ifNone("a", "1"));
    expire(60);

    assertAbsent("a");
  }

  @Test
  void nothingSeen_expired_isKept() {
    put("a", bytes("0"), 40);
    expire(40);

    assertKept(ifNone("a", "1"));
    assertHas("a", bytes("1"));
  }

  @Test
  void nothingSeen_isKeptForItsTimeToLive() {
    assertKept(ConditionalEntry.ifNone(key("a"), bytes("1"), 40));
    expire(40);

    assertAbsent("a");
  }

  @Test
  void nothingSeen_isKeptWithoutExpiry() {
    assertKept(ConditionalEntry.ifNone(key("a"), bytes("1"), RemoteStorage.NO_EXPIRY));

    assertHas("a", bytes("1"));
    remove("a");
  }

  @Test
  void seen_stillThere_isReplaced() {
    put("a", bytes("0"), HOUR);

    assertKept(ifSeen("a", "1", "0"));
    assertHas("a", bytes("1"));
  }

  @Test
  void seen_anotherThere_isRefused() {
    put("a", bytes("00"), HOUR);

    assertRefused(ifSeen("a", "1", "0"));
    assertRefused(ifSeen("a", "1", "01"));
    assertRefused(ifSeen("a", "1", "000"));
    assertHas("a", bytes("00"));
  }

  @Test
  void seen_anotherThatDiffersInCaseOnly_isRefused() {
    put("a", bytes("value"), HOUR);

    assertRefused(ifSeen("a", "1", "VALUE"));
    assertRefused(ifSeen("a", "1", "value "));
    assertHas("a", bytes("value"));
  }

  @Test
  void seen_isReplacedWithItsTimeToLive() {
    put("a", bytes("0"), 60);
    assertKept(ifSeen("a", "1", "0"));
    put("b", bytes("0"), HOUR);
    assertKept(ConditionalEntry.ifSeen(key("b"), bytes("1"), 60, bytes("0")));
    expire(60);

    assertHas("a", bytes("1"));
    assertAbsent("b");
  }

  @Test
  void seen_nothingThereAnyMore_isKept() {
    assertKept(ifSeen("a", "1", "0"));

    assertHas("a", bytes("1"));
  }

  @Test
  void seen_expiredMeanwhile_isKept() {
    put("a", bytes("0"), 40);
    put("b", bytes("another"), 40);
    expire(40);

    assertKept(ifSeen("a", "1", "0"));
    assertKept(ifSeen("b", "1", "0"));
    assertHas("a", bytes("1"));
    assertHas("b", bytes("1"));
  }

  @Test
  void seenOnly_nothingThereAnyMore_isRefused() {
    put("b", bytes("0"), 40);
    expire(40);

    assertRefused(ifSeen("a", "1", "0").orElseRefused());
    assertRefused(ifSeen("b", "1", "0").orElseRefused());
    assertAbsent("a");
    assertAbsent("b");
  }

  @Test
  void seenOnly_stillThere_isReplaced() {
    put("a", bytes("0"), HOUR);

    assertKept(ifSeen("a", "1", "0").orElseRefused());
    assertHas("a", bytes("1"));
  }

  @Test
  void seen_anyBytes_areCompared() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    byte[] other = all.clone();
    other[128]++;
    put("a", all, HOUR);

    assertRefused(ConditionalEntry.ifSeen(key("a"), bytes("1"), HOUR, other));
    assertKept(ConditionalEntry.ifSeen(key("a"), bytes("1"), HOUR, all));
    assertHas("a", bytes("1"));
  }

  @Test
  void seen_large_isCompared() {
    byte[] large = text(Math.min(MEBIBYTE, storage.maxValueBytes()));
    byte[] other = large.clone();
    other[other.length - 1]++;
    put("a", large, HOUR);

    assertRefused(ConditionalEntry.ifSeen(key("a"), other, HOUR, other));
    assertKept(ConditionalEntry.ifSeen(key("a"), other, HOUR, large));
    assertHas("a", other);
    remove("a");
  }

  @Test
  void tooLate_isRefused() {
    put("b", bytes("0"), HOUR);
    long now = serverNow();

    assertRefused(ifNone("a", "1").notAfter(now - A_MINUTE));
    assertRefused(ifSeen("b", "1", "0").notAfter(now - A_MINUTE));
    assertAbsent("a");
    assertHas("b", bytes("0"));
  }

  @Test
  void notTooLate_isKept() {
    put("b", bytes("0"), HOUR);
    long now = serverNow();

    assertKept(ifNone("a", "1").notAfter(now + A_MINUTE));
    assertKept(ifSeen("b", "1", "0").notAfter(now + A_MINUTE));
    assertHas("a", bytes("1"));
    assertHas("b", bytes("1"));
  }

  @Test
  void tooLarge_failsAndLeavesWhatIsThere() {
    put("a", bytes("0"), HOUR);
    byte[] large = new byte[storage.maxValueBytes() + 1];

    failureOf(
        "putIfUnchanged of too many bytes",
        () -> writes().putIfUnchanged(ConditionalEntry.ifSeen(key("a"), large, HOUR, bytes("0"))));
    failureOf(
        "putAllIfUnchanged of too many bytes",
        () ->
            writes()
                .putAllIfUnchanged(
                    List.of(
                        ifNone("b", "1"),
                        ConditionalEntry.ifSeen(key("a"), large, HOUR, bytes("0")))));
    assertHas("a", bytes("0"));
    assertAbsent("b");
  }

  @Test
  void tombstone_replacesAndIsSeen() {
    put("a", bytes("0"), HOUR);

    assertThat(tombstone("a", "dead", HOUR)).as("the tombstone is kept").isTrue();
    assertHas("a", bytes("dead"));
    assertRefused(ifNone("a", "1"));
    assertRefused(ifSeen("a", "1", "0"));
    assertKept(ifSeen("a", "1", "dead"));
  }

  @Test
  void tombstone_nothingThere_isKept() {
    assertThat(tombstone("a", "dead", HOUR)).as("the tombstone is kept").isTrue();

    assertHas("a", bytes("dead"));
  }

  @Test
  void tombstone_expires() {
    put("a", bytes("0"), HOUR);
    tombstone("a", "dead", 40);
    expire(40);

    assertAbsent("a");
    assertKept(ifNone("a", "1"));
  }

  @Test
  void all_eachForItself() {
    put("b", bytes("0"), HOUR);
    put("c", bytes("0"), HOUR);
    put("d", bytes("other"), HOUR);

    assertThat(
            refused(
                ifNone("a", "1"),
                ifNone("b", "1"),
                ifSeen("c", "1", "0"),
                ifSeen("d", "1", "0"),
                ifSeen("e", "1", "0"),
                ifSeen("f", "1", "0").orElseRefused()))
        .as("the keys refused")
        .containsExactlyInAnyOrder(key("b"), key("d"), key("f"));
    assertHas("a", bytes("1"));
    assertHas("b", bytes("0"));
    assertHas("c", bytes("1"));
    assertHas("d", bytes("other"));
    assertHas("e", bytes("1"));
    assertAbsent("f");
  }

  @Test
  void all_eachTimeToLiveItsOwn() {
    put("c", bytes("0"), HOUR);
    assertThat(
            refused(
                ConditionalEntry.ifNone(key("a"), bytes("1"), 40),
                ifNone("b", "1"),
                ConditionalEntry.ifSeen(key("c"), bytes("1"), 40, bytes("0"))))
        .isEmpty();
    expire(40);

    assertAbsent("a");
    assertHas("b", bytes("1"));
    assertAbsent("c");
  }

  @Test
  void all_expired_areNone() {
    put("a", bytes("0"), 40);
    put("b", bytes("0"), 40);
    expire(40);

    assertThat(refused(ifNone("a", "1"), ifSeen("b", "1", "0"))).isEmpty();
    assertHas("a", bytes("1"));
    assertHas("b", bytes("1"));
  }

  @Test
  void all_tooLate_areRefused() {
    put("b", bytes("0"), HOUR);
    long late = serverNow() - A_MINUTE;

    assertThat(refused(ifNone("a", "1").notAfter(late), ifSeen("b", "1", "0").notAfter(late)))
        .containsExactlyInAnyOrder(key("a"), key("b"));
    assertAbsent("a");
    assertHas("b", bytes("0"));
  }

  @Test
  void all_none_succeeds() {
    assertThat(refused()).isEmpty();
  }

  @Test
  void all_moreThanAChunk_eachForItself() {
    List<String> keys = IntStream.range(0, MANY).mapToObj(i -> key("many" + i)).toList();
    List<String> taken =
        IntStream.range(0, MANY).filter(i -> i % 7 == 0).mapToObj(keys::get).toList();
    putEach(taken);
    List<ConditionalEntry> entries =
        keys.stream().map(key -> ConditionalEntry.ifNone(key, bytes(key), HOUR)).toList();

    Set<String> refused = answerOf("putAllIfUnchanged", writes().putAllIfUnchanged(entries));
    assertThat(refused).containsExactlyInAnyOrderElementsOf(taken);
    for (int from = 0; from < MANY; from += 100) {
      assertEach(keys.subList(from, Math.min(from + 100, MANY)));
    }
  }

  @Test
  void writesOfOneKey_takeEffectInTheOrderOfTheCalls() {
    List<CompletionStage<Boolean>> kept = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      storage.put(key("a"), bytes("put" + i), HOUR);
      kept.add(writes().putIfUnchanged(ifSeen("a", "seen" + i, "put" + i)));
      kept.add(writes().putTombstone(key("a"), bytes("dead" + i), HOUR));
      kept.add(writes().putIfUnchanged(ifSeen("a", "anew" + i, "dead" + i)));
    }

    kept.forEach(each -> assertThat(answerOf("a write", each)).isTrue());
    assertHas("a", bytes("anew49"));
  }

  @Test
  void ofManyProcesses_oneIsKept() {
    List<RemoteStorage> processes = IntStream.range(0, 4).mapToObj(i -> opened(create())).toList();
    for (int round = 0; round < 20; round++) {
      String name = "raced" + round;
      List<CompletionStage<Boolean>> kept = new ArrayList<>();
      for (int i = 0; i < processes.size(); i++) {
        kept.add(writesOf(processes.get(i)).putIfUnchanged(ifNone(name, "by" + i)));
      }
      List<Integer> winners =
          IntStream.range(0, kept.size())
              .filter(i -> answerOf("a raced write", kept.get(i)))
              .boxed()
              .toList();

      assertThat(winners).as("who was told that theirs is kept").hasSize(1);
      assertHas(name, bytes("by" + winners.get(0)));
    }
  }

  @Test
  void all_ofManyProcesses_inOppositeOrders_oneOfEachIsKept() {
    race("none", this::ifNone);
  }

  @Test
  void all_ofManyProcesses_inOppositeOrders_oneOfEachReplacesWhatWasSeen() {
    race(
        "seen",
        (name, value) -> {
          ConditionalEntry entry = ifSeen(name, value, "seen");
          return value.hashCode() % 2 == 0 ? entry : entry.orElseRefused();
        });
  }

  @Test
  void closed_everyCall_failsByItsStage() {
    ConditionalWrites writes = writes();
    answerOf("close", storage.close());

    failureOf("putIfUnchanged", () -> writes.putIfUnchanged(ifNone("a", "1")));
    failureOf("putAllIfUnchanged", () -> writes.putAllIfUnchanged(List.of(ifNone("a", "1"))));
    failureOf("putTombstone", () -> writes.putTombstone(key("a"), bytes("dead"), HOUR));
  }

  /**
   * Bulks of several processes, half of them the other way round. Of every other key one must be
   * kept; the rest have other writes, too, so that what locks keys or the room between them is in
   * the way of everybody. Nobody's call may fail for that.
   */
  private void race(String what, BiFunction<String, String, ConditionalEntry> entry) {
    List<RemoteStorage> processes = IntStream.range(0, 4).mapToObj(i -> opened(create())).toList();
    for (int round = 0; round < RACES; round++) {
      String prefix = what + round + "-";
      List<String> names = IntStream.range(0, RACED).mapToObj(i -> prefix + i).toList();
      if (what.equals("seen")) {
        answerOf("putAll", storage.putAll(entries(names, "seen")));
      }
      List<CompletionStage<Set<String>>> calls = new ArrayList<>();
      List<CompletionStage<?>> others = new ArrayList<>();
      for (int i = 0; i < processes.size(); i++) {
        String value = "by" + i;
        List<String> ordered = new ArrayList<>(names);
        if (i % 2 == 1) {
          Collections.reverse(ordered);
        }
        ConditionalWrites writes = writesOf(processes.get(i));
        List<String> disturbed = ordered.stream().filter(ConditionalWritesContract::isOdd).toList();
        calls.add(
            writes.putAllIfUnchanged(
                ordered.stream().map(name -> entry.apply(name, value)).toList()));
        others.add(processes.get(i).putAll(entries(disturbed, value)));
        disturbed.forEach(
            name -> others.add(writes.putTombstone(key(name), bytes("dead" + value), HOUR)));
      }
      List<Set<String>> refused =
          calls.stream().map(call -> answerOf("a raced bulk", call)).toList();
      others.forEach(other -> answerOf("a write beside", other));
      names.stream().filter(name -> !isOdd(name)).forEach(name -> assertOneIsKept(name, refused));
    }
  }

  private void assertOneIsKept(String name, List<Set<String>> refused) {
    List<Integer> winners =
        IntStream.range(0, refused.size())
            .filter(i -> !refused.get(i).contains(key(name)))
            .boxed()
            .toList();
    assertThat(winners).as("who was told that their %s is kept", name).hasSize(1);
    assertHas(name, bytes("by" + winners.get(0)));
  }

  private List<StoredEntry> entries(List<String> names, String value) {
    return names.stream().map(name -> new StoredEntry(key(name), bytes(value), HOUR)).toList();
  }

  private static boolean isOdd(String name) {
    return (name.charAt(name.length() - 1) - '0') % 2 == 1;
  }

  private ConditionalEntry ifNone(String name, String value) {
    return ConditionalEntry.ifNone(key(name), bytes(value), HOUR);
  }

  private ConditionalEntry ifSeen(String name, String value, String seen) {
    return ConditionalEntry.ifSeen(key(name), bytes(value), HOUR, bytes(seen));
  }

  private ConditionalWrites writes() {
    return writesOf(storage);
  }

  private static ConditionalWrites writesOf(RemoteStorage storage) {
    ConditionalWrites writes = storage.conditionalWrites();
    return Objects.requireNonNull(writes, () -> storage + " has no conditional writes");
  }

  private void assertKept(ConditionalEntry entry) {
    assertThat(answerOf("putIfUnchanged", writes().putIfUnchanged(entry)))
        .as("whether %s is kept", entry)
        .isTrue();
  }

  private void assertRefused(ConditionalEntry entry) {
    assertThat(answerOf("putIfUnchanged", writes().putIfUnchanged(entry)))
        .as("whether %s is kept", entry)
        .isFalse();
  }

  private Set<String> refused(ConditionalEntry... entries) {
    return answerOf("putAllIfUnchanged", writes().putAllIfUnchanged(List.of(entries)));
  }

  private boolean tombstone(String name, String tombstone, long ttlMillis) {
    return answerOf("putTombstone", writes().putTombstone(key(name), bytes(tombstone), ttlMillis));
  }

  private long serverNow() {
    Long now = answerOf("serverTimeMillis", storage.serverTimeMillis());
    return now == null ? System.currentTimeMillis() : now;
  }
}
