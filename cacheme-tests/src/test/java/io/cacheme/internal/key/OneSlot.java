package io.cacheme.internal.key;

import static io.cacheme.internal.key.KeySlotWorld.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.internal.key.KeySlot.Conclusion;
import io.cacheme.internal.key.KeySlotWorld.Going;
import io.cacheme.internal.key.KeySlotWorld.Renewing;
import io.cacheme.internal.key.KeySlotWorld.Told;
import io.cacheme.internal.key.KeySlotWorld.Writing;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/** A slot whose events a test brings about, one by one. */
abstract class OneSlot {

  static final long END = 1_000;
  static final Outcome<String> ANSWER = Outcome.loaded(Entry.of("answer", 0, END));

  final Slots<String> slots = new Slots<>(FencePolicy.FULL);
  final Asker opener = new Asker();
  final Asker second = new Asker();

  @AfterEach
  void slot_isUnlocked() {
    Unlocked.look(() -> slots.join(KEY, second, Flight.Kind.RENEWAL, 0));
  }

  static Going flight(Flight.Kind kind) {
    return new Going(kind, 1, 1);
  }

  Going opened(Flight.Kind kind, Asker by) {
    Going flight = flight(kind);
    assertThat(slots.ask(by, flight, 0)).as("it is opened").isNull();
    return flight;
  }

  Going opened() {
    return opened(Flight.Kind.SHARED, opener);
  }

  Asked<String> joins(Asker asker) {
    return slots.join(KEY, asker, Flight.Kind.SHARED, 0);
  }

  static void ends(Going flight, Outcome<String> end) {
    assertThat(flight.slot().conclude(flight, end, 0)).isEqualTo(Conclusion.KEEP_NOTHING);
    flight.tellAll(end);
  }

  Write.Submitted<String> submit(Write.Kind kind, Told told) {
    return slots.submit(KEY, told, slot -> new Writing(slot, kind, 1));
  }

  static Told told() {
    return new Told(() -> {});
  }

  Writing running(Write.Kind kind) {
    return (Writing) Objects.requireNonNull(submit(kind, told()).next());
  }

  Writing waiting(Write.Kind kind) {
    Writing[] made = new Writing[1];
    Write.Submitted<String> submitted =
        slots.submit(KEY, told(), slot -> made[0] = new Writing(slot, kind, 2));
    assertThat(submitted.next()).as("it waits").isNull();
    return made[0];
  }

  Renewing refreshing(Asker asker) {
    return Objects.requireNonNull(slots.refresh(KEY, asker, Renewing::new).begun());
  }

  static Refresh.Loaded<String> loaded(Renewing refresh, Told told, Told behind) {
    return refresh.slot.loaded(refresh, told, behind, slot -> new Writing(slot, Write.Kind.PUT, 3));
  }
}
