package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StoredValue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Connections and servers are lost: what was under way fails once, and the storage comes back. */
abstract class RemoteStorageLossCases extends RemoteStorageFaultFixture {

  private static final int CALLS = 100;

  @Test
  void killedAndRestarted_failsAtOnce_thenServes() {
    server().kill();
    assertFailsAtOnce();
    server().restart();

    assertRecovers();
    StoredValue found = answerOf("get", get("a"));
    switch (killedData()) {
      case KEPT -> assertHas("a", "1");
      case LOST -> assertThat(found).as("the value of a server that lost its data").isNull();
      case EITHER -> assertThat(found == null || found.bytes().length == 1).isTrue();
    }
  }

  @Test
  void killed_callsUnderWay_failAndAreNotSentAgain() {
    hang();
    List<CompletableFuture<Void>> puts =
        IntStream.range(0, CALLS).mapToObj(i -> putBytes("b" + i, new byte[] {1})).toList();
    server().kill();
    puts.forEach(put -> failureOf("put under way", put));
    server().restart();
    goOn();

    assertRecovers();
    List<String> keys = IntStream.range(0, CALLS).mapToObj(i -> key("b" + i)).toList();
    assertThat(answerOf("getAll", storage.getAll(keys)).keySet())
        .as("what the killed server had not read")
        .isEmpty();
  }

  @Test
  void reset_failsWhatWasUnderWay_thenServes() {
    proxy.blackhole();
    CompletableFuture<StoredValue> get = get("a");
    proxy.reset();
    failureOf("get under way", get);
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void resetInMidReply_failsThatCall_thenServes() {
    put("large", "x".repeat(100_000));
    proxy.resetAfter(50_000);
    failureOf("get", get("large"));
    proxy.heal();

    assertRecovers();
    assertHas("large", "x".repeat(100_000));
  }

  @Test
  void refused_failsAtOnceWithTheReason_thenServes() {
    proxy.refuse();
    // a connection under way when the door shut is reset instead
    Await.until("it says why", () -> saysRefused(failureOfGet()), patience());
    assertFailsAtOnce();
    proxy.heal();

    assertRecovers();
    assertHas("a", "1");
  }

  private boolean saysRefused(String failure) {
    int unreachable = failure.indexOf(failures().unreachable());
    return unreachable >= 0 && failure.indexOf("refused", unreachable) >= 0;
  }
}
