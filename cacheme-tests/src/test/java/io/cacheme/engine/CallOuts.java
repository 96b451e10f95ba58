package io.cacheme.engine;

import io.cacheme.Unspeakable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Counts the calls that a cache makes outward, and lets one of them go wrong in a certain way. */
final class CallOuts {

  /** How a call-out goes wrong. */
  enum Fault {
    RUNTIME_EXCEPTION(() -> new IllegalStateException("injected")),
    ERROR(() -> new AssertionError("injected")),
    STACK_OVERFLOW(StackOverflowError::new),
    CHECKED_EXCEPTION(() -> new Exception("injected")),
    /** Who asks it for its message is thrown at. */
    CANNOT_SAY_WHY(Unspeakable::new),
    /** It does what it should, and throws then. From here on: only where there is a stage. */
    THROWS_AFTERWARDS(() -> new IllegalStateException("injected afterwards")),
    FAILED_STAGE(() -> new AssertionError("injected into the stage")),
    FAILED_STAGE_CANNOT_SAY_WHY(Unspeakable::new),
    NULL_STAGE(() -> new IllegalStateException("unused")),
    STAGE_THAT_THROWS(StackOverflowError::new),
    /** The node's equals or hashCode throws. */
    EQUALITY_EXCEPTION(() -> new IllegalStateException("injected")),
    EQUALITY_OVERFLOW(StackOverflowError::new);

    private final Supplier<Throwable> failure;

    Fault(Supplier<Throwable> failure) {
      this.failure = failure;
    }

    private boolean isOfStages() {
      return compareTo(THROWS_AFTERWARDS) >= 0 && !isOfEquality();
    }

    private boolean isOfEquality() {
      return compareTo(EQUALITY_EXCEPTION) >= 0;
    }
  }

  /** A future that cannot be followed. */
  static final class Unfollowable<T> extends CompletableFuture<T> {
    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
      throw new StackOverflowError();
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
      throw new StackOverflowError();
    }
  }

  private final AtomicInteger count = new AtomicInteger();
  private final Fault fault;
  private final int wrong;
  private volatile boolean armed;
  private volatile String happened;

  /** Lets the call-out number {@code wrong} go wrong, counted from one. */
  CallOuts(Fault fault, int wrong) {
    this.fault = fault;
    this.wrong = wrong;
  }

  void arm() {
    armed = true;
  }

  void disarm() {
    armed = false;
  }

  /** How many call-outs there were that can go wrong so. */
  int count() {
    return count.get();
  }

  /** For messages. */
  @Override
  public String toString() {
    return fault + " at call-out " + wrong + " (" + happened + ")";
  }

  private boolean goesWrong(String what) {
    if (armed && count.incrementAndGet() == wrong) {
      happened = what;
      return true;
    }
    return false;
  }

  /** A call of the node's equals or hashCode. */
  void equality(String what) {
    if (fault.isOfEquality() && goesWrong(what)) {
      throw CallOuts.<RuntimeException>unchecked(fault.failure.get());
    }
  }

  /** A call-out that may throw. */
  void here(String what) {
    if (!fault.isOfStages() && !fault.isOfEquality() && goesWrong(what)) {
      throw CallOuts.<RuntimeException>unchecked(fault.failure.get());
    }
  }

  /** A call-out that may throw after it has done what it does, too. */
  void around(String what, Runnable call) {
    here(what);
    boolean wrongAfterwards = fault == Fault.THROWS_AFTERWARDS && goesWrong(what);
    call.run();
    if (wrongAfterwards) {
      throw CallOuts.<RuntimeException>unchecked(fault.failure.get());
    }
  }

  /** A call-out that answers a stage, or whatever it should not. */
  <T> CompletionStage<T> stage(String what, Supplier<CompletionStage<T>> call) {
    here(what);
    if (!fault.isOfStages() || !goesWrong(what)) {
      return call.get();
    }
    return switch (fault) {
      case FAILED_STAGE, FAILED_STAGE_CANNOT_SAY_WHY ->
          CompletableFuture.failedFuture(fault.failure.get());
      case NULL_STAGE -> null;
      case STAGE_THAT_THROWS -> new Unfollowable<>();
      default -> {
        var unused = call.get();
        throw CallOuts.<RuntimeException>unchecked(fault.failure.get());
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }
}
