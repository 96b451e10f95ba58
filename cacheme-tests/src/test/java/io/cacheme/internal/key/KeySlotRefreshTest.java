package io.cacheme.internal.key;

import static io.cacheme.internal.key.KeySlotWorld.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.key.KeySlotWorld.Renewing;
import io.cacheme.internal.key.KeySlotWorld.Told;
import io.cacheme.internal.key.KeySlotWorld.Writing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which refresh of a key loads, and behind which write it waits. */
class KeySlotRefreshTest extends OneSlot {

  @Test
  void refresh_whileOneLoads_allWaitForTheNext() {
    Renewing first = refreshing(opener);
    assertThat(first.key()).isEqualTo(KEY);
    Refresh<String> next = slots.refresh(KEY, second, Renewing::new).joined();
    Asker third = new Asker();
    assertThat(slots.refresh(KEY, third, Renewing::new).joined()).isSameAs(next);
    assertThat(next.callers()).isEqualTo(2);
    assertThat(first.callers()).isEqualTo(1);
    assertThat(first.slot.finish(first)).isSameAs(next);
    assertThat(first.isOver()).isTrue();
    assertThat(next.isOver()).isFalse();
    assertThat(slots.refresh(KEY, opener, Renewing::new).begun()).as("the next loads").isNull();
    assertThat(first.slot.finish(first)).as("it was over").isNull();
    Refresh<String> last = first.slot.finish(next);
    assertThat(first.slot.finish(last)).isNull();
    assertThat(slots.isEmpty()).isTrue();
  }

  @Test
  void refresh_insideItsLoad_isRefused() {
    refreshing(opener).loadedHere = true;
    Refresh.Asked<String, Renewing> asked = slots.refresh(KEY, second, Renewing::new);
    assertThat(asked.begun()).isNull();
    assertThat(asked.joined()).isNull();
  }

  @Test
  void refresh_begun_knowsWhatWasWrittenBefore() {
    running(Write.Kind.PUT);
    Renewing refresh = refreshing(opener);
    assertThat(loaded(refresh, told(), null).submitted()).isNotNull();
  }

  @Test
  void loads_onlyNow_knowsWhatWasWrittenSinceItWasAsked() {
    Renewing refresh = refreshing(opener);
    running(Write.Kind.PUT);
    refresh.slot.loads(refresh);
    assertThat(loaded(refresh, told(), null).submitted()).isNotNull();
  }

  @Test
  void loaded_nothingWritten_isWritten() {
    Renewing refresh = refreshing(opener);
    Told told = told();
    Refresh.Loaded<String> loaded = loaded(refresh, told, told());
    assertThat(loaded.waits()).isTrue();
    loaded.submitted().next().group().ended(List.of(), null);
    assertThat(told.answers).isEqualTo(1);
  }

  @Test
  void loaded_writtenMeanwhile_waitsForTheLastWrite() {
    Renewing refresh = refreshing(opener);
    Writing first = running(Write.Kind.PUT);
    Writing last = waiting(Write.Kind.PUT);
    Told told = told();
    Refresh.Loaded<String> loaded = loaded(refresh, told, null);
    assertThat(loaded.submitted()).isNull();
    assertThat(loaded.waits()).isTrue();
    first.group().ended(List.of(), null);
    assertThat(told.answers).isZero();
    last.group().ended(List.of(), null);
    assertThat(told.answers).isEqualTo(1);
  }

  @Test
  void loaded_writeHasEndedMeanwhile_waitsForNone() {
    Renewing refresh = refreshing(opener);
    Writing write = running(Write.Kind.PUT);
    write.slot.ended(write);
    Refresh.Loaded<String> loaded = loaded(refresh, told(), null);
    assertThat(loaded.submitted()).isNull();
    assertThat(loaded.waits()).isFalse();
  }

  @Test
  void loaded_comparesWhileAnotherWaits_waitsBehindIt() {
    running(Write.Kind.PUT);
    Writing waiting = waiting(Write.Kind.PUT);
    Renewing refresh = refreshing(opener);
    Told told = told();
    Told behind = told();
    Refresh.Loaded<String> loaded = loaded(refresh, told, behind);
    assertThat(loaded.submitted()).isNull();
    assertThat(loaded.waits()).isTrue();
    assertThat(waiting.isOver()).as("it keeps its place").isFalse();
    waiting.group().ended(List.of(), null);
    assertThat(behind.answers).isEqualTo(1);
    assertThat(told.answers).isZero();
  }

  @Test
  void loaded_comparesWhileACleaningWaits_takesItsPlace() {
    running(Write.Kind.PUT);
    Writing cleaning = waiting(Write.Kind.CLEANING);
    Renewing refresh = refreshing(opener);
    assertThat(loaded(refresh, told(), told()).submitted().replaced()).isSameAs(cleaning);
  }

  @Test
  void loaded_comparesNotWhileAnotherWaits_takesItsPlace() {
    running(Write.Kind.PUT);
    Writing waiting = waiting(Write.Kind.PUT);
    Renewing refresh = refreshing(opener);
    assertThat(loaded(refresh, told(), null).submitted().replaced()).isSameAs(waiting);
  }

  @Test
  void giveUp_refresh_theOpenerAloneLeaves() {
    Renewing refresh = refreshing(opener);
    assertThat(refresh.slot.giveUp(refresh)).as("nobody else waits").isNull();
    refresh.slot.finish(refresh);
    Renewing next = refreshing(opener);
    next.add(second);
    assertThat(next.slot.giveUp(next)).isSameAs(opener);
    assertThat(next.callers()).isEqualTo(1);
    assertThat(next.isOpenedBy(second)).isTrue();
    assertThat(opener.nextWaiter()).isNull();
  }

  @Test
  void giveUp_refreshThatIsOver_isNone() {
    Renewing refresh = refreshing(opener);
    refresh.add(second);
    refresh.slot.finish(refresh);
    assertThat(refresh.slot.giveUp(refresh)).isNull();
  }
}
