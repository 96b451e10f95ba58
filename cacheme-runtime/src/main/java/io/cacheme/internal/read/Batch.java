package io.cacheme.internal.read;

import io.cacheme.BulkLoader;
import io.cacheme.Node;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.load.Unequal;
import io.cacheme.internal.node.Chain;
import io.cacheme.internal.node.Freshness;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Chunked;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Moving;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.spi.ContextPropagation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The flights that one {@code getAll} opened, which pass through the tiers together: each tier is
 * asked once for what is still missing, in chunks, and the bulk loader once for the rest.
 */
final class Batch<N extends Node<V>, V> {

  final NodeContext<N, V> context;
  private final Reader<N, V> reader;
  private final List<Passage<N, V>> opened;
  private final @Nullable BulkLoader<N, ? extends V> bulkLoader;
  private final @Nullable BlockingCaller caller;
  private final ContextPropagation.@Nullable Snapshot carried;

  /** Whether the caller is a load thread, and so runs all loads itself. */
  private final boolean callerLoadsAll;

  /** When the first of its flights was opened. */
  private final long begunNanos;

  /** Whether chunks are asked for or end, so that those who wait for their turn will have it. */
  final Moving moving;

  /** A batch; on the caller's thread, if there is a caller. */
  Batch(
      Reader<N, V> reader,
      List<Passage<N, V>> opened,
      @Nullable BulkLoader<N, ? extends V> bulkLoader,
      @Nullable BlockingCaller caller,
      ContextPropagation.@Nullable Snapshot carried) {
    this.reader = reader;
    this.context = reader.context;
    this.opened = opened;
    this.bulkLoader = bulkLoader;
    this.caller = opened.isEmpty() || opened.get(0).loadsByCaller() ? caller : null;
    this.carried = carried;
    this.callerLoadsAll = this.caller != null && LoadCall.mustNotWait(context.surroundings);
    this.moving = new Moving(context.surroundings);
    this.begunNanos = opened.isEmpty() ? 0 : opened.get(0).begunNanos();
    if (opened.size() > Chunked.SIZE * Chunked.AT_ONCE) {
      takesLong();
    }
  }

  /** Its flights are to live as long as it moves. */
  void takesLong() {
    opened.forEach(passage -> passage.goesWith(this));
  }

  /** When the first of its flights was opened. */
  long begunNanos() {
    return begunNanos;
  }

  List<Passage<N, V>> opened() {
    return opened;
  }

  /** Goes through the tiers, then loads; on the caller's thread. */
  void start() {
    start(true);
  }

  /** The same; {@code here} tells whether it may load on this thread. */
  void start(boolean here) {
    if (opened.isEmpty()) {
      return;
    }
    try {
      List<Passage<N, V>> missing = opened;
      if (context.chain.hasRemotes() || context.hasDoorkeeper() || context.groups != null) {
        missing = new ArrayList<>(opened);
      }
      if (context.chain.hasRemotes() || context.hasDoorkeeper()) {
        missing.removeIf(passage -> !hasKey(passage));
      }
      List<Passage<N, V>> asked = missing;
      if (context.chain.knowsClears(() -> startLater(asked))) {
        start(asked, here);
      }
    } catch (Throwable e) {
      fail(opened, e);
    }
  }

  private void start(List<Passage<N, V>> missing, boolean here) {
    if (knowsGroups(missing)) {
      walk(0, missing, here);
    }
  }

  /** A clear that others have told of is known now. */
  private void startLater(List<Passage<N, V>> missing) {
    try {
      missing.forEach(Passage::marksClears);
      start(missing, false);
    } catch (Throwable e) {
      fail(missing, e);
    }
  }

  /** Whether what was ended of their groups is known; else it goes on when it is. */
  private boolean knowsGroups(List<Passage<N, V>> missing) {
    Groups<N> groups = context.groups;
    if (groups == null) {
      return true;
    }
    missing.removeIf(passage -> !hasGroups(passage));
    return context.knowsGroups(missing, Passage::members, () -> walkLater(missing));
  }

  private void walkLater(List<Passage<N, V>> missing) {
    try {
      walk(0, missing, false);
    } catch (Throwable e) {
      fail(missing, e);
    }
  }

  private static boolean hasKey(Passage<?, ?> passage) {
    try {
      passage.remoteKey();
      return true;
    } catch (Throwable e) {
      passage.fail(e);
      return false;
    }
  }

  private static boolean hasGroups(Passage<?, ?> passage) {
    try {
      passage.marksGroups();
      return true;
    } catch (Throwable e) { // a group that cannot be rendered
      passage.fail(e);
      return false;
    }
  }

  /** Ends all that have not ended. */
  static void fail(List<? extends Passage<?, ?>> passages, Throwable failure) {
    passages.forEach(passage -> passage.fail(failure));
  }

  /** The walk down the tiers of those that have no answer so far. */
  void walk(int from, List<Passage<N, V>> missing, boolean here) {
    Chain<V> chain = context.chain;
    List<Passage<N, V>> left = missing;
    int size = context.isDisabled() ? 0 : chain.size();
    for (int place = from; place < size && !left.isEmpty(); place++) {
      HeapTier<V> heap = chain.heap(place);
      if (heap != null) {
        left = notInHeap(heap, place, left);
        continue;
      }
      RemoteTier<V> remote = chain.remote(place);
      if (remote != null) {
        BatchRead<N, V> step = BatchRead.of(this, remote, place, left);
        step.start();
        if (step.isPending()) {
          return;
        }
        left = step.left();
      }
    }
    if (!left.isEmpty()) {
      loadOrLease(left, here);
    }
  }

  private void loadOrLease(List<Passage<N, V>> missing, boolean here) {
    if (missing.get(0).kind() == Flight.Kind.PROBE) { // then all are
      missing.forEach(passage -> passage.answer(Outcome.nothing(), 0));
      return;
    }
    if (missing.get(0).kind() == Flight.Kind.RENEWAL) { // as above
      List<Passage<N, V>> there = new ArrayList<>(missing);
      there.removeIf(Passage::lacksWhatToRenew);
      missing.stream()
          .filter(Passage::lacksWhatToRenew)
          .forEach(passage -> passage.answer(Outcome.nothing(), 0));
      if (!there.isEmpty()) {
        reader.renewer.load(there, alone -> load(alone, false));
      }
      return;
    }
    List<Passage<N, V>> left = notByFailure(notBySpare(missing));
    if (left.isEmpty()) {
      return;
    }
    Leases<V> leases = context.chain.leases();
    if (leases == null || context.surroundings.isAbandoned() || context.isDisabled()) {
      load(left, here);
      return;
    }
    List<Passage<N, V>> forAll = new ArrayList<>(left);
    forAll.removeIf(passage -> passage.leases() == null);
    if (forAll.size() < left.size()) { // in a transaction, and such
      List<Passage<N, V>> others = new ArrayList<>(left);
      others.removeAll(forAll);
      load(others, here);
    }
    BatchLease.start(this, leases, forAll, here);
  }

  /** Those whose load has not failed a moment ago, or who have nothing else to answer. */
  private List<Passage<N, V>> notBySpare(List<Passage<N, V>> missing) {
    Freshness fresh = context.fresh;
    return fresh == null || !fresh.servesStale()
        ? missing
        : missing.stream().filter(passage -> !passage.answeredBySpare()).toList();
  }

  /** Those whose load is not known to fail. */
  private List<Passage<N, V>> notByFailure(List<Passage<N, V>> missing) {
    return context.failures == null
        ? missing
        : missing.stream().filter(passage -> !passage.answeredByFailure()).toList();
  }

  private List<Passage<N, V>> notInHeap(HeapTier<V> heap, int place, List<Passage<N, V>> asked) {
    List<Passage<N, V>> left = new ArrayList<>(asked.size());
    for (Passage<N, V> passage : asked) {
      if (!passage.answeredByHeap(heap, place)) {
        left.add(passage);
      }
    }
    return left;
  }

  /** What the caller's thread carries, or null if nothing is carried on. */
  ContextPropagation.@Nullable Snapshot carried() {
    return carried;
  }

  /** Whether one call loads many. */
  boolean loadsInBulk() {
    return bulkLoader != null;
  }

  /** Loads what no tier had. */
  void load(List<Passage<N, V>> missing, boolean onCallers) {
    boolean here = onCallers && reader.mayLoad(true, missing.get(0).kind()); // as all are
    BulkLoader<N, ? extends V> bulk = bulkLoader;
    if (bulk != null && !context.surroundings.isAbandoned()) {
      BlockingCaller by = caller;
      for (List<Passage<N, V>> part : Unequal.parts(context.spec, missing, Passage::node)) {
        load(bulk, part, by, here);
        by = callerLoadsAll ? caller : null;
      }
      return;
    }
    boolean byCaller = missing.size() == 1 || callerLoadsAll;
    // all first: the load of one may wait for another, which then is there to be run
    List<Passage<N, V>> loading = missing.stream().filter(Passage::beginLoad).toList();
    for (Passage<N, V> passage : loading) {
      passage.loading.isOneOfMany();
      passage.dispatchLoad(here, byCaller);
    }
  }

  private void load(
      BulkLoader<N, ? extends V> bulk,
      List<Passage<N, V>> missing,
      @Nullable BlockingCaller by,
      boolean here) {
    missing.forEach(Passage::marks);
    BulkLoad<N, V> call = new BulkLoad<>(this, bulk, missing, carried);
    call.begin();
    missing.forEach(passage -> passage.loading.by(call));
    missing.forEach(Passage::waitsBriefly);
    call.dispatch(by, helper(missing), here);
  }

  /** Loads for those who wait on when {@code gone}, whose thread ran the load, has left it. */
  void loadAnew(List<Passage<N, V>> missing, @Nullable BlockingCaller gone) {
    if (missing.isEmpty()) {
      return;
    }
    try {
      BlockingCaller stays = gone == caller ? null : caller;
      new Batch<>(reader, missing, bulkLoader, stays, carried).load(missing, false);
    } catch (Throwable e) { // what the caller's context does
      fail(missing, e);
    }
  }

  private static @Nullable BlockingCaller helper(List<? extends Passage<?, ?>> passages) {
    for (Passage<?, ?> passage : passages) {
      BlockingCaller helper = passage.loading.helper();
      if (helper != null) {
        return helper;
      }
    }
    return null;
  }

  /**
   * Ends flights with what a tier had or a load gave, and fills the tiers before that in bulk. All
   * are concluded before anybody is told: who is told of one may ask for another, and must not join
   * what has ended.
   */
  void answer(List<Ended<N, V>> all) {
    List<Ended<N, V>> owed = new ArrayList<>(all.size());
    List<Passage<N, V>> concluded = new ArrayList<>(all.size());
    int count = 0;
    for (Ended<N, V> ended : all) {
      KeySlot.Conclusion taken = ended.passage().conclude(ended.outcome(), ended.tiersToFill());
      if (taken == KeySlot.Conclusion.FILL) {
        owed.add(ended);
        count = ended.tiersToFill(); // as of all that are filled
      }
      if (taken != KeySlot.Conclusion.LATE) {
        concluded.add(ended.passage());
      }
    }
    fill(owed, count);
    concluded.forEach(Passage::tellEnd);
    reader.served(concluded, bulkLoader);
  }

  private void fill(List<Ended<N, V>> owed, int count) {
    try {
      for (Ended<N, V> ended : owed) {
        ended.passage().fillHeaps(Objects.requireNonNull(ended.entry()), count);
      }
      for (int place = 0; place < count && !owed.isEmpty(); place++) {
        RemoteTier<V> tier = context.chain.remote(place);
        if (tier != null) {
          new BatchFills<>(this, tier, place, owed).start();
        }
      }
    } catch (Throwable e) { // what could not be begun is not waited for
      owed.forEach(ended -> ended.passage().notFilled());
    }
  }
}
