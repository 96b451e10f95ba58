package io.cacheme.internal.key;

import static io.cacheme.internal.key.KeySlotWorld.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.internal.key.KeySlotWorld.Going;
import io.cacheme.internal.key.KeySlotWorld.Told;
import io.cacheme.internal.key.KeySlotWorld.Writing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which write of a key runs, and what becomes of those that wait. */
class KeySlotWriteTest extends OneSlot {

  @Test
  void isLast_untilOneWaitsThatReplacesIt() {
    Writing write = running(Write.Kind.PUT);
    assertThat(write.slot.isRunning(write)).isTrue();
    assertThat(write.slot.isLast(write)).isTrue();
    Writing cleaning = waiting(Write.Kind.CLEANING);
    assertThat(write.slot.isLast(write)).isTrue();
    assertThat(write.slot.isLast(cleaning)).isFalse();
    assertThat(write.slot.isRunning(cleaning)).isFalse();
    waiting(Write.Kind.PUT);
    assertThat(write.slot.isLast(write)).isFalse();
  }

  @Test
  void submitted_whileOneWaits_theLaterStandsForBoth() {
    running(Write.Kind.PUT);
    Told first = told();
    Told later = told();
    Writing[] made = new Writing[2];
    slots.submit(KEY, first, slot -> made[0] = new Writing(slot, Write.Kind.REMOVAL, 2));
    Write.Submitted<String> submitted =
        slots.submit(KEY, later, slot -> made[1] = new Writing(slot, Write.Kind.PUT, 3));
    assertThat(submitted.replaced()).isSameAs(made[0]);
    assertThat(made[0].isOver()).isTrue();
    assertThat(made[1].isOver()).isFalse();
    assertThat(made[1].kind()).isEqualTo(Write.Kind.PUT);
    assertThat(made[1].key()).isEqualTo(KEY);
    assertThat(later.group).isSameAs(first.group).isSameAs(made[1].group());
    assertThat(first.group.distrustUnconfirmed()).containsExactly("version 3");
    made[1].group().ended(List.of(), null);
    assertThat(first.answers).isEqualTo(1);
    assertThat(later.answers).isEqualTo(1);
  }

  @Test
  void submitted_cleaningWhileOneWaits_thatStandsForBoth() {
    running(Write.Kind.PUT);
    Writing put = waiting(Write.Kind.PUT);
    Writing[] made = new Writing[1];
    Write.Submitted<String> submitted =
        slots.submit(KEY, null, slot -> made[0] = new Writing(slot, Write.Kind.CLEANING, 3));
    assertThat(submitted.replaced()).isSameAs(made[0]);
    assertThat(made[0].isOver()).isTrue();
    assertThat(put.isOver()).isFalse();
  }

  @Test
  void ending_removalWaits_theHeapIsNotWritten() {
    Writing put = running(Write.Kind.PUT);
    assertThat(put.slot.ending(put)).isTrue();
    waiting(Write.Kind.PUT);
    assertThat(put.slot.ending(put)).isTrue();
    waiting(Write.Kind.REMOVAL);
    assertThat(put.slot.ending(put)).isFalse();
    waiting(Write.Kind.PUT);
    assertThat(put.slot.ending(put)).as("what waits has a removal in it").isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"REMOVAL", "CLEANING"})
  void ending_noPut_theHeapIsNotWritten(Write.Kind kind) {
    Writing write = running(kind);
    assertThat(write.slot.ending(write)).isFalse();
  }

  @Test
  void ended_whileItWaits_itIsNotRun() {
    Writing first = running(Write.Kind.PUT);
    Writing second = waiting(Write.Kind.PUT);
    assertThat(first.slot.ended(second)).isNull();
    assertThat(second.isOver()).isTrue();
    assertThat(first.slot.isRunning(first)).isTrue();
    assertThat(first.slot.ended(first)).isNull();
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void ended_anotherHasItsPlace_thatIsRun() {
    Writing first = running(Write.Kind.PUT);
    Writing replaced = waiting(Write.Kind.PUT);
    Writing last = waiting(Write.Kind.PUT);
    assertThat(first.slot.ended(replaced)).isNull();
    assertThat(first.slot.ended(first)).isSameAs(last);
    assertThat(last.slot.isRunning(last)).isTrue();
  }

  @Test
  void retry_oneRuns_isNone() {
    Writing first = running(Write.Kind.PUT);
    waiting(Write.Kind.PUT);
    assertThat(first.slot.retry()).isNull();
    assertThat(first.slot.isRunning(first)).isTrue();
  }

  @Test
  void retry_whereTheStackEndedBeforeItWasRun_isIt() {
    Going flight =
        new Going(Flight.Kind.SHARED, 1, 1) {
          @Override
          void leaves() {
            throw new StackOverflowError();
          }
        };
    slots.ask(opener, flight, 0);
    flight.slot().conclude(flight, ANSWER, 1);
    Writing put = waiting(Write.Kind.PUT);
    assertThatThrownBy(() -> flight.slot().filled(flight, 1))
        .isInstanceOf(StackOverflowError.class);
    assertThat(put.slot.retry()).isSameAs(put);
  }
}
