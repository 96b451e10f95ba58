package io.cacheme.internal.read;

import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.node.Chain;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Asking;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredValue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One look whether what is served is what the loader gives. It is a flight of its own that nobody
 * joins: it asks the tiers for what they serve, so that whatever is written from then on is known
 * to it, loads the key, and compares if nothing was.
 */
final class Verification<N extends Node<V>, V> extends Flight<V> {

  private final Verifier<N, V> verifier;
  private final Reader<N, V> reader;
  private final NodeContext<N, V> context;
  private final N node;
  private final Loader<? super N, ? extends V> loader;
  private final ContextPropagation.@Nullable Snapshot carried;
  private final int clears;
  private @Nullable String remoteKey;
  private volatile @Nullable Mark mark;
  private volatile @Nullable Members members;
  private volatile @Nullable LoadCall<?> call;

  /** What a tier serves. */
  private volatile @Nullable Served<V> served;

  private record Served<V>(String storage, Entry<V> entry) {}

  Verification(
      Verifier<N, V> verifier,
      N node,
      Object key,
      Loader<? super N, ? extends V> loader,
      ContextPropagation.@Nullable Snapshot carried) {
    super(key, Kind.RENEWAL);
    this.verifier = verifier;
    this.reader = verifier.reader;
    this.context = verifier.context;
    this.node = node;
    this.loader = loader;
    this.carried = carried;
    this.clears = context.chain.clears();
  }

  /** Begins, unless the key is just being loaded; may throw before it has. */
  void begin() {
    Nesting.requireStack();
    long now = context.surroundings.time.epochMillis();
    if (context.slots.ask(new Nobody<>(), this, now) != null) {
      verifier.ended(key(), null);
      return;
    }
    try {
      context.surroundings.await(reader.lives, this);
      Groups<N> groups = context.groups;
      members = groups == null ? null : groups.of(node);
      if (context.chain.isFollowing()) {
        mark = context.chain.mark(remoteKey());
      }
      if (context.knowsGroups(members, () -> walkOn(0))) {
        walk(0);
      }
    } catch (Throwable e) { // a key that cannot be rendered, a scheduler that takes nothing
      fail(e);
    }
  }

  private String remoteKey() {
    String key = remoteKey;
    if (key == null) {
      key = context.keys.remote(node);
      remoteKey = key;
    }
    return key;
  }

  private void walkOn(int from) {
    try {
      walk(from);
    } catch (Throwable e) {
      fail(e);
    }
  }

  /**
   * Asks the tiers, first asked first, for what they serve; counts nothing, for it is no request.
   */
  private void walk(int from) {
    Chain<V> chain = context.chain;
    for (int place = from; place < chain.size() && outcome() == null; place++) {
      HeapTier<V> heap = chain.heap(place);
      HeapEntry<V> there = heap == null ? null : heap.look(key());
      if (heap != null && there != null) {
        mark = there.mark() == null ? mark : there.mark();
        load(new Served<>(heap.storage(), there.entry()));
        return;
      }
      RemoteTier<V> remote = chain.remote(place);
      if (remote != null && remote.admitsRead(key(), members)) {
        Nesting.requireStackForCall();
        Read read = new Read(remote, place);
        remote.gate.get(remoteKey(), read);
        if (read.asking.isPending()) {
          return;
        }
        Entry<V> found = read.found;
        if (found != null) {
          load(new Served<>(remote.storage(), found));
          return;
        }
      }
    }
    over(); // it has gone meanwhile: there is nothing to compare with
  }

  private void load(Served<V> found) {
    if (outcome() != null || context.surroundings.isAbandoned() || context.isDisabled()) {
      over();
      return;
    }
    served = found;
    Load load = new Load();
    load.begin();
    call = load;
    load.dispatch(null, null, false);
  }

  private void loaded(@Nullable V value) {
    Served<V> there = served;
    if (over() && there != null && !isOutdated() && !context.isDisabled()) {
      verifier.compare(node, there.storage(), there.entry(), value);
    }
  }

  private void fail(Throwable failure) {
    if (failure instanceof StackOverflowError) {
      context.surroundings.overflowed = true;
    }
    over();
  }

  /** It is over. Whether it was not, and no write of the key has come since it began, or runs. */
  private boolean over() {
    KeySlot.Conclusion taken = slot().conclude(this, Outcome.nothing(), 1);
    if (taken == KeySlot.Conclusion.LATE) {
      return false;
    }
    reader.lives.remove(this);
    verifier.ended(key(), null);
    reader.run(slot().filled(this, 1));
    return taken == KeySlot.Conclusion.FILL;
  }

  @Override
  protected boolean isOutdated() {
    Members groups = members;
    return clears != context.chain.clears()
        || (groups != null && !groups.isCurrent())
        || context.chain.isOutdated(mark);
  }

  @Override
  protected boolean isLoadedByThisThread() {
    LoadCall<?> begun = call;
    return begun != null && begun.isOnThisThread();
  }

  /** Nobody has ended it in all the time that its parts may take together. */
  @Override
  protected void expired() {
    over();
  }

  /** The question to one remote tier. */
  private final class Read extends TierCall<StoredValue> {

    private final RemoteTier<V> tier;
    private final int place;
    private final Asking asking = new Asking();
    private @Nullable Entry<V> found;

    Read(RemoteTier<V> tier, int place) {
      this.tier = tier;
      this.place = place;
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
      try {
        if (failure != null) {
          tier.counters.failed(failure);
        } else {
          found = tier.entry(value, remoteKey(), members);
        }
      } catch (Throwable e) { // as where a request reads
        tier.counters.failed(e);
      }
      if (asking.isUnderWay()) {
        return;
      }
      try {
        Entry<V> entry = found;
        if (entry == null) {
          walk(place + 1);
        } else {
          load(new Served<>(tier.storage(), entry));
        }
      } catch (Throwable e) {
        fail(e);
      }
    }
  }

  private final class Load extends LoadCall<V> {

    Load() {
      super(context, loader.blocks(), carried);
    }

    @Override
    public LoadKind kind() {
      return LoadKind.VERIFICATION;
    }

    @Override
    protected @Nullable CompletionStage<? extends @Nullable V> call() throws Exception {
      return loader.load(node);
    }

    @Override
    protected void ended(@Nullable V value, @Nullable Throwable failure) {
      context.counters.loaded(failure == null, 1);
      try {
        if (failure != null) {
          over();
        } else {
          loaded(value);
        }
      } catch (Throwable e) {
        fail(e);
      }
    }

    /** It runs on no caller's thread, and is not offered to any. */
    @Override
    protected void interrupted(Throwable failure, @Nullable BlockingCaller by) {
      ended(null, failure);
    }
  }

  private static final class Nobody<V> implements Waiter<V> {

    @Override
    public void answered(Outcome<V> outcome, boolean coalesced) {}

    @Override
    public @Nullable Waiter<V> nextWaiter() {
      return null;
    }

    @Override
    public void nextWaiter(@Nullable Waiter<V> next) {}
  }
}
