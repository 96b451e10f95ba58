package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** For how long a node is not read, and how often a new generation is tried, by a clock. */
class OverflowTimesTest {

  private static final Duration NANO = Duration.ofNanos(1);
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final GateWorld world = new GateWorld();
  private final Deque<Consumer<Boolean>> underWay = new ArrayDeque<>();
  private int begun;
  private int changes;
  private int renewals;
  private boolean refuses;
  private final Generation generation =
      new Generation(
          world.gate,
          "%generation:thing",
          new Everything(world.gate, "%everything", world.surroundings),
          () -> now() + HOUR,
          world.surroundings,
          new Unheard());
  private final Overflow overflow =
      new Overflow(generation, this::begin, world.surroundings, () -> changes++, () -> renewals++);

  private static final class Unheard implements Generation.Learning {
    @Override
    public void begins() {}

    @Override
    public void ended() {}
  }

  private boolean begin(Consumer<Boolean> ended) {
    begun++;
    if (!refuses) {
      underWay.add(ended);
    }
    return !refuses;
  }

  private long now() {
    return world.time.epochMillis();
  }

  private void uncleared() {
    overflow.uncleared(now(), now() + HOUR);
  }

  /** The one that is tried next. */
  private void end(boolean stands) {
    underWay.remove().accept(stands);
  }

  private void assertTriedAfter(Duration pause) {
    int before = begun;
    world.advance(pause.minus(NANO));
    assertThat(begun).isEqualTo(before);
    world.advance(NANO);
    assertThat(begun).isEqualTo(before + 1);
  }

  @Test
  void nothing_isOver_andBlocksNothing() {
    assertThat(overflow.isOver()).isTrue();
    assertThat(overflow.blocks(now())).isFalse();
    assertThat(overflow.state()).isNull();
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void begun_blocksUntilAGenerationStands() {
    uncleared();
    assertThat(overflow.isOver()).isFalse();
    assertThat(overflow.blocks(now())).isTrue();
    assertThat(changes).isEqualTo(1);
    assertTriedAfter(PERIOD);
    assertThat(overflow.blocks(now())).isTrue();
    end(true);

    assertThat(overflow.blocks(now())).isFalse();
    assertThat(overflow.isOver()).isTrue();
    assertThat(changes).isEqualTo(2);
    assertThat(renewals).isEqualTo(1);
    world.advance(Duration.ofMinutes(1));
    assertThat(begun).isEqualTo(1);
    assertThat(world.scheduler.pending()).as("nothing goes on").isZero();
  }

  @Test
  void state_tellsSinceWhen_andTheLastReason() {
    world.advance(Duration.ofSeconds(7));
    overflow.add(now(), now() + HOUR);
    assertThat(overflow.sinceNanos()).isEqualTo(world.time.nanoTime());
    long since = overflow.sinceNanos();
    world.time.advance(Duration.ofMillis(2_900));
    assertThat(overflow.state())
        .isEqualTo(
            "not read since 2 s: more writes than can be remembered did not reach it, and a new"
                + " generation is to be begun there");
    uncleared();
    assertThat(overflow.state()).contains(": it was to be cleared, and was not reached, and");
    overflow.olderEntries(now(), now() + HOUR);
    assertThat(overflow.state()).contains(": its server may have come back with older entries,");
    assertThat(overflow.sinceNanos()).isEqualTo(since);
    assertThat(changes).as("it began once").isEqualTo(1);
  }

  /** Else a read-only server would be asked ten times a second by each process. */
  @Test
  void thatFails_isTriedMoreAndMoreSeldom_tenSecondsApartAtMost() {
    uncleared();
    assertTriedAfter(PERIOD);
    for (int pause = 200; pause < 10_000; pause *= 2) {
      end(false);
      assertTriedAfter(Duration.ofMillis(pause));
    }
    for (int i = 0; i < 3; i++) {
      end(false);
      assertTriedAfter(Duration.ofSeconds(10));
    }
    assertThat(renewals).isZero();
    assertThat(overflow.isOver()).isFalse();
  }

  @Test
  void storageThatIsNotAsked_isTriedAgainSoon() {
    refuses = true;
    uncleared();
    assertTriedAfter(PERIOD);
    assertTriedAfter(PERIOD);
    refuses = false;
    assertTriedAfter(PERIOD);
    end(true);

    assertThat(overflow.isOver()).isTrue();
  }

  @Test
  void oneThatIsUnderWay_isTheOnlyOne() {
    uncleared();
    assertTriedAfter(PERIOD);
    world.advance(Duration.ofMinutes(5));

    assertThat(begun).isEqualTo(1);
  }

  /** It may have been written into the generation that was begun. */
  @Test
  void whatIsLostWhileOneIsBegun_wantsAnother() {
    uncleared();
    assertTriedAfter(PERIOD);
    uncleared();
    end(true);
    assertThat(overflow.isOver()).isFalse();
    assertThat(renewals).isZero();
    assertTriedAfter(PERIOD.multipliedBy(2));
    end(true);

    assertThat(overflow.isOver()).isTrue();
    assertThat(renewals).isEqualTo(1);
  }

  @Test
  void outdatedEntryThatIsYetToBeWritten_isWaitedFor() {
    overflow.add(now() + 5_000, now() + HOUR);
    overflow.add(now(), now() + HOUR);
    world.advance(Duration.ofMillis(4_999));
    assertThat(begun).isZero();
    world.advance(PERIOD);

    assertThat(begun).isEqualTo(1);
  }

  @Test
  void earlierOneThatWaited_delaysNoLaterOne() {
    overflow.add(now() + 5_000, now() + 1_000);
    world.advance(Duration.ofMillis(1_100));
    assertThat(overflow.isOver()).as("all has expired").isTrue();
    uncleared();

    assertTriedAfter(PERIOD);
  }

  @Test
  void allHasExpired_isOver_withoutAGeneration() {
    overflow.add(now(), now() + 2_000);
    overflow.add(now(), now() + 1_000);
    refuses = true;
    assertThat(overflow.blocks(now() + 1_999)).isTrue();
    assertThat(overflow.blocks(now() + 2_000)).isFalse();
    world.advance(Duration.ofMillis(1_999));
    assertThat(overflow.isOver()).isFalse();
    world.advance(Duration.ofMillis(1));

    assertThat(overflow.isOver()).isTrue();
    assertThat(changes).isEqualTo(2);
    assertThat(renewals).as("no other copies are to be ended").isZero();
    assertThat(world.scheduler.pending()).isZero();
  }

  /** A server that comes and goes is not asked as if it was well each time. */
  @Test
  void thatBeginsAgainSoon_goesOnWithItsPause_andAfterCalmWithTheFirst() {
    uncleared();
    assertTriedAfter(PERIOD);
    end(false);
    assertTriedAfter(Duration.ofMillis(200));
    end(true);
    Duration calm = Duration.ofSeconds(60);
    world.advance(calm.minus(NANO));
    uncleared();
    assertTriedAfter(Duration.ofMillis(400));
    end(true);
    world.advance(calm);
    uncleared();

    assertTriedAfter(PERIOD);
  }

  @Test
  void closed_isNotTriedAnyMore() {
    uncleared();
    world.surroundings.close();
    world.advance(Duration.ofMinutes(1));

    assertThat(begun).isZero();
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void schedulerThatTakesNothing_isAskedAgainByTheNextThatIsLost() {
    world.refusesTasks = true;
    uncleared();
    assertThat(overflow.blocks(now())).isTrue();
    world.refusesTasks = false;
    world.advance(Duration.ofMinutes(1));
    assertThat(begun).isZero();
    uncleared();

    assertTriedAfter(PERIOD);
  }

  @Test
  void clearOfOthers_ofWhichNoMoreIsKnown_blocks() {
    world.fault(StorageOperation.GET_ALL, StorageFault.HANG);
    generation.doubt();

    assertThat(overflow.blocks(now())).isTrue();
    assertThat(overflow.isOver()).isTrue();
    assertThat(overflow.blocks(now() + HOUR)).isFalse();
  }
}
