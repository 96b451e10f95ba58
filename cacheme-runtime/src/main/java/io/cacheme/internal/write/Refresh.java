package io.cacheme.internal.write;

import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.node.NodeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One refresh of one key: a load, then a write. At most one runs and one waits; those that arrive
 * while one runs join the waiting one, whose load begins after them.
 */
public final class Refresh<N extends Node<V>, V> implements KeyWrite.Listener {

  private final NodeContext<N, V> context;
  private final KeySlot<N, V> slot;
  private final N node;
  private final String remoteKey;
  private final Loader<? super N, ? extends V> loader;
  private final List<CompletableFuture<@Nullable V>> callers = new ArrayList<>(1);
  private volatile @Nullable LoadCall<?> load;
  private long version;
  private int link;
  private @Nullable V value;

  public Refresh(
      NodeContext<N, V> context,
      KeySlot<N, V> slot,
      N node,
      String remoteKey,
      Loader<? super N, ? extends V> loader) {
    this.context = context;
    this.slot = slot;
    this.node = node;
    this.remoteKey = remoteKey;
    this.loader = loader;
  }

  /** One more caller; the slot is locked. */
  public CompletableFuture<@Nullable V> join() {
    CompletableFuture<@Nullable V> future = new CompletableFuture<>();
    callers.add(future);
    return future;
  }

  public boolean isLoadedByThisThread() {
    LoadCall<?> running = load;
    return running != null && running.isOnThisThread();
  }

  /** Becomes the running refresh; the slot is locked. Then {@link #start} it. */
  public void begin() {
    slot.refreshing = this;
    version = slot.version;
  }

  public void start() {
    if (context.surroundings.isAbandoned()) {
      finish(Outcome.failed(context.surroundings.closedException()));
      return;
    }
    Load call = new Load();
    load = call;
    call.start();
  }

  private void loaded(@Nullable V loaded, long loadedAt) {
    value = loaded;
    KeyWrite<N, V> next = null;
    boolean writing;
    slot.lock.lock();
    try {
      if (slot.version == version) {
        long now = context.surroundings.time.epochMillis();
        next = write(context.loaded(loaded, loadedAt, now)).tell(this).submit();
        writing = true;
      } else { // a put or an invalidate came after the load began, and stands
        writing = followsLastWrite();
      }
    } finally {
      slot.lock.unlock();
    }
    if (next != null) {
      next.run();
    }
    if (!writing) {
      finish(outcome());
    }
  }

  /** Waits for the write that stands, since until then the old value can still be seen. */
  private boolean followsLastWrite() {
    KeyWrite<N, V> last = slot.waiting != null ? slot.waiting : slot.running;
    if (last == null) {
      return false;
    }
    last.tell(this);
    return true;
  }

  private KeyWrite<N, V> write(Entry<V> entry) {
    return context.keeps(entry)
        ? KeyWrite.of(context, slot, remoteKey, entry)
        : KeyWrite.removal(context, slot, remoteKey);
  }

  @Override
  public void follows(WriteGroup group) {
    // it has no deadline of its own: each call of the write has one
  }

  @Override
  public void ended(List<String> failed, @Nullable Throwable cause) {
    finish(outcome()); // a tier that could not be written is in quarantine; the value is right
  }

  private Outcome<V> outcome() {
    return Outcome.loaded(new Entry<>(value, value == null, 0, Entry.NEVER));
  }

  private void finish(Outcome<V> outcome) {
    Refresh<N, V> next;
    List<CompletableFuture<@Nullable V>> answered;
    slot.lock.lock();
    try {
      answered = List.copyOf(callers);
      next = slot.nextRefresh;
      slot.nextRefresh = null;
      slot.refreshing = null;
      if (next != null) {
        next.begin();
      }
    } finally {
      context.slots.unlock(slot);
    }
    if (next != null) {
      next.link = link + 1;
      context.surroundings.runNext(next::start, next.link);
    }
    answered.forEach(future -> context.surroundings.complete(future, outcome));
  }

  private final class Load extends LoadCall<V> {

    Load() {
      super(context, loader.blocks());
    }

    @Override
    public @Nullable CompletionStage<? extends @Nullable V> call() throws Exception {
      return loader.load(node);
    }

    @Override
    public void ended(@Nullable V result, @Nullable Throwable failure) {
      context.counters.loaded(failure == null, 1);
      if (failure != null) {
        finish(Outcome.failed(failure));
      } else {
        loaded(result, begunMillis());
      }
    }
  }
}
