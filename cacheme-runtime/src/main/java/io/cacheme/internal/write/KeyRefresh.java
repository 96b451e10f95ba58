package io.cacheme.internal.write;

import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
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
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.Moving;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Seen;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredValue;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A refresh on its way: a look at what the remote tiers have, a load, then a write in place of just
 * that. Where somebody else has written meanwhile, it begins anew, once; then the key is removed.
 * Whatever is thrown ends it.
 */
final class KeyRefresh<N extends Node<V>, V> extends Refresh<V> implements Write.Listener {

  private final Writer<N, V> writer;
  private final NodeContext<N, V> context;
  private final KeySlot<V> slot;
  private final N node;
  private final RemoteKey remoteKey;
  private final Loader<? super N, ? extends V> loader;
  private @Nullable BlockingCaller caller;
  private final ContextPropagation.@Nullable Snapshot carried;
  private final Loading loading = new Loading();
  private int link;
  private @Nullable V value;
  private @Nullable Seen seen;
  private volatile @Nullable KeyWrite<N, V> commit;
  private volatile @Nullable Moving together;
  private volatile @Nullable Outcome<V> end;
  private boolean beganAnew;

  KeyRefresh(
      Writer<N, V> writer,
      KeySlot<V> slot,
      N node,
      RemoteKey remoteKey,
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

  /** Begins; {@code here} tells whether this is the caller's own thread. */
  void start(boolean here) {
    Seen found = begin();
    if (found == null) {
      return;
    }
    try {
      if (knowsGroups(found)) {
        look(found, 0, here);
      }
    } catch (Throwable e) {
      finish(Outcome.failed(e));
    }
  }

  /** Its time begins: what it is to see in the tiers, nothing so far; null if it has failed. */
  @Nullable Seen begin() {
    try {
      if (context.surroundings.isAbandoned()) {
        finish(Outcome.failed(context.surroundings.closedException()));
        return null;
      }
      context.surroundings.await(writer.refreshLives, this);
      Groups<N> groups = context.groups;
      return new Seen(
          context.chain.remotes().size(),
          context.surroundings.time.nanoTime(),
          context.chain.clears(),
          context.chain.mark(remoteKey.own()),
          groups == null ? null : groups.of(node));
    } catch (Throwable e) {
      finish(Outcome.failed(e));
      return null;
    }
  }

  /** Whether what was ended of its groups is known; else it looks when it is. */
  private boolean knowsGroups(Seen found) {
    return context.knowsGroups(found.members(), () -> lookOn(found, 0));
  }

  N node() {
    return node;
  }

  /** It is one of so many that it may have to wait for its turn. */
  void goesWith(Moving others) {
    together = others;
  }

  String remoteKey() {
    return remoteKey.own();
  }

  /** Looks what the remote tiers have that write conditionally, one after another; then loads. */
  private void look(Seen found, int from, boolean here) {
    if (isOver()) {
      return;
    }
    List<RemoteTier<V>> remotes = context.chain.remotes();
    for (int i = from; i < remotes.size(); i++) {
      RemoteTier<V> tier = remotes.get(i);
      if (tier.writesConditionally() && tier.gate.admits(Op.READ)) {
        Nesting.requireStackForCall();
        Look look = new Look(tier, found, i);
        tier.gate.get(remoteKey.own(), look);
        if (look.asking.isPending()) {
          return;
        }
      }
    }
    beginLoad(found);
    dispatchLoad(here);
  }

  /** Makes its load, of what is to replace what it has {@code found}. */
  void beginLoad(Seen found) {
    seen = found;
    writer.livesAnewIfItWaited(writer.refreshLives, this); // its load and its write are before it
    loading.begin(new Load());
  }

  /** Runs its load, which has begun. */
  void dispatchLoad(boolean here) {
    LoadCall<?> call = loading.call();
    if (call != null) {
      call.dispatch(caller, loading.helper(), here);
    }
  }

  /** It is one of those that {@code call} loads, which has begun. */
  void loadedBy(LoadCall<?> call, Seen found) {
    seen = found;
    writer.livesAnewIfItWaited(writer.refreshLives, this); // its load and its write are before it
    loading.by(call);
  }

  /** Its load begins only now. */
  void loads() {
    slot.loads(this);
  }

  private void lookOn(Seen found, int from) {
    try {
      look(found, from, false);
    } catch (Throwable e) {
      finish(Outcome.failed(e));
    }
  }

  private void loaded(@Nullable V loaded, long loadedAt) {
    Write.Submitted<V> submitted = commit(loaded, loadedAt);
    writer.run(submitted);
  }

  /** It has its value: what is to be done to write it, or null if that is nothing, or is done. */
  Write.@Nullable Submitted<V> commit(@Nullable V loaded, long loadedAt) {
    if (isOver()) {
      return null;
    }
    value = loaded;
    long now = context.surroundings.time.epochMillis();
    Entry<V> entry = context.loaded(node, loaded, loadedAt, now);
    boolean compares = compares();
    Refresh.Loaded<V> next =
        slot.loaded(
            this,
            this,
            compares ? new Behind() : null,
            locked -> {
              KeyWrite<N, V> write =
                  context.keeps(entry)
                      ? writer.write(locked, Write.Kind.PUT, remoteKey, entry, seen, compares, null)
                      : writer.write(
                          locked, Write.Kind.REMOVAL, remoteKey, null, null, false, null);
              commit = write;
              return write.carries(carried);
            });
    if (!next.waits()) {
      finish(outcome());
    }
    return next.submitted();
  }

  @Override
  public void follows(WriteGroup group) {
    // it has no deadline of its own: each call of the write has one
  }

  @Override
  public void ended(List<String> failed, @Nullable Throwable cause) {
    KeyWrite<N, V> ended = commit;
    commit = null;
    boolean refused = ended != null && ended.wasRefused();
    if (!refused && (ended == null || !ended.wasCleared() || beganAnew)) {
      finish(outcome()); // a tier that could not be written is in quarantine; the value is right
    } else if (!beganAnew) {
      beganAnew = true;
      startAnew();
    } else {
      removeInstead();
    }
  }

  private boolean compares() {
    return context.chain.remotes().stream().anyMatch(RemoteTier::writesConditionally);
  }

  /** Waits for a write of the key that came before its own could. */
  private final class Behind implements Write.Listener {

    @Override
    public void follows(WriteGroup group) {
      // as the refresh itself
    }

    @Override
    public void ended(List<String> failed, @Nullable Throwable cause) {
      if (beganAnew) {
        finish(outcome());
      } else {
        beganAnew = true;
        startAnew();
      }
    }
  }

  private void startAnew() {
    if (writer.refreshLives.remove(this)) { // else it has just expired
      start(false);
    }
  }

  /** Who wrote meanwhile may have done so before the source changed, or after: nobody can say. */
  private void removeInstead() {
    try {
      writer.remove(key(), this, remoteKey);
    } catch (Throwable e) {
      finish(Outcome.failed(e));
    }
  }

  private Outcome<V> outcome() {
    return Outcome.loaded(new Entry<>(value, value == null, 0, Entry.NEVER));
  }

  void finish(Outcome<V> outcome) {
    if (isOver()) {
      return;
    }
    end = outcome;
    Refresh<V> next = slot.finish(this);
    if (next instanceof KeyRefresh<?, ?> following) {
      following.link = link + 1;
      context.surroundings.runNext(() -> following.start(false), following.link);
    }
    tellAll(outcome);
    writer.refreshLives.remove(this);
  }

  /** Nobody has ended it in all the time that its parts may take together. */
  @Override
  protected void expired() {
    Outcome<V> ended = end;
    if (isOver() && ended != null) { // and there was no stack left to tell all
      tellAll(ended);
    } else if (waitsForOthers()) {
      waitsOn();
    } else {
      finish(Outcome.failed(context.lost("a refresh of")));
    }
  }

  /** Whether what it waits for has an end of its own: its write, or its turn to look. */
  private boolean waitsForOthers() {
    if (context.surroundings.isAbandoned()) {
      return false;
    }
    KeyWrite<N, V> write = commit;
    Moving others = together;
    return write != null
        ? !write.hasEnded() && !write.isOver()
        : others != null && others.isMoving();
  }

  private void waitsOn() {
    context.surroundings.await(writer.refreshLives, this);
    if (isOver()) { // meanwhile
      writer.refreshLives.remove(this);
    }
  }

  /** The look at one tier. */
  private final class Look extends TierCall<StoredValue> {

    private final RemoteTier<V> tier;
    private final Seen found;
    private final int index;
    private final Asking asking = new Asking();

    Look(RemoteTier<V> tier, Seen found, int index) {
      this.tier = tier;
      this.found = found;
      this.index = index;
    }

    @Override
    protected NodeSpec<?, ?> spec() {
      return tier.nodeSpec;
    }

    @Override
    protected ContextPropagation.@Nullable Snapshot carried() {
      return carried;
    }

    @Override
    public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
      if (failure != null) {
        tier.counters.failed(failure);
      } else if (value != null) {
        found.saw(index, value.bytes());
      }
      if (!asking.isUnderWay()) {
        lookOn(found, index + 1);
      }
    }
  }

  private final class Load extends LoadCall<V> {

    Load() {
      super(context, loader.blocks(), carried);
    }

    @Override
    public LoadKind kind() {
      return LoadKind.REFRESH;
    }

    @Override
    protected @Nullable CompletionStage<? extends @Nullable V> call() throws Exception {
      loads();
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
    protected void interrupted(Throwable failure, @Nullable BlockingCaller by) {
      giveUp(failure, by == caller);
    }
  }

  /**
   * The caller whose thread ran its load was interrupted; {@code byOpener} if that one began it,
   * and has that for the answer. The others' begins anew.
   */
  void giveUp(Throwable failure, boolean byOpener) {
    context.counters.loaded(false, 1);
    if (byOpener) {
      Waiter<V> opener = slot.giveUp(this);
      if (opener == null) {
        finish(Outcome.failed(failure));
        return;
      }
      opener.answered(Outcome.failed(failure), false);
      caller = null;
    }
    loading.leftByThisThread();
    startAnew();
  }
}
