package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * Conditional writes whose answer is lost: nobody may be told that they were refused, or that they
 * were not, and nothing is sent twice.
 */
abstract class RemoteStorageConditionalCases extends RemoteStorageSilenceCases {

  private static final byte[] VALUE = {1};
  private static final byte[] SEEN = {2};
  private static final long A_MINUTE = 60_000;

  @Test
  void conditional_underWayWhenReset_fail_thenServes() {
    proxy.blackhole();
    Map<String, CompletionStage<?>> calls = conditionalCalls();
    proxy.reset();
    calls.forEach(this::failureOf);
    proxy.heal();

    assertRecovers();
    assertNoneIsThere();
  }

  @Test
  void conditional_underWayWhenKilled_failAndAreNotSentAgain() {
    hang();
    Map<String, CompletionStage<?>> calls = conditionalCalls();
    server().kill();
    calls.forEach(this::failureOf);
    server().restart();
    goOn();

    assertRecovers();
    assertNoneIsThere();
  }

  @Test
  void conditional_ofAHungServer_failBySilence_thenServes() {
    reopen(silenceTimeout());
    hang();
    conditionalCalls().forEach(this::failureOf);
    goOn();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void conditional_underWayWhenClosed_fail() {
    hang();
    Map<String, CompletionStage<?>> calls = conditionalCalls();
    answerOf("close", storage.close());

    calls.forEach(
        (what, call) ->
            assertThat(failureOf(what, call)).hasMessageContaining(failures().closed()));
  }

  /** One of each kind, begun together. */
  private Map<String, CompletionStage<?>> conditionalCalls() {
    ConditionalWrites writes = storage.conditionalWrites();
    assumeTrue(writes != null, "it has no conditional writes");
    Objects.requireNonNull(writes);
    Map<String, CompletionStage<?>> calls = new LinkedHashMap<>();
    calls.put("a fill of nothing", writes.putIfUnchanged(ifNone("c0")));
    calls.put("a fill of what was seen", writes.putIfUnchanged(ifSeen("c1")));
    calls.put("a replacement", writes.putIfUnchanged(ifSeen("c2").orElseRefused()));
    calls.put("a bulk", writes.putAllIfUnchanged(List.of(ifNone("c3"), ifSeen("c4"))));
    calls.put("a tombstone", writes.putTombstone(key("c5"), VALUE, A_MINUTE));
    return calls;
  }

  private void assertNoneIsThere() {
    List<String> keys = List.of("c0", "c1", "c2", "c3", "c4", "c5");
    assertThat(answerOf("getAll", storage.getAll(keys.stream().map(this::key).toList())).keySet())
        .as("what the server had not read")
        .isEmpty();
  }

  private ConditionalEntry ifNone(String name) {
    return ConditionalEntry.ifNone(key(name), VALUE, A_MINUTE);
  }

  private ConditionalEntry ifSeen(String name) {
    return ConditionalEntry.ifSeen(key(name), VALUE, A_MINUTE, SEEN);
  }
}
