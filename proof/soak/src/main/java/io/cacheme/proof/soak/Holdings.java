package io.cacheme.proof.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the process held when it had become warm, in the middle, and at the end, each time without
 * load; and when all was closed.
 */
record Holdings(Sample start, Sample middle, Sample end, Sample closed) {

  private static final double MIB = 1 << 20;

  /** What heaps of bounded size, and pools of buffers, may differ by. */
  private static final long HEAP_MAY_GROW = 8 << 20;

  /** Of a class of the cache. */
  private static final long OBJECTS_MAY_GROW = 100;

  /** Reconnections and the like that just wait for their time. */
  private static final long TASKS_MAY_GROW = 10;

  private static final String SOCKETS = Sample.DESCRIPTOR + "socket:[#]";

  /** MongoDB's drivers have the first, and the second once somebody had to wait for a server. */
  private static final String DRIVER = Sample.THREAD + "cluster-event-publisher-#";

  private static final String WAITING = Sample.THREAD + "cluster-#";

  /** Threads of ours and of our drivers. */
  private static final List<String> OURS =
      List.of("cacheme-", "lettuce-", "vert.x-", "vertx-", "cluster-", "Thread-#", Leaks.THREAD);

  /** Whether {@code end} is as {@code start}. */
  static boolean allPassed(Sample start, Sample end) {
    return new Holdings(start, start, end, end).whileOpen().stream().allMatch(Check::passed);
  }

  /** What has become of them. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>(whileOpen());
    List<String> left = left(closed);
    checks.add(
        new Check(
            "after-close",
            left.isEmpty(),
            left.isEmpty()
                ? "no thread and no connection is left"
                : "left: " + String.join(", ", left)));
    return checks;
  }

  private List<Check> whileOpen() {
    return List.of(
        heap(),
        noneMore("threads", Sample.THREAD),
        descriptors(),
        noneMore("connections", Sample.CONNECTION),
        noMoreThan(TASKS_MAY_GROW, "tasks", Sample.TASK),
        objects());
  }

  private Check heap() {
    long growth = end.get(Sample.HEAP) - start.get(Sample.HEAP);
    return new Check(
        "heap",
        growth <= HEAP_MAY_GROW && start.get(Sample.HEAP) > 0,
        Check.text(
            "%.1f MiB at the start, %.1f in the middle, %.1f at the end",
            start.get(Sample.HEAP) / MIB,
            middle.get(Sample.HEAP) / MIB,
            end.get(Sample.HEAP) / MIB));
  }

  private Check descriptors() {
    Check check = noneMore("descriptors", Sample.DESCRIPTOR);
    List<String> more = grown(start.of(Sample.SOCKET), end.of(Sample.SOCKET), 0);
    return check.passed() || more.isEmpty()
        ? check
        : new Check(check.name(), false, check.figures() + "; of them " + String.join(", ", more));
  }

  /** There are no more of any name; and some of all, or they were not looked at. */
  private Check noneMore(String name, String prefix) {
    return noMoreThan(0, name, prefix);
  }

  /**
   * What there was, as if each pool of connections had been full, and somebody had waited for each
   * driver, which may be so at any time.
   */
  private Map<String, Long> allowed(String prefix) {
    Map<String, Long> allowed = new TreeMap<>(start.of(prefix));
    Long drivers = allowed.get(DRIVER);
    if (drivers != null) {
      allowed.merge(WAITING, drivers, Math::max);
    }
    start
        .of(Sample.POOL)
        .forEach(
            (pool, most) -> {
              String connection = pool.replace(Sample.POOL, Sample.CONNECTION);
              long idle = Math.max(0, most - start.get(connection));
              allowed.computeIfPresent(connection, (name, count) -> count + idle);
              allowed.computeIfPresent(SOCKETS, (name, count) -> count + idle);
            });
    return allowed;
  }

  private Check noMoreThan(long growth, String name, String prefix) {
    List<String> more = grown(allowed(prefix), end.of(prefix), growth);
    return new Check(
        name,
        more.isEmpty() && start.sum(prefix) > 0,
        Check.text(
                "%,d at the start, %,d in the middle, %,d at the end",
                start.sum(prefix), middle.sum(prefix), end.sum(prefix))
            + (more.isEmpty() ? "" : "; more " + String.join(", ", more)));
  }

  private Check objects() {
    List<String> more = grown(start.of(Sample.OBJECT), end.of(Sample.OBJECT), OBJECTS_MAY_GROW);
    return new Check(
        "objects",
        more.isEmpty() && end.sum(Sample.OBJECT) > 0,
        Check.text(
                "of %,d classes of the cache, %,d objects at the start, %,d in the middle, %,d at the"
                    + " end",
                end.of(Sample.OBJECT).size(),
                start.sum(Sample.OBJECT),
                middle.sum(Sample.OBJECT),
                end.sum(Sample.OBJECT))
            + (more.isEmpty() ? "" : "; more " + String.join(", ", more)));
  }

  /** What is left once all is closed, and should not be. */
  static List<String> left(Sample closed) {
    List<String> left = new ArrayList<>();
    closed.of(Sample.CONNECTION).forEach((name, count) -> note(left, name, count));
    closed
        .of(Sample.THREAD)
        .forEach(
            (name, count) -> note(left, name, OURS.stream().anyMatch(name::contains) ? count : 0));
    return left;
  }

  private static void note(List<String> left, String name, long count) {
    if (count > 0) {
      left.add(name + " " + count);
    }
  }

  private static List<String> grown(Map<String, Long> before, Map<String, Long> after, long by) {
    return after.entrySet().stream()
        .filter(each -> each.getValue() > before.getOrDefault(each.getKey(), 0L) + by)
        .map(
            each ->
                Check.text(
                    "%s: %,d, now %,d",
                    each.getKey(), before.getOrDefault(each.getKey(), 0L), each.getValue()))
        .collect(Collectors.toList());
  }
}
