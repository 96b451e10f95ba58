package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;
import static io.cacheme.testkit.selftest.Defect.remoteThatHangs;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageContexts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Storages that work while they are open, and only then. */
final class LifecycleDefects {

  private LifecycleDefects() {}

  static List<Defect<RemoteStorage>> all() {
    return List.of(
        remote(
            "serves before it is opened", ServesUnopened::new, "notOpen_everyCall_failsByItsStage"),
        remote(
            "throws before it is opened",
            s -> new BrokenWhile(s, State.NEW, LifecycleDefects::thrown),
            "notOpen_everyCall_failsByItsStage"),
        remote(
            "answers null before it is opened",
            s -> new BrokenWhile(s, State.NEW, () -> null),
            "notOpen_everyCall_failsByItsStage"),
        remote(
            "throws after it is closed",
            s -> new BrokenWhile(s, State.CLOSED, LifecycleDefects::thrown),
            "closed_everyCall_failsByItsStage"),
        remoteThatHangs(
            "hangs after it is closed",
            s -> new BrokenWhile(s, State.CLOSED, CompletableFuture::new),
            "closed_everyCall_failsByItsStage"),
        remote(
            "fails the second close",
            s -> new FailsToClose(s, State.CLOSED),
            "close_twice_succeeds"),
        remote(
            "cannot be closed unopened",
            s -> new FailsToClose(s, State.NEW),
            "close_neverOpened_succeeds"),
        remote(
            "hides that it is down",
            HidesThatItIsDown::new,
            "unreachable_open_failsWithoutBeingRejected"),
        remote(
            "takes a server that is down for one that rejects",
            TakesDownForRejected::new,
            "unreachable_open_failsWithoutBeingRejected"),
        remoteThatHangs(
            "hangs while the server is down",
            s -> new BrokenWhile(s, State.DOWN, CompletableFuture::new),
            "unreachable_everyCall_failsByItsStage"),
        remote(
            "throws while the server is down",
            s -> new BrokenWhile(s, State.DOWN, LifecycleDefects::thrown),
            "unreachable_everyCall_failsByItsStage"),
        remote(
            "cannot be closed while the server is down",
            s -> new FailsToClose(s, State.DOWN),
            "unreachable_close_succeeds"),
        remote("does not say what it is", SaysNothing::new, "toString_saysWhatItIs"));
  }

  private static CompletionStage<Void> thrown() {
    throw new IllegalStateException("thrown");
  }

  private enum State {
    NEW,
    OPEN,
    DOWN,
    CLOSED
  }

  /** Knows its state. */
  private abstract static class Stateful extends ForwardingRemoteStorage {

    volatile State state = State.NEW;

    Stateful(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> open(StorageContext context) {
      return super.open(context)
          .whenComplete((ok, thrown) -> state = thrown == null ? State.OPEN : State.DOWN);
    }

    @Override
    public CompletionStage<Void> close() {
      state = State.CLOSED;
      return super.close();
    }
  }

  /** Answers removals otherwise in one state. */
  private static final class BrokenWhile extends Stateful {

    private final State broken;
    private final Supplier<CompletionStage<Void>> answer;

    BrokenWhile(RemoteStorage behind, State broken, Supplier<CompletionStage<Void>> answer) {
      super(behind);
      this.broken = broken;
      this.answer = answer;
    }

    @Override
    public CompletionStage<Void> remove(String key) {
      return state == broken ? answer.get() : super.remove(key);
    }
  }

  private static final class ServesUnopened extends ForwardingRemoteStorage {

    ServesUnopened(RemoteStorage behind) {
      super(behind);
      behind.open(StorageContexts.manual("early", new ManualTimeSource()));
    }
  }

  private static final class FailsToClose extends Stateful {

    private final State broken;

    FailsToClose(RemoteStorage behind, State broken) {
      super(behind);
      this.broken = broken;
    }

    @Override
    public CompletionStage<Void> close() {
      return state == broken ? failed("not open") : super.close();
    }
  }

  private static final class HidesThatItIsDown extends ForwardingRemoteStorage {

    HidesThatItIsDown(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> open(StorageContext context) {
      return super.open(context).exceptionally(thrown -> null);
    }
  }

  private static final class TakesDownForRejected extends ForwardingRemoteStorage {

    TakesDownForRejected(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> open(StorageContext context) {
      return super.open(context)
          .handle((ok, thrown) -> thrown)
          .thenCompose(thrown -> thrown == null ? done() : rejected());
    }

    private static CompletionStage<Void> rejected() {
      return CompletableFuture.failedFuture(new StorageRejectedException("rejected"));
    }
  }

  private static final class SaysNothing extends ForwardingRemoteStorage {

    SaysNothing(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public String toString() {
      return getClass().getName() + "@" + Integer.toHexString(hashCode());
    }
  }
}
