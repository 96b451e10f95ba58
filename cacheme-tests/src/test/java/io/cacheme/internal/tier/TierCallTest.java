package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.CachemeListener.CallOutcome;
import io.cacheme.CachemeListener.RemoteCall;
import io.cacheme.internal.events.Events;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.testservers.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How one call ends, and who is told. */
class TierCallTest {

  private static final long LONGEST = 100;

  private final GateWorld world = new GateWorld();
  private final Deadlines deadlines = new Deadlines(LONGEST);
  private final List<String> told = new ArrayList<>();
  private final List<RemoteCall> ended = new ArrayList<>();
  private final Events events =
      new Events(List.of(), new NotingObserver(told, ended::add), world.time);

  /** One that keeps its end. */
  private class Kept<T> extends TierCall<T> {
    final List<Object> ends = new ArrayList<>();

    @Override
    public void done(@Nullable T value, @Nullable Throwable failure) {
      ends.add(failure == null ? String.valueOf(value) : failure);
    }

    Kept<T> begun(Op op, int keys) {
      begin(world.gate, deadlines, op, keys == 0 ? "" : "a", keys);
      deadlines.add(this, world.gate.now());
      return this;
    }

    Kept<T> watched(Op op) {
      begun(op, 1);
      tells(events, "shared");
      return this;
    }
  }

  @Test
  void answered_endsOnce() {
    Kept<String> call = new Kept<String>().begun(Op.READ, 1);
    call.accept("one", null);
    call.accept("two", null);
    deadlines.expireAll();

    assertThat(call.ends).containsExactly("one");
    assertThat(deadlines.isEmpty()).isTrue();
  }

  @Test
  void answered_onAnotherThread_endsToo() {
    Kept<String> call = new Kept<String>().begun(Op.READ, 1);
    CompletableFuture.runAsync(() -> call.accept("one", null)).join();

    assertThat(call.ends).containsExactly("one");
  }

  @Test
  void failed_endsWithTheCause() {
    IllegalStateException cause = new IllegalStateException("broken");
    Kept<String> call = new Kept<String>().begun(Op.READ, 1);
    call.accept(null, new CompletionException(cause));

    assertThat(call.ends).containsExactly(cause);
    assertThat(world.gate.lastFailure()).isSameAs(cause);
  }

  @Test
  void notAnswered_endsInTime() {
    Kept<String> call = new Kept<String>().begun(Op.READ, 1);
    deadlines.expireDue(world.gate.now() + LONGEST);
    call.accept("late", null);

    assertThat(call.ends).singleElement().isInstanceOf(TierTimeout.class);
    assertThat(world.gate.lastFailure()).isInstanceOf(TierTimeout.class);
  }

  @Test
  void renewed_waitsForAsLongAgain() {
    Kept<String> call = new Kept<String>().begun(Op.READ, 1);
    long began = world.gate.now();
    world.time.advanceNanos(60);
    call.waitsAnew();
    deadlines.expireDue(began + LONGEST + 59);
    assertThat(call.ends).isEmpty();
    deadlines.expireDue(began + LONGEST + 60);

    assertThat(call.ends).hasSize(1);
    assertThat(call.waitsOn(1)).as("unless it says so").isFalse();
  }

  @Test
  void end_thatThrows_isSaid_andThrowsNothing() {
    try (LogCapture log = new LogCapture()) {
      TierCall<String> throwing =
          new TierCall<>() {
            @Override
            public void done(@Nullable String value, @Nullable Throwable failure) {
              throw new IllegalStateException("of the engine");
            }
          };
      throwing.begin(world.gate, deadlines, Op.READ, "a", 1);
      deadlines.add(throwing, world.gate.now());
      throwing.accept("one", null);

      assertThat(log.text())
          .contains("the cache failed to handle a storage's answer", "of the engine");
    }
  }

  // --- who is told

  @Test
  void watched_isToldFromItsBeginToItsEnd() {
    Kept<String> call = new Kept<String>().watched(Op.READ);
    call.entersDriver();
    call.leavesDriver();
    assertThat(told).containsExactly("READ of 1 in shared", "opened", "closed");
    call.accept("one", null);

    RemoteCall end = ended.get(0);
    assertThat(end.outcome()).isEqualTo(CallOutcome.SUCCESS);
    assertThat(end.failure()).isNull();
    assertThat(end.refusedKeys()).isZero();
    assertThat(ended).hasSize(1);
  }

  @Test
  void watched_failure_isToldAsOne() {
    IllegalStateException cause = new IllegalStateException("broken");
    new Kept<String>().watched(Op.REMOVE).accept(null, cause);
    new Kept<String>().watched(Op.REMOVE);
    deadlines.expireAll();

    assertThat(ended)
        .extracting(RemoteCall::outcome)
        .containsExactly(CallOutcome.FAILURE, CallOutcome.TIMED_OUT);
    assertThat(ended.get(0).failure()).isSameAs(cause);
    assertThat(ended.get(1).failure()).isInstanceOf(TierTimeout.class);
    assertThat(ended.get(1).refusedKeys()).isZero();
  }

  @Test
  void refused_areToldOfPuts() {
    new Kept<Set<String>>().watched(Op.PUT).accept(Set.of("a", "b"), null);
    new Kept<Boolean>().watched(Op.PUT).accept(false, null);
    new Kept<Boolean>().watched(Op.PUT).accept(true, null);
    new Kept<Void>().watched(Op.PUT).accept(null, null);
    new Kept<Boolean>().watched(Op.REMOVE).accept(false, null);
    new Kept<Set<String>>().watched(Op.READ).accept(Set.of("a"), null);

    assertThat(ended).extracting(RemoteCall::refusedKeys).containsExactly(2, 1, 0, 0, 0, 0);
  }

  @Test
  void unwatched_isToldToNobody() {
    Kept<String> call = new Kept<String>().begun(Op.READ, 1);
    call.tells(new Events(List.of(), null, world.time), "shared");
    call.entersDriver();
    call.leavesDriver();
    call.accept("one", null);

    assertThat(told).isEmpty();
    assertThat(call.ends).containsExactly("one");
  }

  @Test
  void described_forPeople() {
    assertThat(new Kept<String>().begun(Op.READ, 1).described()).isEqualTo("read of a");
    assertThat(new Kept<String>().begun(Op.PUT, 3).described())
        .isEqualTo("put of 3 keys, the first a");
    assertThat(new Kept<String>().begun(Op.READ, 0).described()).isEqualTo("read of 0 keys");
    assertThat(new Kept<String>().begun(Op.REMOVE, 1).op()).isEqualTo(Op.REMOVE);
  }

  @Test
  void operations_haveWordsForPeople() {
    for (Op op : Op.values()) {
      assertThat(op.operation().name()).isEqualTo(op.name());
      assertThat(op.word()).isNotEmpty();
      assertThat(op.consequence()).isNotEmpty();
    }
  }

  // --- answers where no stack is left

  @Test
  void answered_withoutStack_isTakenUpLater() {
    Kept<String> call = OutOfStack.answered(world.gate, () -> new Kept<String>().begun(Op.READ, 1));
    assertThat(call.ends).isEmpty();
    deadlines.resumeAll();
    assertThat(call.ends).containsExactly("null");
    deadlines.resumeAll();

    assertThat(call.ends).hasSize(1);
  }

  @Test
  void resumed_beforeItIsAnswered_goesOnWaiting() {
    Kept<String> call = new Kept<String>().begun(Op.READ, 1);
    deadlines.resumeAll();
    assertThat(call.ends).isEmpty();
    assertThat(deadlines.isEmpty()).isFalse();
  }

  @Test
  void answered_beforeItWasMade_isNothing() {
    Kept<String> call = new Kept<>();
    call.accept("one", null);

    assertThat(call.ends).isEmpty();
  }
}
