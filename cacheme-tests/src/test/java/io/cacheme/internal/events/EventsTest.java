package io.cacheme.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cacheme.CachemeListener;
import io.cacheme.CachemeListener.Interest;
import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.CachemeObserver;
import io.cacheme.DynamicNode;
import io.cacheme.NodeSpec;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.stats.StorageState;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.LogCapture;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That nothing is made where nobody is told, and that an observer's faults are its own. */
class EventsTest {

  private static final int TIMES = 10_000;

  private final ManualTimeSource time = new ManualTimeSource();
  private final LoadEvents.Subject load =
      new LoadEvents.Subject() {
        private final NodeSpec<?, ?> spec =
            DynamicNode.type("tunes", "v1", String.class)
                .tier("local", Duration.ofMinutes(1))
                .spec();

        @Override
        public NodeSpec<?, ?> spec() {
          return spec;
        }

        @Override
        public LoadKind kind() {
          return LoadKind.GET;
        }

        @Override
        public boolean isBulk() {
          return false;
        }

        @Override
        public int keys() {
          return 1;
        }

        @Override
        public ContextPropagation.Snapshot carried() {
          return null;
        }
      };

  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < TIMES; i++) {
      work.run();
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void nobodyAsks_nothingIsMade() {
    CachemeListener ofAnswers =
        new CachemeListener() {
          @Override
          public void onAnswer(Answer answer) {}

          @Override
          public Set<Interest> interests() {
            return Set.of(Interest.ANSWERS);
          }
        };
    Events events = new Events(List.of(Interested.of(ofAnswers)), null, time);
    List<Object> made = new ArrayList<>();
    long bytes =
        allocated(
            () -> {
              LoadEvents begun = events.loadBegins(load);
              Recorded<?> waiting = FlightRecorder.waitBegins();
              Recorded<?> removing = FlightRecorder.invalidateBegins();
              if (begun != null || waiting != null || removing != null || events.watchesCalls()) {
                made.add(begun);
              }
            });
    assertThat(made).isEmpty();
    assertThat(bytes).as("bytes of %s loads", TIMES).isLessThan(TIMES); // less than one each
    assertThat(events.carry(null)).isNull();
  }

  @Test
  void observer_thatThrows_changesNothing() {
    CachemeObserver broken =
        new CachemeObserver() {
          @Override
          public Object current() {
            throw new IllegalStateException("current");
          }

          @Override
          public Observed<CachemeListener.Load> begins(LoadBegin begin, Object parent) {
            return new Observed<>() {
              @Override
              public Scope open() {
                return () -> {
                  throw new IllegalStateException("close");
                };
              }

              @Override
              public void ended(CachemeListener.Load end) {
                throw new IllegalStateException("ended");
              }
            };
          }

          @Override
          public Observed<CachemeListener.RemoteCall> begins(RemoteCallBegin call, Object parent) {
            throw new IllegalStateException("begins");
          }
        };
    try (LogCapture log = new LogCapture()) {
      Events events = new Events(List.of(), broken, time);
      ContextPropagation.Snapshot carried = events.carry(null);
      assertThat(carried).isNotNull();
      Runnable task = () -> {};
      assertThat(carried.wrap(task)).isSameAs(task);
      LoadEvents begun = events.loadBegins(load);
      begun.enters();
      begun.leaves();
      begun.ended(LoadOutcome.VALUE, null);
      CallEvents call =
          events.callBegins("my-redis", null, StorageState.Operation.READ, 1, carried);
      call.enters();
      call.leaves();
      call.ended(CachemeListener.CallOutcome.SUCCESS, 0, null);
      assertThat(log.text()).contains("the cache's observer failed", "close", "ended", "begins");
    }
  }
}
