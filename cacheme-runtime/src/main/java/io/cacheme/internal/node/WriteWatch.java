package io.cacheme.internal.node;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is written of a node that has heaps only, for those who dump and restore it: nobody else
 * would know what of a file is outdated. Every write is told of when it begins and when it ends,
 * and the end of all entries, or of a group, before it takes effect.
 */
public final class WriteWatch {

  private final Written sinceBound = new Written();
  private final List<Written> watching = new CopyOnWriteArrayList<>(List.of(sinceBound));

  /** What is to be withdrawn with the next write, by where it is. */
  private volatile Map<Path, Dump> dumps = Map.of();

  WriteWatch() {}

  /** {@code key} is being written, or has just been. */
  void written(Object key) {
    int place = Written.place(key);
    watching.forEach(each -> each.add(place));
    withdraw();
  }

  /** All entries are about to be ended, or those of a group. */
  void ended() {
    watching.forEach(Written::addAll);
    withdraw();
  }

  /** Watches from now on, until {@link #forget}. */
  public Written begin() {
    Written begun = new Written();
    watching.add(begun);
    return begun;
  }

  /** What {@link #begin} gave is of no interest any more. */
  public void forget(Written begun) {
    watching.remove(begun);
  }

  /** What was written since the node was bound. */
  public Written sinceBound() {
    return sinceBound;
  }

  /**
   * Runs {@code withdraw} once, when something is written from now on; it does not block.
   *
   * @param path where the dump is, instead of what was there
   * @param id which one it is
   */
  public synchronized void dumped(Path path, String id, Runnable withdraw) {
    Map<Path, Dump> more = new HashMap<>(dumps);
    more.put(path, new Dump(id, withdraw));
    dumps = Map.copyOf(more);
  }

  /** Whether nothing was written since {@link #dumped} was told of it. */
  public boolean isCurrent(String id) {
    return dumps.values().stream().anyMatch(dump -> dump.id.equals(id));
  }

  private void withdraw() {
    if (!dumps.isEmpty()) {
      Map<Path, Dump> all;
      synchronized (this) {
        all = dumps;
        dumps = Map.of();
      }
      all.values().forEach(dump -> dump.withdraw.run());
    }
  }

  private record Dump(String id, Runnable withdraw) {}
}
