package io.cacheme.proof.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets happen what was drawn, on all servers at the same time. */
final class Troubles {

  private final List<Station> stations;
  private final SortedMap<String, Integer> happened = new TreeMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable RuntimeException failure;

  Troubles(List<Station> stations) {
    this.stations = List.copyOf(stations);
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
        station.begin(each.trouble(), each.lastsMillis());
        TimeUnit.MILLISECONDS.sleep(each.lastsMillis());
        station.end(each.trouble());
        count(station.name() + " " + each.trouble());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private synchronized void count(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  private synchronized void failed(RuntimeException e) {
    failure = e;
  }
}
