package io.cacheme.internal.key;

import static io.cacheme.internal.key.KeySlotWorld.FAILURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.key.KeySlotWorld.Going;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who waits no longer, and who is left to wait for what comes next. */
class KeySlotLeaveTest extends OneSlot {

  @Test
  void leave_all_areAnsweredMeanwhile() {
    Going flight = opened();
    joins(second);
    Impatient<String> those = new Impatient<>();
    assertThat(flight.slot().leave(flight, those, true)).isTrue();
    assertThat(those.callers()).isEqualTo(2);
    assertThat(flight.callers()).isZero();
    those.tell(ANSWER);
    assertThat(opener.hasJoined).isFalse();
    assertThat(second.hasJoined).isTrue();
    assertThat(flight.slot().leave(flight, new Impatient<>(), true)).as("nobody waits").isFalse();
    Asker third = new Asker();
    joins(third);
    ends(flight, ANSWER);
    assertThat(third.hasJoined).as("it did not open it").isTrue();
    assertThat(opener.answers).isEqualTo(1);
    assertThat(second.answers).isEqualTo(1);
  }

  @Test
  void leave_openerOnly_othersWaitOn() {
    Going flight = opened();
    joins(second);
    Impatient<String> those = new Impatient<>();
    assertThat(flight.slot().leave(flight, those, false)).isTrue();
    those.tell(ANSWER);
    assertThat(opener.answers).isEqualTo(1);
    assertThat(opener.hasJoined).isFalse();
    assertThat(second.answers).isZero();
    assertThat(flight.callers()).isEqualTo(1);
    assertThat(flight.slot().leave(flight, new Impatient<>(), false)).as("it has left").isFalse();
    ends(flight, FAILURE);
    assertThat(second.outcome).isSameAs(FAILURE);
    assertThat(second.hasJoined).isTrue();
    assertThat(opener.answers).isEqualTo(1);
  }

  @Test
  void leave_openerWhoIsAlone_whoComesThenIsTold() {
    Going flight = opened();
    flight.slot().leave(flight, new Impatient<>(), false);
    joins(second);
    ends(flight, ANSWER);
    assertThat(second.answers).isEqualTo(1);
    assertThat(opener.answers).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"SHARED", "PROBE"})
  void leave_ended_isNone(Flight.Kind kind) {
    Going flight = opened(kind, opener);
    flight.slot().conclude(flight, ANSWER, 1);
    Impatient<String> those = new Impatient<>();
    assertThat(flight.slot().leave(flight, those, true)).isFalse();
    assertThat(those.callers()).isZero();
  }

  @Test
  void tell_oneWithoutStack_theOthersAreTold() {
    Asker fragile =
        new Asker() {
          private boolean again;

          @Override
          public void answered(Outcome<String> end, boolean coalesced) {
            if (!again) {
              again = true;
              throw new StackOverflowError();
            }
            super.answered(end, coalesced);
          }
        };
    Going flight = opened(Flight.Kind.SHARED, fragile);
    joins(second);
    Impatient<String> those = new Impatient<>();
    flight.slot().leave(flight, those, true);
    those.tell(ANSWER);
    assertThat(fragile.answers).isEqualTo(1);
    assertThat(second.answers).isEqualTo(1);
  }

  @Test
  void giveUp_openerAlone_nothingIsLeft() {
    Going flight = opened();
    assertThat(flight.slot().giveUp(flight, FAILURE, flight(Flight.Kind.SHARED), true)).isFalse();
    assertThat(flight.isOver()).isTrue();
    assertThat(flight.outcome()).isSameAs(FAILURE);
    assertThat(slots.isEmpty()).isTrue();
    flight.tellAll(FAILURE);
    assertThat(opener.outcome).isSameAs(FAILURE);
  }

  @Test
  void giveUp_byOpener_theFirstOfTheOthersOpensTheNext() {
    Going flight = opened();
    joins(second);
    Asker third = new Asker();
    joins(third);
    Going anew = flight(Flight.Kind.SHARED);
    assertThat(flight.slot().giveUp(flight, FAILURE, anew, true)).isTrue();
    flight.tellAll(FAILURE);
    assertThat(opener.outcome).isSameAs(FAILURE);
    assertThat(anew.callers()).isEqualTo(2);
    assertThat(anew.isOpenedBy(second)).isTrue();
    ends(anew, ANSWER);
    assertThat(second.outcome).isSameAs(ANSWER);
    assertThat(second.hasJoined).isFalse();
    assertThat(third.outcome).isSameAs(ANSWER);
    assertThat(third.hasJoined).isTrue();
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void giveUp_byOpenerWhoHasLeft_theOthersWaitForTheNext() {
    Going flight = opened();
    joins(second);
    flight.slot().leave(flight, new Impatient<>(), false);
    Going anew = flight(Flight.Kind.SHARED);
    assertThat(flight.slot().giveUp(flight, FAILURE, anew, true)).isTrue();
    assertThat(flight.callers()).isZero();
    ends(anew, ANSWER);
    assertThat(second.outcome).isSameAs(ANSWER);
  }

  @Test
  void giveUp_allHaveLeft_nobodyLoadsForTheOpener() {
    Going flight = opened();
    flight.slot().leave(flight, new Impatient<>(), true);
    assertThat(flight.slot().giveUp(flight, FAILURE, flight(Flight.Kind.SHARED), true)).isFalse();
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void giveUp_itsOwn_nobodyJoinsTheNext() {
    Going flight = opened(Flight.Kind.PRIVATE, opener);
    Going anew = flight(Flight.Kind.PRIVATE);
    assertThat(flight.slot().giveUp(flight, FAILURE, anew, false)).isTrue();
    assertThat(joins(second)).isNull();
    ends(anew, ANSWER);
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void giveUp_whereAnotherIsJoined_thatOneStays() {
    Going fenced = opened();
    joins(second);
    running(Write.Kind.PUT);
    Going later = opened(Flight.Kind.SHARED, new Asker());
    Going anew = flight(Flight.Kind.SHARED);
    assertThat(fenced.slot().giveUp(fenced, FAILURE, anew, true)).isTrue();
    assertThat(joins(new Asker()).joined()).isSameAs(later);
  }

  @Test
  void giveUp_whereNoneIsJoined_theNextIs() {
    Going fenced = opened();
    joins(second);
    running(Write.Kind.PUT);
    Going anew = flight(Flight.Kind.SHARED);
    assertThat(fenced.slot().giveUp(fenced, FAILURE, anew, true)).isTrue();
    assertThat(joins(new Asker()).joined()).isSameAs(anew);
  }

  @Test
  void isCurrent_untilTheKeyIsWritten() {
    Going flight = opened();
    assertThat(flight.slot().isCurrent(flight)).isTrue();
    running(Write.Kind.PUT);
    assertThat(flight.slot().isCurrent(flight)).isFalse();
  }

  @Test
  void isCurrent_slotHasLeftTheTable_isNot() {
    Going flight = opened();
    ends(flight, ANSWER);
    assertThat(flight.slot().isCurrent(flight)).isFalse();
  }
}
