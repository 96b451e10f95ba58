package io.cacheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A loop on which what is under way may come in any order, each for its searcher to choose: nothing
 * is later than anything else. Time stands still until it is told to pass; then timers run, in the
 * order of their times. Chance always falls the likelier way.
 *
 * <p>A step is named by the event that caused it and its number among what that caused; an event is
 * a step that comes upon some state of its place. What it does depends on these two alone. So two
 * orders after which all places have the same states, and the same steps are under way, go on
 * alike. The state of a process is the history of its events, that of a server what it has.
 */
final class FleetSearchLoop extends SimLoop {

  private static final long NANOS = 1_000_000;
  private static final String KEY = Simulation.remoteKey(0);

  private final List<FleetProcess> processes = new ArrayList<>();
  private final List<FleetServer> servers = new ArrayList<>();
  private FleetBroker broker;
  private final List<Step> steps = new ArrayList<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private int timersSet;
  private final Map<FleetProcess, Long> pasts = new HashMap<>();

  /** Which events wrote what servers have. */
  private final Map<Object, Long> written = new IdentityHashMap<>();

  /** What happens just now, and how much that has caused. */
  private long event;

  private int caused;

  private final boolean serversAreLocal;

  /**
   * One.
   *
   * @param serversAreLocal whether what happens to servers is of no concern to the rules elsewhere
   */
  FleetSearchLoop(boolean serversAreLocal, boolean traced) {
    super(new SplittableRandom(1), traced ? new ArrayList<>() : null);
    this.serversAreLocal = serversAreLocal;
  }

  /**
   * Something that may happen.
   *
   * @param place a process, a server or the broker; null for all of them
   * @param way those of one way come in their order; null for any
   * @param isLocal whether all that it does and depends on is of its place, but for what it causes
   */
  record Step(long name, Object place, Object way, boolean isLocal, Runnable task) {

    /** Whether it is all the same which of the two, even of two runs, comes first. */
    boolean commutes(Step other) {
      return isLocal && other.isLocal && !place.toString().equals(other.place.toString());
    }
  }

  private record Timer(long at, int number, Runnable task) implements Comparable<Timer> {

    @Override
    public int compareTo(Timer other) {
      return at != other.at ? Long.compare(at, other.at) : Integer.compare(number, other.number);
    }
  }

  /** All that there is. */
  void over(List<FleetProcess> all, List<FleetServer> tiers, FleetBroker bus) {
    processes.addAll(all);
    servers.addAll(tiers);
    broker = bus;
  }

  @Override
  void at(long delayMillis, Runnable task) {
    throw new IllegalStateException("something happens, and does not say where");
  }

  @Override
  void at(long delayMillis, Object place, Object way, Runnable task) {
    boolean isLocal = serversAreLocal || !(place instanceof FleetServer);
    steps.add(new Step(mix(event, caused++), place, way, isLocal, task));
  }

  @Override
  void in(long delayMillis, Object place, Object way, Runnable task) {
    at(delayMillis, place, way, task);
  }

  @Override
  public void schedule(Runnable task, long delayNanos) {
    timers.add(new Timer(now + (delayNanos + NANOS - 1) / NANOS, timersSet++, task));
  }

  @Override
  void lost(Object way) {
    steps.removeIf(step -> step.way != null && step.way == way);
  }

  @Override
  boolean chance(int percent) {
    return percent >= 50;
  }

  @Override
  int upTo(int most) {
    return 0;
  }

  /** What may come next of what is under way. */
  List<Step> possible() {
    steps.removeIf(step -> step.place instanceof FleetProcess process && !process.isAlive());
    List<Step> possible = new ArrayList<>();
    Set<Object> ways = new HashSet<>();
    for (Step step : steps) {
      boolean isNext = step.way == null || ways.add(step.way);
      if (isNext && !(step.place instanceof FleetProcess process && process.isStanding())) {
        possible.add(step);
      }
    }
    return possible;
  }

  void happens(Step step) {
    steps.remove(step);
    event = mix(mix(step.name, state(step.place)), now);
    caused = 0;
    step.task.run();
    if (step.place instanceof FleetProcess process) {
      pasts.put(process, event);
    } else if (step.place instanceof FleetServer server && server.there(KEY) != null) {
      written.putIfAbsent(server.there(KEY), event);
    } else if (step.place == null) {
      processes.forEach(process -> pasts.merge(process, event, FleetSearchLoop::mix));
    }
  }

  /** What happens just now depends on {@code what}, too, which is not of its place. */
  void sees(long what) {
    event = mix(event, what);
  }

  /** Time passes, and nothing happens but by timers. */
  void pass(long millis) {
    long end = now + millis;
    while (!timers.isEmpty() && timers.peek().at <= end) {
      tick();
    }
    now = end;
  }

  /** Time passes, in which all happens that can. */
  void passPromptly(long millis) {
    long end = now + millis;
    comesToRest();
    while (!timers.isEmpty() && timers.peek().at <= end) {
      tick();
      comesToRest();
    }
    now = end;
  }

  private void comesToRest() {
    for (List<Step> next = possible(); !next.isEmpty(); next = possible()) {
      happens(next.get(0));
    }
  }

  /** The next timer runs; false if there is none. */
  boolean tick() {
    Timer timer = timers.poll();
    if (timer == null) {
      return false;
    }
    now = Math.max(now, timer.at);
    event = mix(event, timer.at);
    timer.task.run();
    return true;
  }

  /** A number for all that decides what may happen from now on, in whatever order it came about. */
  long fingerprint() {
    long all = now;
    for (FleetProcess process : processes) {
      all = mix(all, state(process));
    }
    for (FleetServer server : servers) {
      all = mix(all, state(server));
    }
    all = mix(all, state(broker));
    Map<Object, Long> ways = new IdentityHashMap<>();
    long free = 0;
    for (Step step : steps) {
      if (step.way == null) {
        free += mix(1, step.name);
      } else {
        ways.merge(step.way, step.name, FleetSearchLoop::mix);
      }
    }
    for (long way : ways.values()) {
      free += mix(2, way);
    }
    return mix(all, free);
  }

  private long state(Object place) {
    if (place instanceof FleetProcess process) {
      return pasts.getOrDefault(process, 0L);
    } else if (place instanceof FleetServer server) {
      Object there = server.there(KEY);
      return there == null ? 0 : written.get(there);
    }
    return place == null ? fingerprint() : broker.known();
  }

  /** A number that {@code one} and {@code other}, in this order, make. */
  static long mix(long one, long other) {
    long mixed = (one ^ Long.rotateLeft(other * 0x9E3779B97F4A7C15L, 31)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 32);
  }
}
