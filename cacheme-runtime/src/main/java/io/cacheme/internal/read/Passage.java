package io.cacheme.internal.read;

import io.cacheme.CachemeListener.LoadKind;
import io.cacheme.CachemeListener.LoadOutcome;
import io.cacheme.Known;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.Reloader;
import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.key.Impatient;
import io.cacheme.internal.key.KeySlot;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.Chain;
import io.cacheme.internal.node.Failures;
import io.cacheme.internal.node.Freshness;
import io.cacheme.internal.node.Groups;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import io.cacheme.internal.tier.Leases;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.Op;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Tier;
import io.cacheme.internal.time.BriefWaits;
import io.cacheme.internal.time.Deadlines;
import io.cacheme.internal.time.Nesting;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A flight on its way: down the tiers, to the loader, and back with fills and answers. Whatever is
 * thrown on the way ends it.
 */
final class Passage<N extends Node<V>, V> extends Flight<V> {

  private final Reader<N, V> reader;
  private final NodeContext<N, V> context;
  private final N node;
  private final @Nullable Loader<? super N, ? extends V> loader;
  private final @Nullable BlockingCaller caller;
  private final ContextPropagation.@Nullable Snapshot carried;

  /** The load that it waits for, if it does. */
  final Loading loading = new Loading();

  private volatile @Nullable Throwable broken;

  /** Who has concluded it, and tells those who wait. */
  private volatile @Nullable Thread teller;

  /** Whether that one has told them all. */
  private volatile boolean told;

  /** Whether that one has left it, and can tell no more. */
  private volatile boolean untold;

  /** How often the node had been cleared before what it has read so far. */
  private volatile int clears;

  private @Nullable String remoteKey;

  /** What was known of the key before it was asked for, where heaps follow. */
  private volatile @Nullable Mark mark;

  /** What was known of its groups before it was asked for, where there are any. */
  private volatile @Nullable Members members;

  /** Its load, if its node is loaded once by all processes, from when no tier had it. */
  private volatile @Nullable LeasedLoad<N, V> leased;

  /** How many loads of others had ended before a tier was asked. */
  private int noticesBefore;

  private boolean marked;

  /** Whether it renews only what a tier serves, and whether one does. */
  private volatile boolean onlyWhatIsThere;

  private volatile boolean isThere;

  /** Whether it ends by the failure of an earlier load. */
  private volatile boolean failsAgain;

  /** Whether what it finds to be due is loaded anew. */
  private volatile boolean renews = true;

  /** What keeps others from renewing the key meanwhile, if there is such a thing. */
  private @Nullable Runnable lease;

  /** What it has found that is due or has ended; null for nothing. */
  private volatile @Nullable Older<V> older;

  /** The batch in which it waits for its turn; null where there are no turns. */
  private volatile @Nullable Batch<N, V> together;

  /** What remote tiers had that was of no use, by place; what is missing had nothing. */
  private byte @Nullable [] @Nullable [] seen;

  /**
   * A flight that may be opened.
   *
   * @param loader loads what no tier has; null where a bulk loader does, and for a probe
   * @param caller who opens it and blocks, if somebody does
   * @param carried what the caller's thread carries, or null if nothing is carried on
   */
  Passage(
      Reader<N, V> reader,
      Object key,
      N node,
      @Nullable Loader<? super N, ? extends V> loader,
      Kind kind,
      @Nullable BlockingCaller caller,
      ContextPropagation.@Nullable Snapshot carried) {
    super(key, kind);
    this.reader = reader;
    this.context = reader.context;
    this.node = node;
    this.loader = loader;
    this.caller = loadsElsewhere(kind) ? null : caller;
    this.carried = carried;
    this.clears = context.chain.clears();
  }

  /** Whether a caller who blocks must be free to be answered before the load ends. */
  private boolean loadsElsewhere(Kind kind) {
    Freshness fresh = context.fresh;
    return fresh != null
        && fresh.servesStale()
        && kind != Kind.PRIVATE // which has its transaction
        && !LoadCall.mustNotWait(context.surroundings);
  }

  /** Whether a caller who blocks may run its load. */
  boolean loadsByCaller() {
    return !loadsElsewhere(kind());
  }

  /** Whether what it finds to be due is loaded anew; to be said before it starts. */
  void renews(boolean does) {
    renews = does;
  }

  boolean renews() {
    return renews;
  }

  /** It is a renewal that nobody has asked for; to be said before it starts. */
  void renewsOnlyWhatIsThere() {
    onlyWhatIsThere = true;
  }

  private void isThere(boolean found) {
    if (found) {
      isThere = true;
    }
  }

  /** Whether it is to load nothing, for no tier serves anything that it could renew. */
  boolean lacksWhatToRenew() {
    return onlyWhatIsThere && !isThere;
  }

  N node() {
    return node;
  }

  @Nullable Loader<? super N, ? extends V> loader() {
    return loader;
  }

  ContextPropagation.@Nullable Snapshot carried() {
    return carried;
  }

  @Override
  protected boolean isLoadedByThisThread() {
    return loading.isOnThisThread();
  }

  /** Whether all entries of the node have been ended since. */
  private boolean isCleared() {
    return clears != context.chain.clears();
  }

  /** Whether all entries have been ended since, or those of a group, so that nothing is kept. */
  boolean isEnded() {
    Members groups = members;
    return isCleared() || (groups != null && !groups.isCurrent());
  }

  /** What was known of its groups before it was asked for, where there are any. */
  @Nullable Members members() {
    return members;
  }

  /**
   * From now on what was ended of its groups before is known, as far as it can be. Answers false if
   * that has still to be asked for; then {@code then} runs.
   */
  boolean knowsGroups(Runnable then) {
    return context.knowsGroups(members, then);
  }

  @Override
  protected boolean isOutdated() {
    return isEnded() || context.chain.isOutdated(mark);
  }

  /** From now on it reads what others may write: what they wrote before it will see. */
  void marks() {
    if (context.chain.isFollowing() && mark == null) {
      mark = context.chain.mark(remoteKey());
    }
    Leases<V> leases = context.chain.leases();
    if (leases != null && !marked) {
      marked = true;
      noticesBefore = leases.notices.count(remoteKey());
    }
  }

  /** The same once more: what it has read so far it has found of no use. */
  void marksAnew() {
    marksClears();
    marksGroups();
    if (context.chain.isFollowing()) {
      mark = context.chain.mark(remoteKey());
    }
  }

  /** What is known of clears is as of now; to be said before it has read anything. */
  void marksClears() {
    clears = context.chain.clears();
  }

  /** What is known of its groups is as of now. */
  void marksGroups() {
    Groups<N> groups = context.groups;
    if (groups != null) {
      members = groups.of(node);
    }
  }

  String remoteKey() {
    String key = remoteKey;
    if (key == null) {
      key = context.keys.remote(node);
      remoteKey = key;
    }
    return key;
  }

  /** It was opened: its time begins, whatever comes of it. Does not throw. */
  void begins() {
    try {
      context.surroundings.await(reader.lives, this);
    } catch (Throwable e) { // a scheduler that takes nothing
      fail(e);
    }
  }

  /** It is one of so many that it waits for its turn; to be said before it starts. */
  void goesWith(Batch<N, V> batch) {
    together = batch;
  }

  /** When it began, or the first of its batch did. */
  long begunNanos() {
    Batch<N, V> batch = together;
    return batch == null ? startedNanos() : batch.begunNanos();
  }

  /** It had to wait for its turn: all the time that its parts may take is before it. */
  void livesAnew() {
    reader.lives.renew(this, context.surroundings.time.coarseNanoTime());
  }

  /** Goes through the tiers, then loads; on the caller's thread. */
  void start() {
    if (isOver()) {
      return;
    }
    try {
      if (context.hasDoorkeeper() && kind() != Kind.PROBE) {
        remoteKey(); // or it has none, and fails before anything is loaded
      }
      if (context.chain.knowsClears(this::startLater)) {
        start(kind() != Kind.RENEWAL);
      }
    } catch (Throwable e) { // a key that cannot be rendered, a broken heap, no stack
      broken = e; // no call before this: there may be no stack left for one
      fail(e);
    }
  }

  private void start(boolean here) {
    marksGroups();
    if (knowsGroups(this::walkLater)) {
      walk(0, here);
    }
  }

  /** A clear that others have told of is known now. */
  private void startLater() {
    if (isOver()) {
      return;
    }
    try {
      marksClears();
      start(false);
    } catch (Throwable e) {
      broken = e;
      fail(e);
    }
  }

  private void walkLater() {
    goOn(null, -1);
  }

  /** The one walk down the tiers; {@code here} tells whether this is the caller's own thread. */
  private void walk(int from, boolean here) {
    Chain<V> chain = context.chain;
    for (int place = from; place < chain.size() && !context.isDisabled(); place++) {
      HeapTier<V> heap = chain.heap(place);
      if (heap != null) {
        if (answeredByHeap(heap, place)) {
          return;
        }
        continue;
      }
      RemoteTier<V> remote = chain.remote(place);
      if (remote == null) {
        continue;
      }
      marks();
      if (remote.admitsRead(key(), members)) {
        Nesting.requireStackForCall();
        TierRead<N, V> read = new TierRead<>(this, remote, place);
        remote.gate.get(remoteKey(), read);
        if (read.isPending()) {
          return;
        }
        Outcome<V> found = read.found();
        if (found != null) {
          answer(found, place);
          return;
        }
      }
    }
    loadIfAllowed(here);
  }

  /** A remote tier has answered, with {@code found} or with nothing; on a thread of its own. */
  void goOn(@Nullable Outcome<V> found, int place) {
    if (isOver()) { // it failed while it asked
      return;
    }
    try {
      if (found != null) {
        answer(found, place);
      } else {
        walk(place + 1, false);
      }
    } catch (Throwable e) {
      broken = e;
      fail(e);
    }
  }

  boolean answeredByHeap(HeapTier<V> tier, int place) {
    HeapEntry<V> entry = tier.get(key());
    boolean found = entry != null && isOfUse(entry.loadedAt());
    isThere(entry != null);
    count(tier, found);
    if (entry == null || !found) {
      HeapEntry<V> ended = entry == null ? ended(tier) : null;
      keepSpare(tier, ended == null ? null : ended.entry(), ended);
      HeapEntry<V> there = entry == null ? ended : entry;
      knows(place, tier, there == null ? null : there.entry(), there, null);
      return false;
    }
    mark = entry.mark();
    answer(Outcome.hit(tier, entry.entry()), place);
    return true;
  }

  /** What the heap has that has ended, and may be served where the load fails; mostly null. */
  private @Nullable HeapEntry<V> ended(HeapTier<V> tier) {
    Freshness fresh = context.fresh;
    if (fresh == null || !fresh.servesStale()) {
      return null;
    }
    marks(); // before: what it is told of from now on it knows when the load has failed
    return tier.spare(key());
  }

  /** The entry in what the tier at {@code place} had; null if that is of no use to it. */
  @Nullable Entry<V> read(RemoteTier<V> tier, int place, @Nullable StoredValue value) {
    Entry<V> entry = tier.entry(value, remoteKey(), members);
    Entry<V> used = entry != null && isOfUse(entry.loadedAt()) ? entry : null;
    isThere(entry != null);
    count(tier, used != null);
    if (used == null && value != null) {
      saw(place, value.bytes());
      Entry<V> ended = entry == null ? tier.spare(value, remoteKey(), members) : null;
      keepSpare(tier, ended, null);
      knows(place, tier, entry == null ? ended : entry, null, value.bytes());
    }
    return used;
  }

  /**
   * The tier at {@code place} was asked once more, since others are kept from renewing the key:
   * false if it has what makes a load needless, which then is the answer.
   */
  boolean isDueYet(RemoteTier<V> tier, int place, @Nullable StoredValue value) {
    isThere = false;
    saw(place, null);
    Entry<V> entry = read(tier, place, value);
    if (entry != null) {
      answer(Outcome.hit(tier, entry), place);
    } else if (lacksWhatToRenew()) {
      answer(Outcome.nothing(), 0);
    } else {
      return true;
    }
    return false;
  }

  /** A renewal is there to find what is newer than what is due to be renewed. */
  private boolean isOfUse(long loadedAt) {
    Freshness fresh = context.fresh;
    return kind() != Kind.RENEWAL || fresh == null || !fresh.isDue(loadedAt);
  }

  /** A renewal is no request. */
  private void count(Tier<V> tier, boolean found) {
    if (kind() != Kind.RENEWAL) {
      (found ? tier.counters.hits : tier.counters.misses).increment();
    }
  }

  /** The tier at {@code place} has {@code found}, which is due or has ended; null for neither. */
  private void knows(
      int place,
      Tier<V> tier,
      @Nullable Entry<V> found,
      @Nullable HeapEntry<V> onHeap,
      byte @Nullable [] bytes) {
    if (found != null) {
      older().knows(place, tier, found, onHeap, bytes);
    } else if (older != null) {
      older().knows(place, tier, null, null, null);
    }
  }

  private Older<V> older() {
    Older<V> there = older;
    if (there == null) {
      there = new Older<>();
      older = there;
    }
    return there;
  }

  /**
   * What is known of its key, for its load: what the last tier has, which every write goes to
   * first. Nothing if the key may have been written since.
   */
  private Known<V> known() {
    Older<V> there = older;
    Older.Spare<V> kept = there == null ? null : there.known(context.chain.size() - 1);
    V value = kept == null ? null : kept.ended().value();
    if (there == null
        || kept == null
        || value == null
        || !isCurrent()
        || isOutdated()
        || !kept.isCurrent()) {
      return Known.none();
    }
    there.isLoadedBy();
    if (isToldOfWhatEnded()) {
      return Known.none();
    }
    long age = context.surroundings.time.epochMillis() - kept.ended().loadedAt();
    return Known.of(value, Duration.ofMillis(Math.max(0, age)));
  }

  /**
   * Whether its load was told of an entry that a clear has ended since. The clear may be under way,
   * and have begun before this did: then it ends what is loaded meanwhile only by its generation.
   */
  private boolean isToldOfWhatEnded() {
    Older<V> there = older;
    byte[] bytes = there == null ? null : there.loadedBy();
    RemoteTier<V> last = bytes == null ? null : context.chain.remote(context.chain.size() - 1);
    return bytes != null && last != null && !last.isCurrent(bytes);
  }

  /** Its load begins: who waits for too long is answered by its spare, if it has one. */
  void waitsBriefly() {
    BriefWaits waits = context.patience;
    boolean isCallers = caller != null; // who runs it, and has its answer
    if (waits != null && hasSpare() && kind() == Kind.SHARED && !isCallers) {
      Patience begun = new Patience();
      older().waitsFor(begun);
      waits.add(begun);
    }
  }

  private final class Patience extends Deadlines.Timed {

    @Override
    protected void expired() {
      isLate(); // and if there is nothing else to answer, all wait on
    }
  }

  private void isLate() {
    Outcome<V> spare = usableSpare();
    Freshness fresh = context.fresh;
    if (spare == null || fresh == null || outcome() != null) {
      return;
    }
    older().late();
    fresh.takesLong();
    Impatient<V> those = new Impatient<>();
    if (slot().leave(this, those, knowsOfWrites())) {
      context.counters.answered(true, those.callers());
      context.counters.servedStale(spare, those.callers());
      those.tell(spare);
    }
  }

  @Override
  protected @Nullable Outcome<V> meanwhile() {
    Older<V> there = older;
    boolean late = there != null && there.isLate();
    return late && knowsOfWrites() && !context.isDisabled() ? usableSpare() : null;
  }

  /** Whether what others write would end its spare: else only who has asked before is given it. */
  private boolean knowsOfWrites() {
    return context.chain.isFollowing() || !context.chain.hasRemotes();
  }

  private void keepSpare(Tier<V> tier, @Nullable Entry<V> ended, @Nullable HeapEntry<V> onHeap) {
    if (ended != null) {
      older().keep(tier, ended, onHeap);
    }
  }

  private boolean hasSpare() {
    Older<V> there = older;
    return there != null && there.spare() != null;
  }

  /**
   * What is the answer where there is no other: what has ended, if that may be served still, and
   * nobody has written the key or ended its entry since.
   */
  private @Nullable Outcome<V> usableSpare() {
    Freshness fresh = context.fresh;
    Older<V> there = older;
    if (there == null
        || there.spare() == null
        || fresh == null
        || (kind() != Kind.SHARED && kind() != Kind.PRIVATE)
        || !isCurrent()
        || isOutdated()
        || context.surroundings.isAbandoned()) {
      return null;
    }
    for (Older.Spare<V> kept = there.spare(); kept != null; kept = kept.next()) {
      // its own mark is older than the flight's, which others may join
      if (fresh.mayServe(kept.ended()) && kept.isCurrent()) {
        return Outcome.stale(kept.tier(), kept.ended());
      }
    }
    return null;
  }

  /** Whether its load has failed a moment ago, and what has ended has been its answer. */
  boolean answeredBySpare() {
    Freshness fresh = context.fresh;
    Outcome<V> kept =
        fresh != null && hasSpare() && fresh.failedLately(key()) ? usableSpare() : null;
    if (kept != null) {
      answer(kept, 0);
    }
    return kept != null;
  }

  /**
   * Whether its load has failed a moment ago, and that is its answer; or an older value, if there
   * is one that may be served.
   */
  boolean answeredByFailure() {
    Failures known = context.failures;
    boolean asks = kind() == Kind.SHARED || kind() == Kind.PRIVATE;
    Throwable failure = known != null && asks && !context.isDisabled() ? known.of(key()) : null;
    if (failure != null) {
      failsAgain = true;
      answer(Outcome.failed(failure), 0);
    }
    return failure != null;
  }

  /** Its load, or one that was its load, too, has ended. Does not throw. */
  void loadEnded(@Nullable Throwable failure, LoadCall<?> by) {
    try {
      spareLoadEnded(failure);
      Failures known = context.failures;
      if (known == null) {
        return;
      }
      if (failure == null) {
        known.forget(key());
      } else if (remembers(failure, by)) {
        known.remember(key(), failure, clears, mark, members, this::isCurrent);
      }
    } catch (Throwable e) { // the key's own equals or hashCode, or no stack: it is loaded sooner
      if (e instanceof StackOverflowError) {
        context.surroundings.overflowed = true;
      }
    }
  }

  private void spareLoadEnded(@Nullable Throwable failure) {
    Freshness fresh = context.fresh;
    if (fresh == null || !fresh.servesStale()) {
      return;
    }
    if (failure == null) {
      fresh.loaded(key());
    } else if (usableSpare() != null) {
      fresh.failed(key(), failure);
    }
  }

  /**
   * Whether {@code failure} is the answer of who asks next: not of a load that nobody waits for,
   * nor of one in a transaction, nor where the loader was not called.
   */
  private boolean remembers(Throwable failure, LoadCall<?> by) {
    return kind() == Kind.SHARED
        && by.hasBegun()
        && Failures.isOfKey(failure)
        && !context.isDisabled()
        && usableSpare() == null;
  }

  /**
   * How many tiers are filled with what it has loaded. Where an older value is served on purpose,
   * that is no longer the newest: what is loaded replaces it, whatever a doorkeeper says; and if it
   * is not to be kept, the older one is removed.
   */
  int tiersToFill(Entry<V> loaded) {
    boolean replaces = kind() == Kind.RENEWAL || hasSpare();
    if (kind() == Kind.PRIVATE) {
      return 0;
    }
    if (!replaces) {
      return context.tiersToFill(loaded, this::remoteKey);
    }
    if (!context.keeps(loaded) && !context.isDisabled() && isCurrent() && !isOutdated()) {
      reader.remove(node, key());
    }
    return context.chain.size();
  }

  private void loadIfAllowed(boolean here) {
    if (kind() == Kind.PROBE) {
      answer(Outcome.nothing(), 0);
      return;
    }
    if (answeredBySpare() || answeredByFailure()) {
      return;
    }
    Leases<V> leases = leases();
    if (lacksWhatToRenew()) {
      answer(Outcome.nothing(), 0);
    } else if (kind() == Kind.RENEWAL) {
      reader.renewer.load(List.of(this), alone -> load(here, false));
    } else if (leases == null) {
      load(here, true);
    } else {
      leasedBy(leases, (passage, mine) -> passage.load(mine, true)).begin(here);
    }
  }

  /** Whether its own process has not written the key since it began. */
  boolean isCurrent() {
    return slot().isCurrent(this);
  }

  /** The leases that it is to have one of, or null: it is no load for all, or has its own. */
  @Nullable Leases<V> leases() {
    return kind() == Kind.SHARED && leased == null && !context.isDisabled()
        ? context.chain.leases()
        : null;
  }

  /** Its load by a lease, to be begun. */
  LeasedLoad<N, V> leasedBy(Leases<V> leases, LeasedLoad.Start<N, V> start) {
    byte[] there = seen == null ? null : seen[leases.place];
    LeasedLoad<N, V> load = new LeasedLoad<>(this, context, leases, noticesBefore, there, start);
    leased = load;
    return load;
  }

  /**
   * Loads the value by the flight's own loader.
   *
   * @param byOpener whether a caller who blocks and opened it runs the load
   */
  void load(boolean here, boolean byOpener) {
    if (beginLoad()) {
      dispatchLoad(reader.mayLoad(here, kind()), byOpener);
    }
  }

  /** Makes its load, which {@link #dispatchLoad} is to run; false if nothing is loaded any more. */
  boolean beginLoad() {
    Loader<? super N, ? extends V> by = loader;
    if (context.surroundings.isAbandoned() || by == null) {
      answer(Outcome.failed(context.surroundings.closedException()), 0);
      return false;
    }
    marks();
    Load call = new Load(by);
    loading.begin(call);
    waitsBriefly();
    return true;
  }

  /** Runs its load, which has begun; {@code byOpener} as above. */
  void dispatchLoad(boolean here, boolean byOpener) {
    LoadCall<?> call = loading.call();
    if (call != null) {
      call.dispatch(byOpener ? caller : null, loading.helper(), here);
    }
  }

  /** Ends it: the first {@code count} tiers are filled and all waiters answered. */
  void answer(Outcome<V> end, int count) {
    KeySlot.Conclusion taken = conclude(end, count);
    if (taken == KeySlot.Conclusion.LATE) {
      return;
    }
    Entry<V> entry = end.entry();
    if (taken == KeySlot.Conclusion.FILL && entry != null) {
      try {
        fillHeaps(entry, count);
        fillRemotes(entry, count);
      } catch (Throwable e) { // what could not be begun is not waited for
        notFilled();
      }
    }
    tellEnd();
    reader.served(this);
  }

  /** What is owed yet will not be filled. */
  void notFilled() {
    givesUpLease();
    reader.run(slot().filled(this, Integer.MAX_VALUE));
  }

  /** Decides the outcome, and whether it may be kept. */
  KeySlot.Conclusion conclude(Outcome<V> end, int count) {
    Entry<V> entry = end.entry();
    boolean keeps = entry != null && count > 0 && context.keeps(entry);
    int fills = keeps ? context.chain.fillsAmong(count) : 0;
    Outcome<V> kept = end.failure() == null ? null : usableSpare();
    Outcome<V> taking = kept == null ? end : kept;
    KeySlot.Conclusion taken = slot().conclude(this, taking, fills);
    if (taken != KeySlot.Conclusion.LATE) {
      teller = Thread.currentThread();
    }
    BriefWaits waits = context.patience;
    Older<V> there = older;
    Deadlines.Timed waiting = there == null ? null : there.patience();
    if (waiting != null && waits != null) {
      waits.remove(waiting);
    }
    LeasedLoad<N, V> lease = leased;
    if (taken == KeySlot.Conclusion.KEEP_NOTHING && lease != null) {
      if (keeps) {
        lease.giveWay();
      } else {
        lease.giveUp();
      }
    }
    return taken;
  }

  /** The first of the fills that are owed: all heaps at once, if there are any. */
  void fillHeaps(Entry<V> entry, int count) {
    if (!context.chain.hasHeapAmong(count)) {
      return;
    }
    if (kind() != Kind.RENEWAL || !context.chain.hasNewer(key(), entry)) {
      context.chain.fillHeaps(
          key(), entry, count, context.surroundings.time.epochMillis(), clears, mark, members);
    }
    filled(null);
  }

  private void fillRemotes(Entry<V> entry, int count) {
    long now = context.surroundings.time.epochMillis();
    for (int place = 0; place < count; place++) {
      RemoteTier<V> tier = context.chain.remote(place);
      if (tier != null) {
        fillRemote(tier, place, entry, now);
      }
    }
  }

  private void fillRemote(RemoteTier<V> tier, int place, Entry<V> entry, long now) {
    ConditionalEntry stored = fill(tier, place, entry, now);
    if (stored == null) {
      filled(null);
    } else if (tier.gate.admits(Op.PUT) || ownsLeaseIn(tier)) {
      tier.gate.putIfUnchanged(stored, new TierFill<>(this, tier));
    } else {
      tier.counters.bypasses.increment();
      filledRemote(tier, false);
    }
  }

  /** What to keep of {@code entry} in the tier at {@code place}, or null if nothing is kept. */
  @Nullable ConditionalEntry fill(RemoteTier<V> tier, int place, Entry<V> entry, long now) {
    LeasedLoad<N, V> lease = leased(tier);
    byte[] had = seen == null ? null : seen[place];
    long hold = lease != null ? lease.holdMillis() : had == null ? 0 : tier.holdMillis();
    Members groups = members;
    boolean known = tier.knows(groups); // else it would be told from what was ended by nothing
    StoredEntry stored = known ? tier.encode(remoteKey(), entry, now, hold, groups).stored() : null;
    if (isCleared() || isToldOfWhatEnded()) { // looked at when the entry has got its generation
      tier.counters.refused.increment();
      if (lease != null) {
        lease.giveWay();
      }
      return null;
    }
    if (stored != null) {
      ConditionalEntry fill = tier.ifUnchanged(stored, had, begunNanos());
      return lease == null ? fill : lease.inPlaceOfLease(fill);
    }
    if (lease != null) { // of this very tier: another may keep it all the same
      lease.giveUp();
    }
    return null;
  }

  private @Nullable LeasedLoad<N, V> leased(RemoteTier<V> tier) {
    Leases<V> leases = context.chain.leases();
    return leases != null && leases.tier == tier ? leased : null;
  }

  /**
   * Whether others wait for its fill of {@code tier}, so that it is made even where the tier is
   * passed by: that may be back before they would look again.
   */
  boolean ownsLeaseIn(RemoteTier<V> tier) {
    LeasedLoad<N, V> lease = leased(tier);
    return lease != null && lease.isOwned();
  }

  private void givesUpLease() {
    LeasedLoad<N, V> lease = leased;
    if (lease != null) {
      lease.giveUp();
    }
  }

  /** The remote tier has answered its fill, or was passed by. */
  void filledRemote(RemoteTier<V> tier, boolean kept) {
    filled(kept ? tier : null);
    LeasedLoad<N, V> lease = leased(tier);
    if (lease != null) {
      lease.filled();
    }
  }

  /** The remote tier at {@code place} has {@code bytes}, which are of no use; null for nothing. */
  void saw(int place, byte @Nullable [] bytes) {
    if (seen == null) {
      seen = new byte[context.chain.size()][];
    }
    seen[place] = bytes;
  }

  /**
   * One fill has ended; {@code written} is the remote tier if it went well. What the tier holds now
   * can be trusted again, unless a write of the key came after this flight began.
   */
  void filled(@Nullable RemoteTier<V> written) {
    if (written != null && written.quarantine.contains(key()) && isCurrent()) {
      written.quarantine.release(key());
    }
    reader.run(slot().filled(this, 1));
    if (told) {
      leftIfOver();
    }
  }

  private void leftIfOver() {
    if (isOver()) {
      reader.lives.remove(this);
      release();
    }
  }

  /** It is a renewal that keeps others from doing the same until it is over, by {@code release}. */
  void holds(Runnable release) {
    synchronized (this) {
      lease = release;
    }
    if (isOver()) { // meanwhile
      release();
    }
  }

  private void release() {
    Runnable release;
    synchronized (this) {
      release = lease;
      lease = null;
    }
    if (release != null) {
      release.run();
    }
  }

  /** Counts and answers all waiters. Called once, by who concluded. */
  void tell(Outcome<V> end) {
    if (kind() != Kind.RENEWAL) {
      context.counters.answered(end.isHit(), callers());
    }
    if (end.stale()) {
      context.counters.servedStale(end, callers());
    } else if (failsAgain && end.failure() != null) {
      context.counters.answeredByFailure(callers());
    }
    tellRest(end);
  }

  private void tellRest(Outcome<V> end) {
    tellAll(end);
    told = true;
    leftIfOver();
  }

  /** The same for who has concluded several. */
  void tellEnd() {
    Outcome<V> end = outcome();
    if (end != null) {
      tell(end);
    }
  }

  /** Something was thrown that nobody else has to answer for. */
  void fail(Throwable failure) {
    broken = failure;
    context.surroundings.overflowed = true;
    if (teller == Thread.currentThread()) {
      untold = true;
    } else {
      answer(Outcome.failed(failure), 0);
    }
  }

  @Override
  protected void resume() {
    Throwable failure = broken;
    if (failure != null && outcome() == null) {
      answer(Outcome.failed(failure), 0);
    } else if (untold) {
      untold = false;
      tellOthers();
    }
  }

  /** Who concluded it had no stack left to tell all, though others may believe that it has. */
  private void tellOthers() {
    Outcome<V> end = outcome();
    if (end == null) {
      return;
    }
    try {
      tellRest(end);
    } catch (Throwable e) { // one had no stack, or no memory, and the others are to know
      tellRest(end);
    }
  }

  /** Nobody has ended it in all the time that its parts may take together. */
  @Override
  protected void expired() {
    Throwable failure = broken;
    Batch<N, V> batch = together;
    if (failure == null && batch != null && batch.moving.isMoving()) {
      begins(); // its turn has its own end
      if (isOver()) { // meanwhile
        reader.lives.remove(this);
      }
      return;
    }
    answer(Outcome.failed(failure != null ? failure : context.lost("a request for")), 0);
    notFilled();
    tellOthers();
  }

  /**
   * The caller whose thread ran its load was interrupted, and has that for the answer if it opened
   * it. All others begin anew: answers their flight, to be loaded, or null if there are none.
   */
  @Nullable Passage<N, V> giveUp(Throwable failure, @Nullable BlockingCaller by) {
    Outcome<V> end = Outcome.failed(failure);
    BlockingCaller stays = by == caller ? null : caller;
    Passage<N, V> anew = new Passage<>(reader, key(), node, loader, kind(), stays, carried);
    LeasedLoad<N, V> lease = leased;
    anew.leased = lease;
    anew.members = members; // or nobody could tell that a group was ended since
    boolean begins = slot().giveUp(this, end, anew, by == caller);
    if (!begins) {
      givesUpLease();
    } else {
      Older<V> there = older;
      if (there != null && hasSpare() && isCurrent() && !isOutdated()) { // or it may have ended
        anew.clears = clears;
        anew.mark = mark;
        anew.seen = seen;
        anew.older = there.forAnother();
      }
      if (lease != null) {
        lease.movesTo(anew);
      }
      loading.leftByThisThread();
      BlockingCaller helper = loading.helper();
      if (helper != null) {
        anew.loading.helpedBy(helper);
      }
      anew.begins();
    }
    Outcome<V> taken = outcome();
    if (taken != null && taken.failure() == failure) { // else it had ended before, and told all
      tell(end);
    }
    return begins && !anew.isOver() ? anew : null;
  }

  /** Loads for those who wait on, among them perhaps a caller who blocks. Does not throw. */
  private void loadAnew() {
    try {
      load(false, true);
    } catch (Throwable e) { // what the opener's context does
      fail(e);
    }
  }

  private final class Load extends LoadCall<V> {

    private final Loader<? super N, ? extends V> by;
    private Known<V> known = Known.none();

    Load(Loader<? super N, ? extends V> by) {
      super(context, by.blocks(), carried);
      this.by = by;
    }

    @Override
    public LoadKind kind() {
      return Passage.this.kind() == Kind.RENEWAL ? LoadKind.RENEWAL : LoadKind.GET;
    }

    @Override
    protected LoadOutcome outcome(@Nullable V given) {
      return given != null && given == known.value()
          ? LoadOutcome.NOT_MODIFIED
          : super.outcome(given);
    }

    @Override
    protected @Nullable CompletionStage<? extends @Nullable V> call() throws Exception {
      if (by instanceof Reloader<?, ?>) {
        known = known();
        return reload(by);
      }
      return by.load(node);
    }

    @SuppressWarnings("unchecked") // as Reloader says, its V is that of the node
    private CompletionStage<? extends @Nullable V> reload(Loader<? super N, ? extends V> loader)
        throws Exception {
      return ((Reloader<? super N, V>) loader).reload(node, known);
    }

    @Override
    protected void ended(@Nullable V value, @Nullable Throwable failure) {
      context.counters.loaded(failure == null, 1);
      if (value != null && value == known.value()) {
        context.counters.notModified();
      }
      try {
        loadEnded(failure, this);
        if (failure != null) {
          answer(Outcome.failed(failure), 0);
          return;
        }
        long now = context.surroundings.time.epochMillis();
        Entry<V> entry = context.loaded(node(), value, begunMillis(), now);
        answer(Outcome.loaded(entry), tiersToFill(entry));
      } catch (Throwable e) {
        broken = e;
        fail(e);
      }
    }

    @Override
    protected void interrupted(Throwable failure, @Nullable BlockingCaller by) {
      context.counters.loaded(false, 1);
      Passage<N, V> anew = giveUp(failure, by);
      if (anew != null) {
        anew.loadAnew();
      }
    }
  }
}
