package io.cacheme.proof.soak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets happen what was drawn, on all servers at the same time. */
final class Troubles {

  private static final int ATTEMPTS = 5;

  private final List<Station> stations;
  private final Consumer<String> timeline;
  private final SortedMap<String, Integer> happened = new TreeMap<>();
  private final SortedMap<String, Integer> notBegun = new TreeMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable RuntimeException failure;

  /** Those of {@code stations}; {@code timeline} is told when each begins and ends. */
  Troubles(List<Station> stations, Consumer<String> timeline) {
    this.stations = List.copyOf(stations);
    this.timeline = timeline;
  }

  /** What each server can have, once. */
  void beginEach() {
    stations.forEach(station -> begin(station, Happening.each(station.troubles())));
  }

  /** What {@code seed} draws, for so long at most. */
  void beginDrawn(long seed, long millis) {
    for (Station station : stations) {
      long own = seed * 31 + station.name().hashCode();
      begin(station, Happening.draw(own, station.troubles(), millis));
    }
  }

  /**
   * Waits until all of it is over.
   *
   * @throws RuntimeException if something could not be let happen, or ended
   */
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    threads.clear();
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** How often what has happened. */
  synchronized SortedMap<String, Integer> happened() {
    return new TreeMap<>(happened);
  }

  /** How often what was to happen and did not begin. */
  synchronized SortedMap<String, Integer> notBegun() {
    return new TreeMap<>(notBegun);
  }

  private void begin(Station station, List<Happening> happenings) {
    Thread thread = new Thread(() -> run(station, happenings), "troubles-" + station.name());
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void run(Station station, List<Happening> happenings) {
    try {
      for (Happening each : happenings) {
        TimeUnit.MILLISECONDS.sleep(each.pauseMillis());
        happen(station, each);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      failed(new IllegalStateException("troubles of " + station.name() + " do not end", e));
    }
  }

  /** Where the machine is too busy for one to begin, it ends at once, and is tried again. */
  private void happen(Station station, Happening happening) throws InterruptedException {
    String what = station.name() + " " + happening.trouble();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (happens(station, happening)) {
        count(happened, what);
        return;
      }
    }
    count(notBegun, what);
  }

  /** Whether it has begun. */
  private boolean happens(Station station, Happening happening) throws InterruptedException {
    boolean begun = false;
    try {
      tell(station, happening.trouble() + " begins");
      station.begin(happening.trouble(), happening.lastsMillis());
      begun = true;
      TimeUnit.MILLISECONDS.sleep(happening.lastsMillis());
    } catch (RuntimeException | AssertionError e) {
      System.err.println(station.name() + " is not " + happening.trouble() + ": " + e);
    }
    tell(station, happening.trouble() + " ends");
    end(station, happening.trouble());
    return begun;
  }

  private void tell(Station station, String what) {
    timeline.accept(Instant.now() + " " + station.name() + " " + what);
  }

  /** A server may need longer than it is given to start again. */
  private static void end(Station station, Trouble trouble) {
    for (int attempt = 1; ; attempt++) {
      try {
        station.end(trouble);
        return;
      } catch (RuntimeException | AssertionError e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        System.err.println(station.name() + " is still " + trouble + ": " + e);
      }
    }
  }

  private synchronized void count(SortedMap<String, Integer> counts, String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private synchronized void failed(RuntimeException e) {
    failure = e;
  }
}
