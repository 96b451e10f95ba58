package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who begins a new generation, and who shares the next, without a storage. */
class RenewalsTest {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final GateWorld world = new GateWorld();

  /** Those under way, oldest first. */
  private final Deque<Consumer<Boolean>> underWay = new ArrayDeque<>();

  private final List<String> told = new ArrayList<>();
  private int begun;
  private boolean refuses;
  private final Renewals renewals = new Renewals(this::begin, world.surroundings);

  private boolean begin(Consumer<Boolean> ended) {
    if (refuses) {
      return false;
    }
    begun++;
    underWay.add(ended);
    return true;
  }

  private boolean wants(String name) {
    return renewals.begin(stands -> told.add(name + " " + stands));
  }

  private void end(boolean stands) {
    underWay.remove().accept(stands);
  }

  @Test
  void one_isToldWhatBecameOfIt() {
    assertThat(wants("a")).isTrue();
    assertThat(told).isEmpty();
    end(true);
    assertThat(wants("b")).isTrue();
    end(false);

    assertThat(told).containsExactly("a true", "b false");
    assertThat(begun).isEqualTo(2);
  }

  /** Its stamp may have been chosen before they wanted one. */
  @Test
  void thoseWhoComeMeanwhile_shareTheNext() {
    wants("a");
    assertThat(wants("b")).isTrue();
    assertThat(wants("c")).isTrue();
    assertThat(begun).isEqualTo(1);
    end(true);
    assertThat(told).containsExactly("a true");
    assertThat(begun).isEqualTo(2);
    end(false);

    assertThat(told).containsExactly("a true", "b false", "c false");
    assertThat(underWay).isEmpty();
    assertThat(begun).isEqualTo(2);
  }

  @Test
  void next_thatIsNotAsked_failsThoseWhoWaited_andNobodyAfterThem() {
    wants("a");
    wants("b");
    refuses = true;
    end(true);
    assertThat(told).containsExactly("b false", "a true");
    refuses = false;
    assertThat(wants("c")).isTrue();
    end(true);

    assertThat(told).containsExactly("b false", "a true", "c true");
  }

  @Test
  void notAsked_isSaid_andTheNextIsAsked() {
    refuses = true;
    assertThat(wants("a")).isFalse();
    refuses = false;
    assertThat(wants("b")).isTrue();
    assertThat(begun).isEqualTo(1);
    end(true);

    assertThat(told).containsExactly("b true");
  }

  @Test
  void oneThatHangs_isWaitedForNoLongerThanAWhile() {
    wants("a");
    world.time.advance(PATIENCE.minusNanos(1));
    wants("b");
    assertThat(begun).isEqualTo(1);
    world.time.advanceNanos(1);
    wants("c");
    assertThat(begun).isEqualTo(2);
    end(true); // a, late
    assertThat(told).containsExactly("a true");
    wants("d");
    assertThat(begun).as("c goes on, and the others wait for it").isEqualTo(2);
    end(true);
    end(true);

    assertThat(told).containsExactly("a true", "c true", "b true", "d true");
    assertThat(begun).isEqualTo(3);
  }
}
