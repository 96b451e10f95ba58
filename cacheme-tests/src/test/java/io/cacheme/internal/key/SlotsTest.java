package io.cacheme.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testservers.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slot is in the table while something goes on, also for a key whose own code fails. */
class SlotsTest {

  private final LogCapture log = new LogCapture();
  private final Slots<String> slots = new Slots<>(FencePolicy.FULL);
  private final Fragile key = new Fragile();
  private final Asker asker = new Asker();

  /** A key that fails while it is told to. */
  private static final class Fragile {

    private boolean fails;

    @Override
    public int hashCode() {
      if (fails) {
        throw new IllegalStateException("a failing hashCode");
      }
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      return other == this;
    }
  }

  /** A flight of the key that has ended, and whose slot was not dropped. */
  private void endsInVain() {
    AnyFlight flight = new AnyFlight(key);
    slots.ask(asker, flight, 0);
    key.fails = true;
    flight.slot().conclude(flight, Outcome.nothing(), 0);
    key.fails = false;
    assertThat(slots.isEmpty()).isFalse();
  }

  /** A flight of any key. */
  private static final class AnyFlight extends Flight<String> {

    AnyFlight(Object key) {
      super(key, Kind.SHARED);
    }

    @Override
    protected void expired() {
      throw new IllegalStateException("it is on no list");
    }

    @Override
    protected boolean isOutdated() {
      return false;
    }

    @Override
    protected boolean isLoadedByThisThread() {
      return false;
    }
  }

  @AfterEach
  void restoreLog() {
    log.close();
  }

  @Test
  void join_slotIsDead_isNone() {
    endsInVain();
    assertThat(slots.join(key, asker, Flight.Kind.SHARED, 0)).isNull();
    Unlocked.look(() -> slots.join(key, asker, Flight.Kind.SHARED, 0));
  }

  @Test
  void ask_slotIsDead_hasAFreshOne() {
    endsInVain();
    AnyFlight next = new AnyFlight(key);
    assertThat(slots.ask(asker, next, 0)).isNull();
    assertThat(next.slot().isCurrent(next)).isTrue();
    assertThat(slots.join(key, new Asker(), Flight.Kind.SHARED, 0).joined()).isSameAs(next);
    next.slot().conclude(next, Outcome.nothing(), 0);
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void ask_otherKey_hasItsOwn() {
    AnyFlight one = new AnyFlight("one");
    AnyFlight other = new AnyFlight("other");
    assertThat(slots.ask(asker, one, 0)).isNull();
    assertThat(slots.ask(new Asker(), other, 0)).isNull();
    one.slot().conclude(one, Outcome.nothing(), 0);
    assertThat(slots.isEmpty()).isFalse();
    assertThat(one.key()).isEqualTo("one");
  }
}
