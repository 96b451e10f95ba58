package io.cacheme.internal.write;

import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Refresh;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.key.Write;
import io.cacheme.internal.key.WriteGroup;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.spi.ContextPropagation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A refresh on its way: a load, then a write. Whatever is thrown ends it. */
final class KeyRefresh<N extends Node<V>, V> extends Refresh<V> implements Write.Listener {

  private final Writer<N, V> writer;
  private final NodeContext<N, V> context;
  private final KeySlot<V> slot;
  private final N node;
  private final String remoteKey;
  private final Loader<? super N, ? extends V> loader;
  private @Nullable BlockingCaller caller;
  private final ContextPropagation.@Nullable Snapshot carried;
  private final Loading loading = new Loading();
  private int link;
  private @Nullable V value;

  KeyRefresh(
      Writer<N, V> writer,
      KeySlot<V> slot,
      N node,
      String remoteKey,
      Loader<? super N, ? extends V> loader,
      @Nullable BlockingCaller caller,
      ContextPropagation.@Nullable Snapshot carried) {
    super(slot);
    this.writer = writer;
    this.context = writer.context;
    this.slot = slot;
    this.node = node;
    this.remoteKey = remoteKey;
    this.loader = loader;
    this.caller = caller;
    this.carried = carried;
  }

  @Override
  protected boolean isLoadedByThisThread() {
    return loading.isOnThisThread();
  }

  Loading loading() {
    return loading;
  }

  /** Loads; {@code here} tells whether this is the caller's own thread. */
  void start(boolean here) {
    try {
      if (context.surroundings.isAbandoned()) {
        finish(Outcome.failed(context.surroundings.closedException()));
        return;
      }
      context.surroundings.await(writer.refreshLives, this);
      Load call = new Load();
      loading.begin(call);
      call.dispatch(caller, loading.helper(), here);
    } catch (Throwable e) {
      finish(Outcome.failed(e));
    }
  }

  private void loaded(@Nullable V loaded, long loadedAt) {
    value = loaded;
    long now = context.surroundings.time.epochMillis();
    Entry<V> entry = context.loaded(loaded, loadedAt, now);
    Refresh.Loaded<V> next =
        slot.loaded(
            this,
            this,
            locked ->
                context.keeps(entry)
                    ? writer.write(locked, Write.Kind.PUT, remoteKey, entry)
                    : writer.write(locked, Write.Kind.REMOVAL, remoteKey, null));
    writer.run(next.submitted());
    if (!next.waits()) {
      finish(outcome());
    }
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
    if (isOver()) {
      return;
    }
    Refresh<V> next = slot.finish(this);
    writer.refreshLives.remove(this);
    if (next instanceof KeyRefresh<?, ?> following) {
      following.link = link + 1;
      context.surroundings.runNext(() -> following.start(false), following.link);
    }
    Waiter.tell(waiters(), outcome);
  }

  /** Nobody has ended it in all the time that its parts may take together. */
  @Override
  protected void expired() {
    finish(Outcome.failed(context.lost("a refresh of")));
  }

  private final class Load extends LoadCall<V> {

    Load() {
      super(context, loader.blocks(), carried);
    }

    @Override
    protected @Nullable CompletionStage<? extends @Nullable V> call() throws Exception {
      slot.loads(KeyRefresh.this);
      return loader.load(node);
    }

    @Override
    protected void ended(@Nullable V result, @Nullable Throwable failure) {
      context.counters.loaded(failure == null, 1);
      try {
        if (failure != null) {
          finish(Outcome.failed(failure));
        } else {
          loaded(result, begunMillis());
        }
      } catch (Throwable e) {
        finish(Outcome.failed(e));
      }
    }

    @Override
    protected void interrupted(Throwable failure, BlockingCaller by) {
      if (by == caller) {
        Waiter<V> opener = slot.giveUp(KeyRefresh.this);
        if (opener == null) {
          ended(null, failure);
          return;
        }
        Waiter.tell(opener, Outcome.failed(failure));
        caller = null;
      }
      context.counters.loaded(false, 1);
      loading.leftByThisThread();
      if (writer.refreshLives.remove(KeyRefresh.this)) { // else it has just expired
        start(false);
      }
    }
  }
}
