package io.cacheme;

import io.cacheme.FleetShape.Given;
import io.cacheme.FleetShape.Layout;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What two processes do with one key, all orders of which a {@link FleetSearch} tries. */
enum FleetSearchProgram {
  GET_AGAINST_INVALIDATE(remote(), "p0 get", "p1 invalidate"),
  GETS_AGAINST_INVALIDATE(remote(), "p0 get, p0 get", "p1 invalidate, p1 get"),
  HEAP_GETS_AGAINST_INVALIDATE(heap(), "p0 get, p0 get", "p1 invalidate, p1 get"),
  WARM_GETS_AGAINST_INVALIDATE(warm(), "p0 get, p0 get", "p1 invalidate, p1 get"),
  GETS_AGAINST_PUT(heap(), "p0 get, p0 get", "p1 put, p1 get"),
  REFRESH_AGAINST_INVALIDATE(heap(), "p0 refresh, p0 get", "p1 invalidate"),
  PUT_AGAINST_PUT(heap(), "p0 put, p0 get", "p1 put, p1 get"),
  PUT_AGAINST_INVALIDATE(heap(), "p0 put, p0 get", "p1 invalidate, p1 get"),
  /** A flight of the writer itself. */
  OWN_INVALIDATE(warm(), "p0 get, p0 get", "p0 invalidate"),
  /** A caller may join the flight of another. */
  JOINED(heap(), "p0 get", "p0 get", "p1 invalidate"),
  /** What is cut off misses a message, and listens again. */
  RECONNECTED(warm(), "p0 get", "p1 invalidate", "p0 cut, p0 restore"),
  TOMBSTONE_EXPIRES(remote(), "p0 get", "p1 invalidate", "wait 401"),
  PUT_EXPIRES(expiring(), "p0 get", "p1 put", "wait 101"),
  FILL_EXPIRES(expiring(), "p0 get", "p1 invalidate, p1 get", "wait 101"),
  /** Who is cut off is not sure for long. */
  UNTOLD(warm().deaf(0, 1), "p1 invalidate, wait 101, wait 206, p0 get"),
  EVERYWHERE(warm().deaf(1), "p0 get", "p1 invalidate everywhere", "wait 360"),
  LEASE(leased(), "p0 get", "p1 get"),
  LEASES(leased(), "p0 get, p0 get", "p1 get"),
  DEATH(leased(), "p0 get", "p1 get", "p0 kill");

  private static final long SOON = 100;
  private static final Set<FleetSearchProgram> LARGE =
      EnumSet.of(HEAP_GETS_AGAINST_INVALIDATE, PUT_AGAINST_INVALIDATE, EVERYWHERE);

  final Given given;

  /** Whether the key is in all tiers when it begins. */
  final boolean warm;

  /** The processes that are cut off from the beginning. */
  final List<Integer> deaf;

  /** What is done at the same time: calls of one caller, or what befalls a process, or all. */
  final List<String> parts;

  FleetSearchProgram(Start start, String... parts) {
    this.given = start.given;
    this.warm = start.warm;
    this.deaf = start.deaf;
    this.parts = List.of(parts);
  }

  private record Start(Given given, boolean warm, List<Integer> deaf) {

    Start deaf(Integer... processes) {
      return new Start(given, warm, List.of(processes));
    }
  }

  private static Start start(Layout layout, boolean leased, long ttl) {
    return new Start(new Given(layout, leased, ttl, 1), false, List.of());
  }

  private static Start remote() {
    return start(Layout.REMOTE, false, FleetShape.NEVER);
  }

  /** What is kept for less than the hold, which is 400 ms. */
  private static Start expiring() {
    return start(Layout.REMOTE, false, SOON);
  }

  private static Start heap() {
    return start(Layout.HEAP_REMOTE, false, FleetShape.NEVER);
  }

  private static Start warm() {
    return new Start(heap().given, true, List.of());
  }

  /** A key that is loaded once by both. */
  private static Start leased() {
    return start(Layout.HEAP_REMOTE, true, FleetShape.NEVER);
  }

  /** The {@code small} ones, {@code all} of them, or the one called {@code name}. */
  static List<FleetSearchProgram> called(String name) {
    return switch (name) {
      case "all" -> List.of(values());
      case "small" -> Stream.of(values()).filter(program -> !LARGE.contains(program)).toList();
      default -> List.of(valueOf(name));
    };
  }
}
