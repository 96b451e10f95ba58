package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;
import static io.cacheme.testkit.selftest.Defect.remoteThatHangs;

import io.cacheme.spi.RemoteStorage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;

/** Storages whose server's clock cannot be gone by. */
final class ClockDefects {

  private static final long DAY_MILLIS = 86_400_000;

  private ClockDefects() {}

  static List<Defect<RemoteStorage>> all() {
    return List.of(
        remote(
            "tells the time in seconds",
            s -> new ChangedClock(s, millis -> millis / 1_000),
            "serverTime_isNoneOrThisCentury",
            "serverTime_goesOnAsTimePasses"),
        remote(
            "tells the time in microseconds",
            s -> new ChangedClock(s, millis -> millis * 1_000),
            "serverTime_isNoneOrThisCentury"),
        remote(
            "tells the day",
            s -> new ChangedClock(s, millis -> millis - millis % DAY_MILLIS),
            "serverTime_goesOnAsTimePasses"),
        remote("tells the time only once", TellsOnce::new, "serverTime_goesOnAsTimePasses"),
        remote(
            "tells the time before it is opened",
            TellsUnopened::new,
            "notOpen_everyCall_failsByItsStage",
            "closed_everyCall_failsByItsStage",
            "unreachable_everyCall_failsByItsStage"),
        remoteThatHangs(
            "hangs when it is asked for the time while it is not open",
            HangsUnopened::new,
            "notOpen_everyCall_failsByItsStage",
            "closed_everyCall_failsByItsStage",
            "unreachable_everyCall_failsByItsStage"));
  }

  private static final class ChangedClock extends ForwardingRemoteStorage {

    private final LongUnaryOperator change;

    ChangedClock(RemoteStorage behind, LongUnaryOperator change) {
      super(behind);
      this.change = change;
    }

    @Override
    public CompletionStage<Long> serverTimeMillis() {
      return super.serverTimeMillis().thenApply(change::applyAsLong);
    }
  }

  private static final class TellsOnce extends ForwardingRemoteStorage {

    private final AtomicInteger asked = new AtomicInteger();

    TellsOnce(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Long> serverTimeMillis() {
      return asked.getAndIncrement() == 0 ? super.serverTimeMillis() : done();
    }
  }

  private static final class TellsUnopened extends ForwardingRemoteStorage {

    TellsUnopened(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Long> serverTimeMillis() {
      return super.serverTimeMillis().exceptionally(thrown -> System.currentTimeMillis());
    }
  }

  private static final class HangsUnopened extends ForwardingRemoteStorage {

    HangsUnopened(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Long> serverTimeMillis() {
      return super.serverTimeMillis().exceptionallyCompose(thrown -> new CompletableFuture<>());
    }
  }
}
