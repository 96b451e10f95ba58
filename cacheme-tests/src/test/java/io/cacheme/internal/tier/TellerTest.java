package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.ButFor;
import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others are told, message by message, over a bus of the test's own. */
class TellerTest {

  private static final Duration RETRY = Duration.ofMillis(100);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final IllegalStateException CUT = new IllegalStateException("cut off");
  private static final int MOST = 10_000;

  private final LogCapture log = new LogCapture();
  private final GateWorld world = new GateWorld();
  private final OwnBus bus = new OwnBus();
  private final RemoteGate gate =
      world.gate("told", ButFor.method(RemoteStorage.class, world.storage, "bus", nothing -> bus));
  private final Teller teller = new Teller(gate, "%written", "me", world.surroundings);
  private final List<String> ended = new ArrayList<>();

  @AfterEach
  void close() {
    log.close();
  }

  /** One that keeps what is published, and answers at once or when it is told to. */
  private static final class OwnBus implements Bus {
    final List<String> messages = new ArrayList<>();
    final Deque<CompletableFuture<Void>> held = new ArrayDeque<>();
    boolean holds;
    boolean fails;
    int most = MAX_MESSAGE_BYTES;

    @Override
    public void listen(BusListener listener) {}

    @Override
    public void subscribe(String channel) {}

    @Override
    public CompletionStage<@Nullable Void> publish(String channel, String message) {
      messages.add(channel + " " + message.replace('\n', ' '));
      if (holds) {
        held.add(new CompletableFuture<>());
        return held.getLast();
      }
      return fails ? CompletableFuture.failedFuture(CUT) : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<@Nullable Void> sync() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public int maxMessageBytes() {
      return most;
    }

    void answer() {
      holds = false;
      held.remove().complete(null);
    }
  }

  private void tell(String... keys) {
    for (String key : keys) {
      teller.tell(
          key, failure -> ended.add(failure == null ? key : key + " " + failure.getMessage()));
    }
  }

  @Test
  void told_endsWhenTheServerHasIt() {
    bus.holds = true;
    tell("a");
    assertThat(bus.messages).containsExactly("%written me a");
    assertThat(ended).isEmpty();
    bus.answer();
    assertThat(ended).containsExactly("a");
    tell("b");

    assertThat(bus.messages).containsExactly("%written me a", "%written me b");
    assertThat(teller.storage()).isEqualTo("told");
    assertThat(world.scheduler.pending()).as("but for the sweep of calls").isLessThan(2);
  }

  @Test
  void toldMeanwhile_sharesTheNextMessage() {
    bus.holds = true;
    tell("a", "b", "c");
    assertThat(bus.messages).hasSize(1);
    bus.answer();

    assertThat(bus.messages).containsExactly("%written me a", "%written me b c");
    assertThat(ended).containsExactly("a", "b", "c");
  }

  @Test
  void message_hasAsManyAsItTakes_andOneAtLeast() {
    bus.holds = true;
    bus.most = 8;
    tell("a", "bb", "cc", "d", "a long one", "e", "f", "g", "h");
    bus.answer();

    assertThat(bus.messages)
        .containsExactly(
            "%written me a",
            "%written me bb cc",
            "%written me d",
            "%written me a long one",
            "%written me e f g",
            "%written me h");
  }

  @Test
  void answersAtOnce_isALoop() {
    bus.holds = true;
    bus.most = 0;
    tell("first");
    IntStream.range(0, 20_000).forEach(i -> tell("a" + i));
    bus.answer();

    assertThat(ended).hasSize(20_001);
    assertThat(log.text()).isEmpty();
  }

  @Test
  void notTold_isToldAgain_untilItIs() {
    bus.fails = true;
    tell("a");
    assertThat(ended).containsExactly("a cut off");
    world.advance(RETRY.minus(NANO));
    assertThat(bus.messages).hasSize(1);
    world.advance(NANO);
    assertThat(bus.messages).hasSize(2);
    bus.fails = false;
    world.advance(RETRY);
    assertThat(bus.messages).containsOnly("%written me a").hasSize(3);
    world.advance(RETRY.multipliedBy(9));

    assertThat(bus.messages).as("it is").hasSize(3);
    assertThat(ended).hasSize(1);
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void notAdmitted_failsAtOnce_andIsToldLater() {
    bus.fails = true;
    tell("a", "b", "c", "d", "e", "f");
    assertThat(bus.messages).hasSize(5);
    assertThat(ended).hasSize(6);
    assertThat(ended.get(5)).startsWith("f it is passed by, for it failed last with: ");
    bus.fails = false;
    world.advance(Duration.ofSeconds(2));

    assertThat(bus.messages.get(5)).startsWith("%written me ");
    assertThat(String.join(" ", bus.messages.subList(5, bus.messages.size())))
        .contains(" a", " b", " c", " d", " e", " f");
  }

  @Test
  void later_isToldTogether() {
    teller.tellLater("a");
    teller.tellLater("b");
    teller.tellLater("a");
    assertThat(bus.messages).isEmpty();
    bus.holds = true;
    world.advance(RETRY);
    bus.answer();

    assertThat(bus.messages).containsExactly("%written me a", "%written me b");
  }

  @Test
  void moreThanCanBeRemembered_anyMayHaveBeenWritten() {
    bus.most = 1 << 20;
    IntStream.range(0, MOST).forEach(i -> teller.tellLater("a" + i));
    bus.holds = true;
    world.advance(RETRY);
    bus.answer();
    assertThat(String.join(" ", bus.messages)).contains(" a0", " a9999").doesNotContain("*");
    bus.messages.clear();
    IntStream.range(0, MOST + 1).forEach(i -> teller.tellLater("a" + i));
    world.advance(RETRY);
    assertThat(bus.messages).containsExactly("%written me *");
    bus.messages.clear();
    teller.tellLater("a");
    world.advance(RETRY);

    assertThat(bus.messages).containsExactly("%written me a");
  }

  @Test
  void closed_nothingIsToldAgain() {
    teller.tellLater("a");
    world.surroundings.close();
    world.advance(RETRY.multipliedBy(9));

    assertThat(bus.messages).isEmpty();
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void whoThrows_keepsNobodyFromBeingTold() {
    bus.holds = true;
    tell("a");
    teller.tell(
        "b",
        failure -> {
          throw new IllegalStateException("of the engine");
        });
    tell("c");
    bus.answer();

    assertThat(ended).containsExactly("a", "c");
    assertThat(log.text()).contains("the cache failed to end a write", "of the engine");
  }

  @Test
  void schedulerThatTakesNothing_theNextThatFailsWakesIt() {
    world.refusesTasks = true;
    teller.tellLater("a");
    assertThat(log.text()).contains("what could not be told cannot be told again now");
    world.refusesTasks = false;
    teller.tellLater("b");
    world.advance(RETRY);

    assertThat(bus.messages).containsExactly("%written me a", "%written me b");
  }

  // --- all who tell of one node

  @Test
  void tellers_areTheNodesOwn_andThoseOfOtherVersions() {
    Teller older = new Teller(world.gate, "%older", "me", world.surroundings);
    RemoteKey key = new RemoteKey("own", List.of("others"));
    List<String> all = new ArrayList<>();
    Tellers both = new Tellers(teller, List.of(older));
    both.forEach(key, (who, what) -> all.add(who.storage() + " " + what));
    assertThat(all).containsExactly("told own", "shared others");
    assertThat(both.size()).isEqualTo(2);
    assertThat(both.storage()).isEqualTo("told");

    Tellers ofOthers = new Tellers(null, List.of(older));
    all.clear();
    ofOthers.forEach(key, (who, what) -> all.add(who.storage() + " " + what));
    assertThat(all).containsExactly("shared others");
    assertThat(ofOthers.size()).isEqualTo(1);
    assertThat(ofOthers.storage()).isEqualTo("shared");

    assertThat(Tellers.NONE.size()).isZero();
    assertThat(Tellers.NONE.storage()).isNull();
  }
}
