package io.cacheme.internal.key;

import static io.cacheme.internal.key.KeySlotWorld.FAILURE;
import static io.cacheme.internal.key.KeySlotWorld.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.internal.key.KeySlot.Conclusion;
import io.cacheme.internal.key.KeySlotWorld.Going;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a slot answers who asks, where the search of all orders does not look. */
class KeySlotAskTest extends OneSlot {

  @Test
  void join_nothingGoesOn_isNone() {
    assertThat(joins(opener)).isNull();
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void join_whileItLoads_isToldWithTheOthers() {
    Going flight = opened();
    Asked<String> asked = joins(second);
    assertThat(asked.joined()).isSameAs(flight);
    assertThat(asked.isRecursive()).isFalse();
    assertThat(flight.isOpenedBy(opener)).isTrue();
    assertThat(flight.isOpenedBy(second)).isFalse();
    assertThat(flight.callers()).isEqualTo(2);
    ends(flight, ANSWER);
    assertThat(opener.outcome).isSameAs(ANSWER);
    assertThat(opener.hasJoined).isFalse();
    assertThat(second.outcome).isSameAs(ANSWER);
    assertThat(second.hasJoined).isTrue();
    assertThat(opener.nextWaiter()).as("it keeps nobody else in memory").isNull();
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void ask_whileAnotherLoads_joinsThat() {
    Going flight = opened();
    assertThat(slots.ask(second, flight(Flight.Kind.SHARED), 0).joined()).isSameAs(flight);
    assertThat(flight.callers()).isEqualTo(2);
  }

  @Test
  void join_whileItFills_isAnsweredUntilTheValueEnds() {
    Going flight = opened();
    assertThat(flight.slot().conclude(flight, ANSWER, 1)).isEqualTo(Conclusion.FILL);
    Asked<String> inTime = slots.join(KEY, second, Flight.Kind.SHARED, END - 1);
    assertThat(inTime.ended()).isSameAs(ANSWER);
    assertThat(inTime.isRecursive()).isFalse();
    assertThat(slots.join(KEY, second, Flight.Kind.SHARED, END)).isNull();
    assertThat(slots.join(KEY, second, Flight.Kind.SHARED, END - 1)).as("it is gone").isNull();
  }

  @Test
  void join_whileItFillsNothing_isNone() {
    Going flight = opened();
    flight.slot().conclude(flight, Outcome.nothing(), 1);
    assertThat(joins(second)).isNull();
  }

  @Test
  void join_renewalWhileItLoads_isRefused() {
    opened();
    assertThat(slots.join(KEY, second, Flight.Kind.RENEWAL, 0).isRecursive()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"PROBE", "PRIVATE"})
  void join_byOneOfItsOwn_isNone(Flight.Kind kind) {
    opened();
    assertThat(slots.join(KEY, second, kind, 0)).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"PROBE", "PRIVATE", "RENEWAL"})
  void join_anotherOnesOwn_isNone(Flight.Kind kind) {
    Going flight = opened(kind, opener);
    assertThat(joins(second)).isNull();
    assertThat(flight.kind()).isEqualTo(kind);
  }

  @Test
  void join_insideItsLoad_isRefused() {
    Going flight = opened();
    flight.loadedHere = true;
    assertThat(joins(second).isRecursive()).isTrue();
    assertThat(flight.callers()).isEqualTo(1);
  }

  @Test
  void join_oneThatTakesLong_isAnsweredMeanwhile() {
    Going flight = opened();
    flight.meanwhile = ANSWER;
    assertThat(joins(second).ended()).isSameAs(ANSWER);
    assertThat(flight.callers()).isEqualTo(1);
  }

  @Test
  void join_outdated_isNone_andItFillsNothing() {
    Going flight = opened();
    flight.outdated = true;
    assertThat(joins(second)).isNull();
    assertThat(flight.slot().conclude(flight, ANSWER, 1)).isEqualTo(Conclusion.KEEP_NOTHING);
  }

  @Test
  void conclude_outdatedAndNobodyHasAskedSince_fills() {
    Going flight = opened();
    flight.outdated = true;
    assertThat(flight.slot().conclude(flight, ANSWER, 1)).isEqualTo(Conclusion.FILL);
  }

  @Test
  void conclude_twice_isLate() {
    Going flight = opened();
    ends(flight, ANSWER);
    assertThat(flight.slot().conclude(flight, FAILURE, 1)).isEqualTo(Conclusion.LATE);
    assertThat(flight.outcome()).isSameAs(ANSWER);
  }

  @Test
  void conclude_oneWhileAnotherGoesOn_leavesThatOne() {
    Going flight = opened();
    ends(opened(Flight.Kind.PROBE, second), ANSWER);
    assertThat(joins(second).joined()).isSameAs(flight);
  }

  @Test
  void flight_notOpened_hasNoSlot() {
    assertThatThrownBy(() -> flight(Flight.Kind.SHARED).slot()).hasMessage("no slot has opened it");
  }

  @Test
  void filled_all_isOver() {
    Going flight = opened();
    flight.slot().conclude(flight, ANSWER, 2);
    flight.slot().filled(flight, 1);
    assertThat(flight.isOver()).isFalse();
    assertThat(joins(second).ended()).isSameAs(ANSWER);
    flight.slot().filled(flight, 1);
    assertThat(flight.isOver()).isTrue();
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void filled_noneIsOwedYet_changesNothing() {
    Going flight = opened();
    flight.slot().filled(flight, 1);
    assertThat(flight.isOver()).isFalse();
    assertThat(joins(second).joined()).isSameAs(flight);
  }

  @Test
  void filled_more_countsNoneOfOthers() {
    Going flight = opened();
    Going probe = opened(Flight.Kind.PROBE, second);
    flight.slot().conclude(flight, ANSWER, 1);
    assertThat(probe.slot().conclude(probe, ANSWER, 1)).isEqualTo(Conclusion.FILL);
    waiting(Write.Kind.PUT);
    assertThat(flight.slot().filled(flight, 5)).as("one of another is owed").isNull();
    assertThat(probe.slot().filled(probe, 1)).isNotNull();
  }
}
