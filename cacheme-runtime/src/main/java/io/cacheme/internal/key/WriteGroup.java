package io.cacheme.internal.key;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All who wait for one write of a key. When a later write takes its place they wait for that one:
 * the group as a whole changes over, since on a key that is written in storms it may be large.
 */
public final class WriteGroup {

  private final List<Write.Listener> listeners = new ArrayList<>(1);
  private volatile Write<?> write;

  WriteGroup(Write<?> write) {
    this.write = write;
  }

  /** As {@link Write#distrustUnconfirmed}, of the write they wait for. */
  public List<String> distrustUnconfirmed() {
    return write.distrustUnconfirmed();
  }

  /** One more; the slot is locked. */
  void add(Write.Listener listener) {
    listeners.add(listener);
    listener.follows(this);
  }

  /** Takes in the few of {@code later}, and waits for {@code winner}; the slot is locked. */
  void join(WriteGroup later, Write<?> winner) {
    later.listeners.forEach(this::add);
    write = winner;
  }

  /** Tells all, once no other can join. */
  public void ended(List<String> failed, @Nullable Throwable cause) {
    listeners.forEach(listener -> listener.ended(failed, cause));
  }
}
