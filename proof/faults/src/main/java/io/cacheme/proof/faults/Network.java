package io.cacheme.proof.faults;

import io.cacheme.proof.load.Source;
import io.cacheme.testkit.FaultProxy;
import io.cacheme.testkit.KillableServer;
import io.cacheme.testkit.StoppableServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What goes wrong with every server that is reached by a network, and with every source. */
final class Network {

  /** A bit of so many bytes is flipped: of the answer to every thirtieth get, or so. */
  private static final int CORRUPT_EVERY = 4_999;

  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final int LARGE = 4_000;
  private static final int SMALL = 150;

  private Network() {}

  /** The faults of {@code server}, to which {@code proxy} is the only way. */
  static List<Cell> cells(KillableServer server, FaultProxy proxy) {
    return cells(server, server::restart, proxy);
  }

  /** The same where there is more to do than to start it again. */
  static List<Cell> cells(KillableServer server, Trouble.Step restart, FaultProxy proxy) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of("killed", server::kill, restart));
    cells.add(
        server instanceof StoppableServer stoppable
            ? Cell.of("stopped", stoppable::stop, stoppable::cont)
            : Cell.of("stopped", proxy::blackhole, proxy::heal));
    cells.add(Cell.of("slow", () -> proxy.delay(SLOW), proxy::heal));
    cells.add(Cell.of("refused-at-start", proxy::refuse, proxy::heal).thereAtStart());
    cells.add(Cell.of("reset", new Resets(proxy)));
    cells.add(Cell.of("half-open", proxy::halfOpen, proxy::heal));
    cells.add(Cell.of("corrupt", () -> proxy.corrupt(CORRUPT_EVERY), proxy::heal).thatDamages());
    cells.add(oversize());
    return cells;
  }

  /** Values of a fourth of the keys are larger than the storage takes. */
  static Cell oversize() {
    return Cell.of("oversize", new Oversize()).with("maxValueBytes", "1KiB");
  }

  private static final class Oversize implements Trouble {

    @Override
    public void begin(Source source) {
      source.lengths(key -> key % 4 == 0 ? LARGE : SMALL);
    }

    @Override
    public void end(Source source) {
      source.lengths(key -> SMALL);
    }
  }

  /** Each connection is reset in the middle of a reply, over and over. */
  private static final class Resets implements Trouble {

    private static final int BYTES = 5_000;
    private static final long PAUSE_MILLIS = 100;

    private final FaultProxy proxy;
    private volatile boolean over;
    private @Nullable Thread thread;

    Resets(FaultProxy proxy) {
      this.proxy = proxy;
    }

    @Override
    public void begin(Source source) {
      over = false;
      thread = new Thread(this::reset, "resets");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void end(Source source) throws InterruptedException {
      over = true;
      if (thread != null) {
        thread.join();
      }
      proxy.heal();
    }

    private void reset() {
      try {
        while (!over) {
          proxy.resetAfter(BYTES);
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
