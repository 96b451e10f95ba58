package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.TierSpec;
import io.cacheme.UnwritableValueException;
import io.cacheme.ValueTooLargeException;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.UnwritableException;
import io.cacheme.codec.ValueType;
import io.cacheme.help.Help;
import io.cacheme.internal.env.Settings;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A tier outside the process: turns entries into bytes, and calls through the storage's gate. */
public final class RemoteTier<V> extends Tier<V> {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Long ago by any clock, and when no entry ends. */
  private static final long TOMBSTONE_EXPIRY = 1;

  private static final long LEASE_EXPIRY = 2;

  public final RemoteGate gate;
  public final Quarantine quarantine;

  /** The declaration of its node. */
  public final NodeSpec<?, V> nodeSpec;

  private final String node;
  private final Serializer serializer;
  private final ValueType<V> type;
  private final Surroundings surroundings;
  private final Duration loadTimeout;
  private final long tombstoneMillis;
  private final int index;
  private final short kinds;
  final Generation generation;
  private final Renewals renewals;
  private final Overflow overflow;
  private final List<Stamp> otherGenerations;
  private volatile Ends ends = Ends.NONE;
  private final AtomicBoolean undecodableShown = new AtomicBoolean();
  private final AtomicBoolean unencodableShown = new AtomicBoolean();
  private final AtomicBoolean oversizeShown = new AtomicBoolean();
  private final AtomicBoolean tombstoneLostShown = new AtomicBoolean();

  /**
   * A tier of a node.
   *
   * @param generationKeys the keys of its generation in the storage, like that of no entry: first
   *     its own, then those of other versions, which are cleared with it
   * @param index its place among the remote tiers of the chain
   * @param kinds tells which groups the node has
   * @param everything the generation of all nodes in the storage
   */
  public RemoteTier(
      NodeSpec<?, V> node,
      List<String> generationKeys,
      int index,
      short kinds,
      TierSpec spec,
      Everything everything,
      Serializer serializer,
      Surroundings surroundings) {
    super(spec, node, surroundings.random);
    this.nodeSpec = node;
    this.node = node.name();
    this.index = index;
    this.kinds = kinds;
    this.gate = everything.gate;
    this.serializer = serializer;
    this.type = node.valueType();
    this.surroundings = surroundings;
    this.loadTimeout = surroundings.settings.loadTimeout(node.loads());
    this.tombstoneMillis =
        Math.max(1, surroundings.settings.tombstoneTtlAfter(loadTimeout).toMillis());
    this.generation =
        new Generation(
            gate, generationKeys.get(0), everything, this::allExpired, surroundings, new Learned());
    this.otherGenerations =
        generationKeys.stream()
            .skip(1)
            .map(key -> new Stamp(gate, key, RemoteStorage.NO_EXPIRY, surroundings))
            .toList();
    String there = this.node + " in storage \"" + storage() + "\" ";
    StateLog overflows =
        new StateLog(
            surroundings,
            System.Logger.Level.WARNING,
            () -> overflowState(),
            there + "is served again: entries from before are misses");
    StateLog quarantines =
        new StateLog(
            surroundings,
            System.Logger.Level.INFO,
            () -> quarantineState(),
            there + "has been written wherever a write had not reached it");
    this.renewals = new Renewals(this::renew, surroundings);
    this.overflow =
        new Overflow(
            generation,
            renewals,
            surroundings,
            () -> {
              overflows.changed();
              gate.watch.changed();
            },
            () -> ends.endedLate());
    this.quarantine =
        new Quarantine(
            gate.quarantined(),
            surroundings.settings.maxQuarantined(),
            keptMillis(),
            overflow,
            quarantines::changed);
    gate.onOlderEntries(this::distrustAll);
    gate.onWritingAgain(() -> quarantine.retrySoon(surroundings.time.nanoTime()));
    gate.watch.add(new Unread());
  }

  /** The node is not read from the storage. */
  private final class Unread implements StorageWatch.Trouble {

    @Override
    public Status status() {
      return overflow.isOver() ? Status.UP : Status.DEGRADED;
    }

    @Override
    public void describe(StorageState.Builder state) {
      String why = overflow.state();
      if (why != null) {
        state.unreadNode(node).reason(node + " is " + why);
      }
    }
  }

  /** What was removed may be there again, of keys that nobody knows. */
  private void distrustAll() {
    overflow.olderEntries(surroundings.time.epochMillis(), allExpired());
  }

  /** After how long a load of the node has failed. */
  Duration loadTimeout() {
    return loadTimeout;
  }

  /** When all that the tier has now will have expired, and what is being loaded for it. */
  public long allExpired() {
    Settings settings = surroundings.settings;
    long underWay = loadTimeout.plus(settings.writeTimeout()).toMillis();
    return end(surroundings.time.epochMillis() + underWay, keptMillis());
  }

  /** What is to be done where entries of a tier are ended. Its methods do not throw. */
  public interface Ends {

    /** Nothing is. */
    Ends NONE =
        new Ends() {
          @Override
          public void outdated() {}

          @Override
          public void learned() {}

          @Override
          public void endedLate() {}
        };

    /** Somebody else has ended them; here they count until this returns. */
    void outdated();

    /** They count no longer. */
    void learned();

    /** This process has ended them, some time after it wanted so: there may be copies elsewhere. */
    void endedLate();
  }

  /** From now on {@code who} is told where entries are ended. */
  public void onEnds(Ends who) {
    ends = who;
  }

  private final class Learned implements Generation.Learning {

    @Override
    public void begins() {
      ends.outdated();
    }

    @Override
    public void ended() {
      ends.learned();
    }
  }

  /** Somebody may have cleared the node: finds out. */
  public void mayBeCleared() {
    generation.raise();
  }

  /** While {@code isSure} says so somebody tells when the node is cleared, or may have been. */
  public void toldOfClears(BooleanSupplier isSure) {
    generation.told(isSure);
  }

  /**
   * Somebody has cleared the node: nothing is read until it is known what its entries are now.
   * {@link #findsOut} is to be called, once clears have been counted.
   */
  public void doubts() {
    generation.doubt();
  }

  /** Asks what its entries are now, until it is known. */
  public void findsOut() {
    generation.askUntilSettled();
  }

  /** Whether somebody may have told of a clear of which no more is known. */
  public boolean mayBeDoubted() {
    return generation.mayBeDoubted();
  }

  /**
   * Whether what its entries are now is known, or nobody is about to find out. Else {@code then},
   * which does not throw, runs when that has been answered, or has failed.
   */
  public boolean isKnownOr(Runnable then) {
    return generation.isKnownOr(then);
  }

  /**
   * Ends all entries of the node, and of its other versions. {@code ended} learns whether that
   * stands in the tier; else {@link #uncleared} is to be called.
   */
  public void clear(Consumer<Boolean> ended) {
    if (!renewals.begin(ended)) {
      ended.accept(false);
    }
  }

  private boolean renew(Consumer<Boolean> ended) {
    return generation.renew(stands -> clearOthers(0, stands, ended));
  }

  private void clearOthers(int from, boolean stands, Consumer<Boolean> ended) {
    if (from == otherGenerations.size() || !stands) {
      ended.accept(stands);
      return;
    }
    Stamp other = otherGenerations.get(from);
    if (!other.renew(met -> {}, () -> 0, next -> clearOthers(from + 1, next != 0, ended))) {
      ended.accept(false);
    }
  }

  /** It could not be cleared: the node is not read from it until it is, which is tried again. */
  public void uncleared() {
    overflow.uncleared(surroundings.time.epochMillis(), allExpired());
  }

  /** What of the node is not read from the storage, and why: a line each; empty if all is well. */
  public String state() {
    String all = overflowState();
    String some = quarantineState();
    return (all == null ? "" : all + "\n") + (some == null ? "" : some + "\n");
  }

  private @Nullable String overflowState() {
    String state = overflow.state();
    return state == null ? null : node + " in storage \"" + storage() + "\" is " + state;
  }

  private @Nullable String quarantineState() {
    int keys = quarantine.size();
    return keys == 0
        ? null
        : node
            + " in storage \""
            + storage()
            + "\": "
            + keys
            + (keys == 1 ? " key is" : " keys are")
            + " not read from there until a write reaches it, for one did not: "
            + gate.lastFailure();
  }

  /**
   * Whether the tier may be asked for {@code key}; then it has to be. Counts a bypass.
   *
   * @param members what is known of its groups, if there are any
   */
  public boolean admitsRead(Object key, @Nullable Members members) {
    if (knows(members)
        && !quarantine.blocks(key, surroundings.time.epochMillis())
        && gate.admits(Op.READ)) {
      isRead(); // once it is admitted, or it would take the probe's place
      return true;
    }
    counters.bypasses.increment();
    return false;
  }

  /** Why a read of {@code key} would not ask the storage at present, or null; counts nothing. */
  public @Nullable String passedBy(Object key, @Nullable Members members) {
    if (!knows(members)) {
      return "nobody knows whether a group of the key was ended there: " + gate.lastFailure();
    }
    if (quarantine.blocks(key, surroundings.time.epochMillis())) {
      String all = overflowState();
      return all != null ? all : "a write of the key did not reach it: " + gate.lastFailure();
    }
    return gate.passedBy(Op.READ);
  }

  /** What the storage has of the key, of use or not; counts nothing and changes nothing. */
  public Peek.InTier peek(@Nullable StoredValue stored, @Nullable Members members) {
    if (stored == null) {
      return Peeks.nothing(storage());
    }
    long now = surroundings.time.epochMillis();
    OptionalInt bytes = OptionalInt.of(stored.bytes().length);
    long stamp = Frame.stamp(stored.bytes());
    if (stamp != generation.current()) {
      return Peeks.of(storage(), null, Peeks.ofStamp(stamp), now, bytes);
    }
    if (isEnded(stored.bytes(), members)) {
      return Peeks.of(storage(), null, Peek.State.GROUP_ENDED, now, bytes);
    }
    Entry<V> decoded;
    try {
      decoded = serializer.decode(Frame.entry(stored.bytes()), type);
    } catch (Throwable e) { // whatever it is, a get would find it, too
      return Peeks.of(storage(), null, Peek.State.UNDECODABLE, now, bytes);
    }
    if (isMark(decoded)) {
      boolean removed = decoded.expiresAt() == TOMBSTONE_EXPIRY;
      Peek.State mark = removed ? Peek.State.TOMBSTONE : Peek.State.LEASE;
      return Peeks.of(storage(), null, mark, now, bytes);
    }
    Entry<V> alive = alive(stored, decoded);
    return alive != null
        ? Peeks.of(storage(), alive, null, now, bytes)
        : Peeks.of(storage(), local(decoded), Peek.State.EXPIRED, now, bytes);
  }

  /** It is about to be asked for entries: finds out which have been ended, if nobody tells. */
  public void isRead() {
    generation.used();
  }

  /** Whether it is known which entries of its groups have been ended here. */
  public boolean knows(@Nullable Members members) {
    return members == null || members.isKnown(index);
  }

  /**
   * The entry in what the storage had, or null if it is none that can be used; counts neither.
   *
   * @param members what is known of its groups, if there are any
   */
  public @Nullable Entry<V> entry(
      @Nullable StoredValue stored, String remoteKey, @Nullable Members members) {
    return stored == null || isOutdated(stored) || isEnded(stored.bytes(), members)
        ? null
        : alive(stored, decode(stored, remoteKey));
  }

  /**
   * What has ended in what the storage had, and may be served where the load fails; or null. That
   * it is no {@link #entry} is known: the server's clock may say so before this process's.
   *
   * @param members what is known of its groups, if there are any
   */
  public @Nullable Entry<V> spare(StoredValue stored, String remoteKey, @Nullable Members members) {
    if (staleMillis == 0 || isOutdated(stored) || isEnded(stored.bytes(), members)) {
      return null;
    }
    Entry<V> decoded = decode(stored, remoteKey);
    if (decoded == null || isMark(decoded)) {
      return null;
    }
    Entry<V> entry = local(decoded);
    return mayBeServed(entry, surroundings.time.epochMillis()) ? entry : null;
  }

  /** The entry by this process's clock, if it is none that has ended, nor a tombstone. */
  private @Nullable Entry<V> alive(StoredValue stored, @Nullable Entry<V> decoded) {
    Entry<V> entry = decoded == null || isMark(decoded) ? null : local(decoded);
    long now = surroundings.time.epochMillis();
    if (entry == null || entry.isExpired(now)) {
      return null;
    }
    long kept = stored.ttlLeftMillis();
    if (kept == StoredValue.UNKNOWN) {
      return entry;
    }
    long left = kept - Frame.heldMillis(stored.bytes());
    if (left <= 0 || left >= entry.expiresAt() - now) {
      return left <= 0 ? null : entry;
    }
    return new Entry<>(entry.value(), entry.absent(), entry.loadedAt(), now + left);
  }

  private static boolean isMark(Entry<?> entry) {
    return entry.expiresAt() == TOMBSTONE_EXPIRY || entry.expiresAt() == LEASE_EXPIRY;
  }

  /** What is stored goes by the clock of the storage's server; here it goes by this process's. */
  private Entry<V> local(Entry<V> stored) {
    return moved(
        stored, gate.clock.toLocal(stored.loadedAt()), gate.clock.toLocal(stored.expiresAt()));
  }

  private Entry<V> forServer(Entry<V> entry) {
    return moved(
        entry, gate.clock.toServer(entry.loadedAt()), gate.clock.toServer(entry.expiresAt()));
  }

  private static <V> Entry<V> moved(Entry<V> entry, long loadedAt, long expiresAt) {
    return loadedAt == entry.loadedAt() && expiresAt == entry.expiresAt()
        ? entry
        : new Entry<>(entry.value(), entry.absent(), loadedAt, expiresAt);
  }

  private boolean isOutdated(StoredValue stored) {
    long stamp = Frame.stamp(stored.bytes());
    if (stamp == generation.current()) {
      return false;
    }
    generation.met(stamp);
    return true;
  }

  private boolean isEnded(byte[] bytes, @Nullable Members members) {
    return members != null
        && !members.admit(Frame.groups(bytes, kinds, members.keys.length), index);
  }

  private @Nullable Entry<V> decode(StoredValue stored, String remoteKey) {
    try {
      return serializer.decode(Frame.entry(stored.bytes()), type);
    } catch (UndecodableException e) {
      undecodable(stored.bytes().length, remoteKey, String.valueOf(e.getMessage()));
    } catch (Throwable e) { // a user's own serializer, whose message may tell more
      undecodable(stored.bytes().length, remoteKey, e.getClass().getName());
    }
    return null;
  }

  private void undecodable(int bytes, String remoteKey, String why) {
    counters.undecodable.increment();
    if (undecodableShown.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "what storage \""
              + storage()
              + "\" has under "
              + remoteKey
              + " is not a "
              + type
              + " [R05]\n    found: "
              + bytes
              + " bytes; "
              + why
              + "\n    help:  it is taken for a miss and overwritten; if the value's type changed, "
              + "change the node's version too\n    docs:  "
              + Help.at("R05"));
    }
  }

  /**
   * What to store of {@code source} now, counted if it cannot be stored: for as long as it lives,
   * but {@code keptMillis} at least.
   *
   * @param members what was known of its groups before it was read or loaded, if there are any
   */
  public Encoded encode(
      String remoteKey,
      Entry<V> source,
      long nowMillis,
      long keptMillis,
      @Nullable Members members) {
    Entry<V> entry = copy(source, nowMillis);
    if (entry.isExpired(nowMillis)) {
      return new Encoded.Expired();
    }
    long ttl =
        entry.expiresAt() == Entry.NEVER ? RemoteStorage.NO_EXPIRY : entry.expiresAt() - nowMillis;
    long held = ttl == RemoteStorage.NO_EXPIRY ? 0 : Math.max(staleMillis, keptMillis - ttl);
    byte[] bytes;
    try {
      bytes = framed(held, serializer.encode(forServer(entry), type), members);
    } catch (Throwable e) { // too deep, changed meanwhile, a user's own
      return unencodable(e);
    }
    if (bytes.length > gate.storage.maxValueBytes()) {
      return oversize(bytes.length);
    }
    return new Encoded.Ready(new StoredEntry(remoteKey, bytes, ttl + held));
  }

  private byte[] framed(long held, byte[] entry, @Nullable Members members) {
    return members == null
        ? Frame.of(generation.current(), held, entry)
        : Frame.of(generation.current(), held, kinds, members.stamps(index), entry);
  }

  /** Whether what replaces something is compared with what was seen, and held. */
  public boolean writesConditionally() {
    return gate.writesConditionally();
  }

  /**
   * For how long at least the tier keeps what replaces a tombstone, or what may have replaced one:
   * until all loads have ended that began before the tombstone, for else they would find nothing.
   */
  public long holdMillis() {
    return writesConditionally() ? tombstoneMillis : 0;
  }

  /**
   * What stands for a key that was removed: a miss for everybody, older versions included, and like
   * no other. Null where the tier has none: then the key is just removed.
   */
  public byte @Nullable [] tombstone() {
    return writesConditionally() ? mark(TOMBSTONE_EXPIRY, null) : null;
  }

  /**
   * What stands for a key that somebody loads: a miss for everybody, and like no other. Null where
   * the user's serializer writes none.
   *
   * @param members what was known of its groups before it is loaded, if there are any
   */
  public byte @Nullable [] lease(@Nullable Members members) {
    return mark(LEASE_EXPIRY, members);
  }

  /** Whether {@code bytes} are of the generation of the entries that are hits. */
  public boolean isCurrent(byte[] bytes) {
    return Frame.stamp(bytes) == generation.current();
  }

  /** Whether {@code bytes} are a lease, and of nothing that has been ended since. */
  public boolean isLease(byte[] bytes, @Nullable Members members) {
    return isCurrent(bytes) && !isEnded(bytes, members) && isLeaseOfAny(bytes);
  }

  /** The same, of whatever has been ended. */
  public boolean isLeaseOfAny(byte[] bytes) {
    try {
      return serializer.decode(Frame.entry(bytes), type).expiresAt() == LEASE_EXPIRY;
    } catch (Throwable e) { // something else, which was counted when it was read
      return false;
    }
  }

  private byte @Nullable [] mark(long expiry, @Nullable Members members) {
    long stamp = surroundings.random.getAsLong() >>> 2;
    try {
      return framed(0, serializer.encode(Entry.absent(stamp, expiry), type), members);
    } catch (Throwable e) { // a user's own serializer
      unencodable(e);
      return null;
    }
  }

  /**
   * The same for a key of another version of the node, whose processes may know another generation
   * and have another serializer: it is in no generation, so that nobody decodes it. Null where the
   * tier has no tombstones.
   */
  public byte @Nullable [] tombstoneOfAny() {
    return writesConditionally() ? Frame.ofNoGeneration(surroundings.random.getAsLong()) : null;
  }

  /**
   * {@code entry}, to be kept if the tier still has what was {@code seen} there, or nothing if
   * null, since {@code sinceNanos}, and if that is less than {@link #holdMillis} ago: what was put
   * in the very millisecond of the look has gone in that in which so much has passed.
   */
  public ConditionalEntry ifUnchanged(StoredEntry entry, byte @Nullable [] seen, long sinceNanos) {
    if (!writesConditionally()) {
      return new ConditionalEntry(
          entry.key(), entry.bytes(), entry.ttlMillis(), seen, true, Long.MAX_VALUE);
    }
    long passed = (surroundings.time.nanoTime() - sinceNanos) / NANOS_PER_MILLI + 1; // or less
    long last = surroundings.time.epochMillis() + holdMillis() - passed - 1;
    long until = gate.clock.toServer(last);
    return new ConditionalEntry(entry.key(), entry.bytes(), entry.ttlMillis(), seen, true, until);
  }

  /** A removal has ended, perhaps without its tombstone. */
  public void removed(boolean tombstoneKept) {
    if (!tombstoneKept && tombstoneLostShown.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \""
              + storage()
              + "\" had no room for the tombstone of a key that was removed: an older value which"
              + " another process is loading may come back there until it expires; give the server"
              + " more memory, or let it evict");
    }
  }

  private Encoded oversize(int bytes) {
    counters.oversize.increment();
    ValueTooLargeException reason =
        new ValueTooLargeException(node, storage(), bytes, gate.storage.maxValueBytes());
    if (oversizeShown.compareAndSet(false, true)) {
      LOG.log(System.Logger.Level.WARNING, reason.getMessage());
    }
    return new Encoded.TooLarge(reason);
  }

  private Encoded unencodable(Throwable e) {
    counters.errors.increment();
    String found =
        e instanceof UnwritableException ? String.valueOf(e.getMessage()) : e.getClass().getName();
    if (unencodableShown.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a "
              + type
              + " could not be written for storage \""
              + storage()
              + "\" and is not kept there: "
              + found);
    }
    return new Encoded.Unencodable(new UnwritableValueException(node, storage(), found, e));
  }

  /** The storage could not be written, so it may hold an outdated entry. */
  public void distrust(Object key, RemoteKey remoteKey) {
    distrust(key, remoteKey, 0);
  }

  /** The same, and it may be given an outdated entry for {@code moreMillis} yet. */
  public void distrust(Object key, RemoteKey remoteKey, long moreMillis) {
    long lastWritten = surroundings.time.epochMillis() + moreMillis;
    quarantine.add(key, remoteKey, lastWritten, surroundings.time.coarseNanoTime());
  }
}
