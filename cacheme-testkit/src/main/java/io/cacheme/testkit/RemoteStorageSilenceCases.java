package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Servers and networks go silent: no call hangs for ever, and nothing grows without bound. */
abstract class RemoteStorageSilenceCases extends RemoteStorageLossCases {

  private static final int FLOOD = 3_000;

  /** More than the buffers of sockets take. */
  private static final int MUCH = 150 << 20;

  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

  @Test
  void halfOpen_isNoticedBySilence_thenServes() {
    reopen(silenceTimeout());
    proxy.halfOpen();

    assertThat(failureOf("get", get("a"))).hasMessageContaining(failures().silent());
    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_isNoticedBySilence_thenServes() {
    reopen(silenceTimeout());
    useConnections(Math.max(1, poolSize() * 3 / 5));
    hang();
    assertThat(failureOf("get", get("a"))).hasMessageContaining(failures().silent());
    failureOf("get while it still hangs", get("a"));
    goOn();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_boundsWhatItTakes_thenServes() {
    reopen(silenceTimeout().multipliedBy(2)); // by no means before all calls are made
    hang();
    List<CompletableFuture<StoredValue>> gets =
        Stream.generate(() -> get("a")).limit(FLOOD).toList();
    assertThat(gets.stream().filter(get -> !get.isDone()).count())
        .as("calls that wait, of %d", FLOOD)
        .isLessThanOrEqualTo(MAX_OUTSTANDING);
    assertThat(failureOf("the last get", gets.get(FLOOD - 1)))
        .hasMessageContaining(failures().overloaded());
    gets.forEach(get -> failureOf("get of a hung server", get));
    goOn();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_largeWritesThatTheSocketDoesNotTake_endToo_thenServes() {
    reopen(silenceTimeout());
    byte[] value = new byte[Math.min(storage.maxValueBytes(), MUCH)];
    hang();
    List<CompletableFuture<Void>> puts =
        IntStream.rangeClosed(0, MUCH / value.length)
            .mapToObj(i -> putBytes("big" + i, value.clone()))
            .toList();
    puts.forEach(put -> failureOf("put of a large value", put));
    goOn();

    assertRecovers();
    assertHas("a", "1");
  }

  @Test
  void hung_closeEndsSoon_andFailsWhatWasUnderWay() {
    hang();
    CompletableFuture<StoredValue> get = get("a");
    CompletableFuture<Void> put =
        putBytes("b", new byte[Math.min(storage.maxValueBytes(), 1 << 20)]);
    long start = System.nanoTime();
    answerOf("close", storage.close());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(CLOSED_WITHIN);
    assertThat(failureOf("get", get)).hasMessageContaining(failures().closed());
    assertThat(failureOf("put", put)).hasMessageContaining(failures().closed());
  }

  /** Time itself is what is tried here. */
  @Test
  void idle_isNotTakenForSilence() throws InterruptedException {
    int old = proxy.ended() + proxy.connections();
    reopen(silenceTimeout());
    Await.until("the connections from before have ended", () -> proxy.ended() >= old);
    int before = proxy.connections();
    int ended = proxy.ended();
    Thread.sleep(silenceTimeout().multipliedBy(5).dividedBy(2).toMillis());

    assertHas("a", "1");
    assertThat(proxy.connections()).as("connections").isEqualTo(before);
    assertThat(proxy.ended()).as("connections that have ended").isEqualTo(ended);
  }
}
