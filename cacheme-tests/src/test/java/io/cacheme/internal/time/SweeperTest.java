package io.cacheme.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SweeperTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final List<Long> lates = new ArrayList<>();
  private int left;

  private final Sweeper sweeper =
      new Sweeper(
          scheduler,
          time,
          100,
          late -> {
            lates.add(late);
            return --left > 0;
          });

  @Test
  void wake_notCalled_runsNothing() {
    scheduler.advance(Duration.ofNanos(1_000));
    assertThat(lates).isEmpty();
    assertThat(scheduler.pending()).isZero();
  }

  @Test
  void wake_workLeft_runsEachPeriodUntilThereIsNone() {
    left = 3;
    sweeper.wake();
    scheduler.advance(Duration.ofNanos(250));
    assertThat(lates).hasSize(2);
    scheduler.advance(Duration.ofNanos(1_000));
    assertThat(lates).as("and once more after it is done").hasSize(4);
    assertThat(scheduler.pending()).isZero();
  }

  @Test
  void wake_twice_isScheduledOnce() {
    left = 1;
    sweeper.wake();
    sweeper.wake();
    assertThat(scheduler.pending()).isEqualTo(1);
    scheduler.advance(Duration.ofNanos(100));
  }

  @Test
  void wake_afterItStopped_runsAgain() {
    left = 1;
    sweeper.wake();
    scheduler.advance(Duration.ofNanos(1_000));
    lates.clear();
    left = 1;
    sweeper.wake();
    scheduler.advance(Duration.ofNanos(100));
    assertThat(lates).isNotEmpty();
  }

  @Test
  void wake_schedulerRefuses_throwsAndTheNextOneTriesAgain() {
    boolean[] refuses = {true};
    Sweeper refused =
        new Sweeper(
            (task, delay) -> {
              if (refuses[0]) {
                throw new RejectedExecutionException("no more tasks");
              }
              scheduler.schedule(task, delay);
            },
            time,
            100,
            late -> {
              lates.add(late);
              return false;
            });
    assertThatThrownBy(refused::wake).isInstanceOf(RejectedExecutionException.class);
    refuses[0] = false;
    refused.wake();
    scheduler.advance(Duration.ofNanos(100));
    assertThat(lates).isNotEmpty();
  }

  @Test
  void period_isAMillisecondAtLeast() {
    assertThat(Sweeper.period(10)).isEqualTo(1_000_000);
    assertThat(Sweeper.period(5_000_000)).isEqualTo(5_000_000);
  }

  @Test
  void sweep_somethingCameWhenItStopped_goesOn() {
    int[] runs = {0};
    Sweeper other = new Sweeper(scheduler, time, 100, late -> ++runs[0] == 2);
    other.wake();
    scheduler.advance(Duration.ofNanos(100));
    assertThat(runs[0]).isEqualTo(2);
    assertThat(scheduler.pending()).isEqualTo(1);
    scheduler.advance(Duration.ofNanos(100));
    assertThat(runs[0]).isEqualTo(4);
    assertThat(scheduler.pending()).isZero();
  }

  @Test
  void sweep_processStoodStill_isToldHowLate() {
    left = 2;
    sweeper.wake();
    time.advanceNanos(740);
    scheduler.runDue();
    assertThat(lates.get(0)).isEqualTo(640);
  }

  @Test
  void sweep_throws_goesOn() {
    Logger logger = Logger.getLogger(Sweeper.class.getName());
    List<LogRecord> records = new ArrayList<>();
    Handler handler = handler(records);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      int[] runs = {0};
      Sweeper failing =
          new Sweeper(
              scheduler,
              time,
              100,
              late -> {
                if (runs[0]++ == 0) {
                  throw new IllegalStateException("once");
                }
                return false;
              });
      failing.wake();
      scheduler.advance(Duration.ofNanos(100));
      assertThat(runs[0]).isEqualTo(1);
      assertThat(scheduler.pending()).isEqualTo(1);
      scheduler.advance(Duration.ofNanos(100));
      assertThat(runs[0]).isGreaterThan(1);
      assertThat(records).hasSize(1);
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }

  private static Handler handler(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
