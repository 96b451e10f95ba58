package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.ButFor;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.LoadSpec;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.UnwritableValueException;
import io.cacheme.ValueTooLargeException;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.internal.follow.LocalMarks;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.stats.StorageState;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one tier makes of the bytes in a storage, where time stands still. */
class RemoteTierTest {

  private static final String KEY = "a";
  private static final String REMOTE = "thing:a:v1";
  private static final String GENERATION = "%generation:thing";
  private static final String OTHER_VERSION = "%generation:thing:v0";
  private static final short KINDS = 1;
  private static final Duration TTL = Duration.ofSeconds(100);
  private static final Duration STALE = Duration.ofSeconds(60);
  private static final Duration LOAD = Duration.ofSeconds(40);
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final DynamicType<String> TYPE = DynamicNode.type("thing", "v1", String.class);

  private final LogCapture log = new LogCapture();
  private final GateWorld world = new GateWorld();
  private final MsgPackSerializer serializer = new MsgPackSerializer();
  private final ValueType<String> valueType = TYPE.tier("shared", TTL).spec().valueType();
  private final LocalMarks marks = new LocalMarks(world.time);
  private final RemoteTier<String> tier = tier(TYPE, TTL);
  private final RemoteTier<String> stale =
      tier(TYPE.fresh(FreshSpec.NONE.staleIfError(STALE)), TTL);

  @AfterEach
  void close() {
    log.close();
  }

  private RemoteTier<String> tier(DynamicType<String> type, @Nullable Duration ttl) {
    return tier(type, ttl, world.gate, serializer);
  }

  private RemoteTier<String> tier(
      DynamicType<String> type, @Nullable Duration ttl, RemoteGate gate, Serializer serializer) {
    NodeSpec<DynamicNode<String>, String> spec = type.tier(gate.name, ttl).spec();
    return new RemoteTier<>(
        spec,
        List.of(GENERATION, OTHER_VERSION),
        1,
        KINDS,
        spec.tiers().get(0),
        new Everything(gate, "%everything", world.surroundings),
        serializer,
        world.surroundings);
  }

  /** One over a storage that compares nothing. */
  private RemoteTier<String> unconditional() {
    RemoteStorage plain =
        ButFor.without("conditionalWrites", new InMemoryRemoteStorage(world.time));
    plain.open(null);
    return tier(TYPE, TTL, world.gate("plain", plain), serializer);
  }

  private RemoteTier<String> with(Serializer other) {
    return tier(TYPE, TTL, world.gate, other);
  }

  /** A serializer that can do nothing. */
  private record Failing(RuntimeException failure) implements Serializer {
    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      throw failure;
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      throw failure;
    }
  }

  private Members members(long hall, long row) {
    Members members = new Members(new String[] {"hall", "row"}, marks);
    members.knows(0, new long[] {0, hall}, null);
    members.knows(1, new long[] {0, row}, null);
    return members;
  }

  private Members unknown() {
    return new Members(new String[] {"hall"}, marks);
  }

  private long now() {
    return world.time.epochMillis();
  }

  private Entry<String> value(long expiresAt) {
    return Entry.of("value", now() - 1, expiresAt);
  }

  private Entry<String> fresh() {
    return value(now() + TTL.toMillis());
  }

  private byte[] bytes(Entry<String> entry) {
    return serializer.encode(entry, valueType);
  }

  private static StoredValue stored(byte[] bytes) {
    return new StoredValue(bytes, StoredValue.UNKNOWN);
  }

  private StoredValue storedFresh() {
    return stored(bytes(fresh()));
  }

  private static StoredEntry ready(Encoded encoded) {
    assertThat(encoded.reason()).isNull();
    return encoded.stored();
  }

  private StoredEntry encoded(RemoteTier<String> tier, long keptMillis) {
    return ready(tier.encode(REMOTE, value(Entry.NEVER), now(), keptMillis, null));
  }

  private long stampOf(String time) {
    return world.stampOfNow() + time.length();
  }

  // --- what is stored

  @Test
  void encoded_isTheEntryWithItsTtl() {
    StoredEntry entry = encoded(tier, 0);

    assertThat(entry.key()).isEqualTo(REMOTE);
    assertThat(entry.ttlMillis()).isEqualTo(TTL.toMillis());
    assertThat(entry.bytes()).isEqualTo(bytes(fresh()));
  }

  @Test
  void encoded_withoutTtl_isKeptForEver_andHeldForNoTimeMore() {
    StoredEntry entry = encoded(tier(TYPE, null), 5);

    assertThat(entry.ttlMillis()).isEqualTo(RemoteStorage.NO_EXPIRY);
    assertThat(entry.bytes()).isEqualTo(bytes(value(Entry.NEVER)));
  }

  @Test
  void encoded_isHeldUntilOlderLoadsHaveEnded() {
    StoredEntry held = encoded(tier, TTL.toMillis() + 7);
    assertThat(held.ttlMillis()).isEqualTo(TTL.toMillis() + 7);
    assertThat(Frame.heldMillis(held.bytes())).isEqualTo(7);
    assertThat(Frame.entry(held.bytes())).isEqualTo(bytes(fresh()));

    assertThat(encoded(tier, TTL.toMillis() - 7).ttlMillis()).isEqualTo(TTL.toMillis());
    StoredEntry spare = encoded(stale, TTL.toMillis() + 7);
    assertThat(spare.ttlMillis()).isEqualTo(TTL.plus(STALE).toMillis());
    assertThat(Frame.heldMillis(spare.bytes())).isEqualTo(STALE.toMillis());
  }

  @Test
  void encoded_ofWhatHasEnded_isNothing() {
    Encoded nothing = tier.encode(REMOTE, value(now()), now(), 0, null);

    assertThat(nothing).isEqualTo(new Encoded.Expired());
    assertThat(nothing.stored()).isNull();
    assertThat(nothing.reason()).isNull();
  }

  @Test
  void encoded_hasTheGeneration_andThoseOfItsGroups() {
    long stamp = stampOf("now");
    world.plant(GENERATION, stamp);
    tier.isRead();
    byte[] bytes = encoded(tier, 0).bytes();
    assertThat(Frame.stamp(bytes)).isEqualTo(stamp);
    assertThat(tier.isCurrent(bytes)).isTrue();
    assertThat(tier.isCurrent(bytes(fresh()))).isFalse();

    byte[] grouped = ready(tier.encode(REMOTE, fresh(), now(), 0, members(3, 4))).bytes();
    assertThat(Frame.stamp(grouped)).isEqualTo(stamp);
    assertThat(Frame.groups(grouped, KINDS, 2)).containsExactly(3, 4);
    assertThat(tier.entry(stored(grouped), REMOTE, members(3, 4))).isEqualTo(fresh());
  }

  @Test
  void stored_goesByTheServersClock() {
    world.entries.setClockAhead(Duration.ofHours(1));
    world.gate.opened();
    byte[] bytes = encoded(tier, 0).bytes();
    Entry<String> ofServer = serializer.decode(bytes, valueType);
    long hour = Duration.ofHours(1).toMillis();
    assertThat(ofServer.expiresAt()).isEqualTo(fresh().expiresAt() + hour);
    assertThat(ofServer.loadedAt()).isEqualTo(fresh().loadedAt() + hour);

    assertThat(tier.entry(stored(bytes), REMOTE, null)).isEqualTo(fresh());
    byte[] endless = bytes(Entry.absent(5, Entry.NEVER));
    assertThat(tier.entry(stored(endless), REMOTE, null))
        .isEqualTo(Entry.absent(5 - hour, Entry.NEVER));
  }

  @Test
  void tooLarge_isNotStored_counted_andSaidOnce() {
    int fits = bytes(fresh()).length;
    RemoteTier<String> small =
        tier(
            TYPE,
            TTL,
            world.gate("small", new InMemoryRemoteStorage(world.time, fits)),
            serializer);
    assertThat(encoded(small, 0).bytes()).hasSize(fits);
    for (int i = 1; i <= 2; i++) {
      Encoded large = small.encode(REMOTE, Entry.of("value!", now(), Entry.NEVER), now(), 0, null);
      assertThat(large.stored()).isNull();
      assertThat(large.reason()).isInstanceOf(ValueTooLargeException.class);
      assertThat(Encoded.isReason(large.reason())).isTrue();
      assertThat(small.stats().oversizeCount()).isEqualTo(i);
      assertThat(log.records()).hasSize(1);
    }
    assertThat(log.text()).contains("thing", "\"small\"", "" + (fits + 1));
  }

  @Test
  void unwritable_isNotStored_counted_andSaidOnce() {
    RemoteTier<String> failing = with(new Failing(new IllegalStateException("secret")));
    for (int i = 1; i <= 2; i++) {
      Encoded not = failing.encode(REMOTE, fresh(), now(), 0, null);
      assertThat(not.stored()).isNull();
      assertThat(not.reason()).isInstanceOf(UnwritableValueException.class);
      assertThat(Encoded.isReason(not.reason())).isTrue();
      assertThat(failing.stats().errorCount()).isEqualTo(i);
      assertThat(log.records()).hasSize(1);
    }
    assertThat(log.text())
        .contains("could not be written for storage \"shared\"", "java.lang.IllegalStateException")
        .doesNotContain("secret");
    assertThat(failing.lease(null)).isNull();
    assertThat(failing.stats().errorCount()).isEqualTo(3);
    assertThat(Encoded.isReason(new IllegalStateException())).isFalse();
    assertThat(Encoded.isReason(null)).isFalse();
  }

  // --- what is a hit

  @Test
  void entry_isWhatWasStored() {
    assertThat(tier.entry(storedFresh(), REMOTE, null)).isEqualTo(fresh());
    assertThat(tier.entry(null, REMOTE, null)).isNull();
    assertThat(tier.entry(stored(bytes(value(now() + 1))), REMOTE, null)).isNotNull();
    assertThat(tier.entry(stored(bytes(value(now()))), REMOTE, null)).as("it has ended").isNull();
  }

  @Test
  void entry_ofAnotherGeneration_isNone_andItIsFoundOutWhichStands() {
    long stamp = stampOf("now");
    byte[] other = Frame.of(stamp, bytes(fresh()));
    assertThat(tier.entry(stored(other), REMOTE, null)).isNull();
    assertThat(tier.generation.current()).as("met, and the key was lost").isEqualTo(stamp);

    assertThat(tier.entry(stored(other), REMOTE, null)).isEqualTo(fresh());
  }

  @Test
  void entry_ofAGroupThatWasEnded_isNone() {
    byte[] grouped = Frame.of(0, 0, KINDS, new long[] {3, 4}, bytes(fresh()));

    assertThat(tier.entry(stored(grouped), REMOTE, members(3, 4))).isEqualTo(fresh());
    assertThat(tier.entry(stored(grouped), REMOTE, members(3, 5))).isNull();
    assertThat(tier.entry(stored(grouped), REMOTE, members(4, 4))).isNull();
    assertThat(tier.entry(storedFresh(), REMOTE, members(0, 0))).isEqualTo(fresh());
    assertThat(tier.entry(stored(grouped), REMOTE, null)).isEqualTo(fresh());
  }

  @Test
  void entry_thatIsKeptForLess_endsThen() {
    Entry<String> whole = fresh();
    byte[] held = Frame.of(0, 50, bytes(whole));
    long left = TTL.toMillis();

    assertThat(entry(held, left + 51)).isEqualTo(whole);
    assertThat(entry(held, left + 50)).isEqualTo(whole);
    assertThat(entry(held, left + 49)).isEqualTo(value(now() + left - 1));
    assertThat(entry(held, 51)).isEqualTo(value(now() + 1));
    assertThat(entry(held, 50)).isNull();
    assertThat(entry(held, 49)).isNull();
    byte[] absent = bytes(Entry.absent(7, Entry.NEVER));
    assertThat(entry(absent, 8)).isEqualTo(Entry.absent(7, now() + 8));
  }

  private @Nullable Entry<String> entry(byte[] bytes, long ttlLeft) {
    return tier.entry(new StoredValue(bytes, ttlLeft), REMOTE, null);
  }

  @Test
  void entry_thatCannotBeDecoded_isNone_counted_andSaidOnce() {
    for (int i = 1; i <= 2; i++) {
      assertThat(tier.entry(stored(new byte[] {1, 2, 3}), REMOTE, null)).isNull();
      assertThat(tier.stats().undecodableCount()).isEqualTo(i);
      assertThat(log.records()).hasSize(1);
    }
    assertThat(log.text()).contains("storage \"shared\" has under " + REMOTE, "3 bytes", "[R05]");

    RemoteTier<String> foreign = with(new Failing(new IllegalStateException("secret")));
    assertThat(foreign.entry(storedFresh(), REMOTE, null)).isNull();
    assertThat(foreign.stats().undecodableCount()).isEqualTo(1);
    assertThat(log.text()).contains("java.lang.IllegalStateException").doesNotContain("secret");
    with(new Failing(new UndecodableException("cut off"))).entry(storedFresh(), REMOTE, null);
    assertThat(log.text()).contains("cut off");
  }

  @Test
  void mark_isNoEntry_andNoneToServe() {
    byte[] lease = stale.lease(null);
    byte[] tombstone = stale.tombstone();

    assertThat(stale.entry(stored(lease), REMOTE, null)).isNull();
    assertThat(stale.entry(stored(tombstone), REMOTE, null)).isNull();
    assertThat(stale.spare(stored(lease), REMOTE, null)).isNull();
    assertThat(stale.spare(stored(tombstone), REMOTE, null)).isNull();
  }

  /** By a clock that says that it is 1970. */
  @Test
  void mark_isNoEntry_whateverTheTimeIs() {
    world.entries.setClockAhead(Duration.ofMillis(now()));
    world.gate.opened();
    byte[] value = bytes(value(Entry.NEVER));

    assertThat(tier.entry(stored(value), REMOTE, null)).isNotNull();
    assertThat(tier.entry(stored(tier.lease(null)), REMOTE, null)).isNull();
    assertThat(tier.entry(stored(tier.tombstone()), REMOTE, null)).isNull();
  }

  // --- what is served where a load fails

  @Test
  void spare_isWhatHasEnded_forItsTime() {
    StoredValue ended = stored(bytes(fresh()));
    Entry<String> entry = fresh();
    world.advance(TTL);
    assertThat(stale.spare(ended, REMOTE, null)).isEqualTo(entry);
    assertThat(tier.spare(ended, REMOTE, null)).isNull();
    world.advance(STALE.minus(MILLI));
    assertThat(stale.spare(ended, REMOTE, null)).isEqualTo(entry);
    world.advance(MILLI);

    assertThat(stale.spare(ended, REMOTE, null)).isNull();
  }

  @Test
  void spare_isNoneThatWasEnded_orCannotBeDecoded() {
    byte[] grouped = Frame.of(0, 0, KINDS, new long[] {3, 4}, bytes(value(now())));

    assertThat(stale.spare(stored(grouped), REMOTE, members(3, 4))).isNotNull();
    assertThat(stale.spare(stored(grouped), REMOTE, members(3, 5))).isNull();
    assertThat(stale.spare(stored(new byte[] {1, 2, 3}), REMOTE, null)).isNull();
    assertThat(stale.spare(stored(Frame.of(stampOf("now"), bytes(value(now())))), REMOTE, null))
        .isNull();
  }

  @Test
  void spare_isNotDecoded_whereNoneIsServed() {
    tier.spare(stored(new byte[] {1, 2, 3}), REMOTE, null);

    assertThat(tier.stats().undecodableCount()).isZero();
  }

  // --- marks, and what replaces what was seen

  @Test
  void lease_isOneUntilSomethingIsEnded() {
    byte[] lease = tier.lease(members(3, 4));
    assertThat(tier.isLease(lease, members(3, 4))).isTrue();
    assertThat(tier.isLease(lease, members(3, 5))).isFalse();
    assertThat(tier.isLeaseOfAny(lease)).isTrue();
    assertThat(tier.isLease(tier.tombstone(), null)).isFalse();
    assertThat(tier.isLease(bytes(fresh()), null)).isFalse();
    assertThat(tier.isLeaseOfAny(new byte[] {1, 2, 3})).isFalse();
    tier.clear(ended -> {});

    assertThat(tier.isLease(lease, members(3, 4))).isFalse();
    assertThat(tier.isLeaseOfAny(lease)).isTrue();
    assertThat(tier.isLease(tier.lease(null), null)).isTrue();
  }

  /** The random number is that of {@link GateWorld}. */
  @Test
  void mark_isLikeNoOther() {
    Entry<String> lease = serializer.decode(tier.lease(null), valueType);

    assertThat(lease.absent()).isTrue();
    assertThat(lease.loadedAt()).isEqualTo(GateWorld.RANDOM << 42);
    assertThat(tier.lease(null)).isNotEqualTo(tier.tombstone());
    assertThat(Frame.stamp(tier.tombstoneOfAny())).isNegative();
  }

  @Test
  void tombstone_whereTheStorageCompares() {
    assertThat(tier.writesConditionally()).isTrue();
    assertThat(tier.holdMillis()).isEqualTo(60_000);
    RemoteTier<String> plain = unconditional();

    assertThat(plain.writesConditionally()).isFalse();
    assertThat(plain.tombstone()).isNull();
    assertThat(plain.tombstoneOfAny()).isNull();
    assertThat(plain.holdMillis()).isZero();
    assertThat(plain.lease(null)).isNotNull();
  }

  @Test
  void tombstone_isKeptForAMilliAtLeast() {
    world.surroundings.settings.tombstoneTtl(Duration.ofNanos(1));

    assertThat(tier(TYPE, TTL).holdMillis()).isEqualTo(1);
  }

  @Test
  void unchanged_countsForAsLongAsATombstoneIsKept() {
    byte[] seen = {1};
    StoredEntry entry = encoded(tier, 0);
    long since = world.time.nanoTime();
    long began = now();
    world.advance(Duration.ofMillis(10));
    ConditionalEntry conditional = tier.ifUnchanged(entry, seen, since);

    assertThat(conditional.key()).isEqualTo(REMOTE);
    assertThat(conditional.bytes()).isSameAs(entry.bytes());
    assertThat(conditional.ttlMillis()).isEqualTo(entry.ttlMillis());
    assertThat(conditional.seen()).isSameAs(seen);
    assertThat(conditional.orNone()).isTrue();
    assertThat(conditional.notAfterMillis())
        .as("less than all the time, by both clocks' last millisecond")
        .isEqualTo(began + tier.holdMillis() - 2);

    ConditionalEntry anyhow = unconditional().ifUnchanged(entry, seen, since);
    assertThat(anyhow.notAfterMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(anyhow.seen()).isSameAs(seen);
  }

  @Test
  void tombstone_withoutRoom_isSaidOnce() {
    tier.removed(true);
    assertThat(log.records()).isEmpty();
    tier.removed(false);
    assertThat(log.records()).hasSize(1);
    tier.removed(false);

    assertThat(log.records()).hasSize(1);
    assertThat(log.text()).contains("\"shared\" had no room for the tombstone");
  }

  // --- how long

  @Test
  void allExpired_isWhenWhatIsBeingLoadedIs() {
    RemoteTier<String> slow = tier(TYPE.loads(LoadSpec.UNBOUNDED.timeout(LOAD)), TTL);
    long write = world.surroundings.settings.writeTimeout().toMillis();

    assertThat(slow.loadTimeout()).isEqualTo(LOAD);
    assertThat(slow.allExpired()).isEqualTo(now() + LOAD.toMillis() + write + TTL.toMillis());
    assertThat(tier(TYPE, null).allExpired()).isEqualTo(Entry.NEVER);
  }

  // --- whether it is read

  @Test
  void read_isAdmitted_andFindsOutWhatWasEnded() {
    long stamp = stampOf("now");
    world.plant(GENERATION, stamp);
    assertThat(tier.admitsRead(KEY, null)).isTrue();

    assertThat(tier.generation.current()).isEqualTo(stamp);
    assertThat(tier.passedBy(KEY, null)).isNull();
    assertThat(tier.stats().bypassCount()).isZero();
    assertThat(tier.state()).isEmpty();
  }

  @Test
  void read_whereNobodyKnowsOfAGroup_isNot() {
    assertThat(tier.knows(null)).isTrue();
    assertThat(tier.knows(members(0, 0))).isTrue();
    assertThat(tier.knows(unknown())).isFalse();
    assertThat(tier.admitsRead(KEY, members(0, 0))).isTrue();
    assertThat(tier.admitsRead(KEY, unknown())).isFalse();

    assertThat(tier.stats().bypassCount()).isEqualTo(1);
    assertThat(tier.passedBy(KEY, unknown()))
        .startsWith("nobody knows whether a group of the key was ended there");
  }

  @Test
  void read_ofAKeyThatWasNotWritten_isNot_untilItsTtlIsOver() {
    tier.distrust(KEY, RemoteKey.of(REMOTE), 5);
    assertThat(tier.admitsRead(KEY, null)).isFalse();
    assertThat(tier.admitsRead("b", null)).isTrue();
    assertThat(tier.stats().bypassCount()).isEqualTo(1);
    assertThat(tier.passedBy(KEY, null)).startsWith("a write of the key did not reach it");
    assertThat(tier.state())
        .startsWith("thing in storage \"shared\": 1 key is not read from there until")
        .endsWith("\n");
    tier.distrust("b", RemoteKey.of("b"));
    assertThat(tier.state()).startsWith("thing in storage \"shared\": 2 keys are not read");
    world.advance(TTL);
    assertThat(tier.admitsRead("b", null)).isTrue();
    world.advance(MILLI.multipliedBy(4));
    assertThat(tier.admitsRead(KEY, null)).isFalse();
    world.advance(MILLI);

    assertThat(tier.admitsRead(KEY, null)).isTrue();
  }

  @Test
  void notWritten_isSaid_andThatItIsAgain() {
    tier.distrust(KEY, RemoteKey.of(REMOTE));
    assertThat(log.text()).contains("thing in storage \"shared\": 1 key is not read from there");
    tier.quarantine.release(KEY);

    assertThat(log.text())
        .contains(
            "thing in storage \"shared\" has been written wherever a write had not reached it");
  }

  @Test
  void read_ofAStorageThatFails_isNot() {
    world.stopsReading();

    assertThat(tier.admitsRead(KEY, null)).isFalse();
    assertThat(tier.stats().bypassCount()).isEqualTo(1);
    assertThat(tier.passedBy(KEY, null)).startsWith("it is passed by, for it failed last with");
  }

  @Test
  void retries_beginAnew_whereTheStorageIsWrittenAgain() {
    tier.distrust(KEY, RemoteKey.of(REMOTE));
    assertThat(tier.quarantine.due(now(), world.time.nanoTime(), 9)).isEmpty();
    failing(StorageOperation.PUT);
    world.advance(Duration.ofSeconds(1));
    assertThat(tier.quarantine.due(now(), world.time.nanoTime(), 9)).hasSize(1);
    assertThat(tier.quarantine.due(now(), world.time.nanoTime(), 9)).as("a pause").isEmpty();
    assertThat(world.gate.admits(Op.PUT)).isTrue();
    world.gate.put(encoded(tier, 0), new Ignored<>());

    assertThat(tier.quarantine.due(now(), world.time.nanoTime(), 9)).hasSize(1);
  }

  private void failing(StorageOperation operation) {
    world.fault(operation, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      world.gate.put(encoded(tier, 0), new Ignored<>());
    }
    world.storage.heal();
  }

  private static final class Ignored<T> extends TierCall<T> {
    @Override
    public void done(@Nullable T value, @Nullable Throwable failure) {}
  }

  // --- what a person is told

  @Test
  void peek_saysWhatThereIs() {
    byte[] value = bytes(fresh());
    byte[] grouped = Frame.of(0, 0, KINDS, new long[] {3, 4}, value);

    assertThat(tier.peek(null, null).state()).isEqualTo(Peek.State.NOTHING);
    Peek.InTier told = tier.peek(stored(value), null);
    assertThat(told.state()).isEqualTo(Peek.State.VALUE);
    assertThat(told.storage()).isEqualTo("shared");
    assertThat(told.timeLeft()).contains(TTL);
    assertThat(told.age()).contains(MILLI);
    assertThat(told.sizeInBytes()).hasValue(value.length);
    assertThat(tier.peek(stored(grouped), members(3, 4)).state()).isEqualTo(Peek.State.VALUE);
    assertThat(tier.peek(stored(grouped), members(3, 5)).state()).isEqualTo(Peek.State.GROUP_ENDED);
    assertThat(tier.peek(stored(new byte[] {1, 2, 3}), null).state())
        .isEqualTo(Peek.State.UNDECODABLE);
    assertThat(tier.peek(stored(tier.lease(null)), null).state()).isEqualTo(Peek.State.LEASE);
    assertThat(tier.peek(stored(tier.tombstone()), null).state()).isEqualTo(Peek.State.TOMBSTONE);
    assertThat(tier.peek(stored(tier.tombstoneOfAny()), null).state())
        .isEqualTo(Peek.State.TOMBSTONE);
    assertThat(tier.peek(stored(Frame.of(5, value)), null).state())
        .isEqualTo(Peek.State.OTHER_GENERATION);
    assertThat(tier.peek(new StoredValue(value, 3), null).timeLeft())
        .contains(MILLI.multipliedBy(3));
    Peek.InTier ended = tier.peek(stored(bytes(value(now()))), null);
    assertThat(ended.state()).isEqualTo(Peek.State.EXPIRED);
    assertThat(ended.age()).contains(MILLI);
    assertThat(tier.stats().undecodableCount()).as("it counts nothing").isZero();
  }

  // --- clears

  private final List<String> ends = new ArrayList<>();

  private void listens() {
    tier.onEnds(
        new RemoteTier.Ends() {
          @Override
          public void outdated() {
            ends.add("outdated " + tier.generation.current());
          }

          @Override
          public void learned() {
            ends.add("learned " + tier.generation.current());
          }

          @Override
          public void endedLate() {
            ends.add("ended late");
          }
        });
  }

  @Test
  void cleared_byAnother_isTold_beforeItCounts_andAfter() {
    listens();
    long stamp = stampOf("now");
    world.plant(GENERATION, stamp);
    tier.mayBeCleared();

    assertThat(ends).containsExactly("outdated 0", "learned " + stamp);
  }

  @Test
  void clear_endsAllVersions_andSaysSo() {
    List<Boolean> ended = new ArrayList<>();
    tier.clear(ended::add);

    assertThat(ended).containsExactly(true);
    assertThat(tier.generation.current()).isEqualTo(world.standing(GENERATION)).isPositive();
    assertThat(world.standing(OTHER_VERSION)).isPositive();
    assertThat(world.storage.held()).isZero();
  }

  @Test
  void clear_ofAStorageThatIsNotAsked_doesNotStand() {
    world.stopsReading();
    List<Boolean> ended = new ArrayList<>();
    tier.clear(ended::add);

    assertThat(ended).containsExactly(false);
    assertThat(world.entries.keys()).isEmpty();
  }

  @Test
  void clear_ofWhichOneVersionFails_doesNotStand() {
    List<Boolean> ended = new ArrayList<>();
    world.fault(StorageOperation.GET, StorageFault.FAIL); // its own is asked for with that of all
    tier.clear(ended::add);
    assertThat(ended).containsExactly(false);
    assertThat(world.standing(GENERATION)).isPositive();
    for (int i = 0; i < 4; i++) {
      tier.clear(ended::add);
    }
    assertThat(ended).containsExactly(false, false, false, false, false);
  }

  @Test
  void clear_ofWhichOneVersionIsNotAskedFor_doesNotStand() {
    List<Boolean> ended = new ArrayList<>();
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY_ANSWER);
    tier.clear(ended::add);
    world.stopsReading();
    assertThat(ended).isEmpty();
    world.answer();

    assertThat(ended).containsExactly(false);
    assertThat(world.standing(GENERATION)).isPositive();
  }

  @Test
  void clear_whoseOwnStampFails_leavesOtherVersionsAlone() {
    List<Boolean> ended = new ArrayList<>();
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    tier.clear(ended::add);

    assertThat(ended).containsExactly(false);
    world.storage.heal();
    assertThat(world.entries.keys()).isEmpty();
  }

  @Test
  void uncleared_isNotRead_untilItIs_andThenTellsSo() {
    listens();
    world.gate.watch.answered();
    tier.uncleared();
    assertThat(tier.admitsRead(KEY, null)).isFalse();
    assertThat(tier.passedBy(KEY, null))
        .startsWith("thing in storage \"shared\" is not read since");
    assertThat(tier.state()).startsWith("thing in storage \"shared\" is not read").endsWith("\n");
    assertThat(log.text()).contains("WARNING").contains("thing in storage \"shared\" is not read");
    StorageState state = world.gate.watch.state();
    assertThat(state.status()).isEqualTo(StorageState.Status.DEGRADED);
    assertThat(state.unreadNodes()).containsExactly("thing");
    assertThat(state.reason()).startsWith("thing is not read since");
    world.advance(Duration.ofSeconds(1));

    assertThat(ends).containsExactly("ended late");
    assertThat(tier.admitsRead(KEY, null)).isTrue();
    assertThat(tier.state()).isEmpty();
    assertThat(log.text())
        .contains("thing in storage \"shared\" is served again: entries from before are misses");
    assertThat(world.gate.watch.state().unreadNodes()).isEmpty();
    assertThat(world.gate.watch.state().reason()).isNull();
  }

  @Test
  void changesOfWhatIsNotRead_areToldAtOnce() {
    List<StorageState.Status> told = new ArrayList<>();
    StorageWatch watch =
        new StorageWatch(
            "watched", world.storage, world.surroundings, state -> told.add(state.status()));
    watch.answered();
    RemoteGate gate = new RemoteGate("watched", world.storage, world.surroundings, watch);
    tier(TYPE, TTL, gate, serializer).uncleared();
    world.advance(Duration.ofSeconds(1));

    assertThat(told)
        .containsExactly(
            StorageState.Status.UP, StorageState.Status.DEGRADED, StorageState.Status.UP);
  }

  @Test
  void storage_thatMayHaveOlderEntries_isNotReadUntilTheyAreEnded() {
    List<Runnable> listeners = new ArrayList<>();
    RemoteStorage restored =
        ButFor.method(
            RemoteStorage.class,
            world.entries,
            "onOlderEntries",
            arguments -> listeners.add((Runnable) arguments[0]));
    RemoteTier<String> doubted = tier(TYPE, TTL, world.gate("restored", restored), serializer);
    listeners.forEach(Runnable::run);
    assertThat(doubted.admitsRead(KEY, null)).isFalse();
    world.advance(Duration.ofSeconds(1));

    assertThat(doubted.admitsRead(KEY, null)).isTrue();
    assertThat(doubted.generation.current()).isPositive();
  }

  @Test
  void doubted_isNotRead_untilItIsFoundOut() {
    world.plant(GENERATION, stampOf("now"));
    List<String> wentOn = new ArrayList<>();
    assertThat(tier.mayBeDoubted()).isFalse();
    assertThat(tier.isKnownOr(() -> wentOn.add("never"))).isTrue();
    tier.doubts();
    assertThat(tier.mayBeDoubted()).isTrue();
    assertThat(tier.admitsRead(KEY, null)).isFalse();
    assertThat(tier.isKnownOr(() -> wentOn.add("known"))).isFalse();
    tier.findsOut();

    assertThat(wentOn).containsExactly("known");
    assertThat(tier.mayBeDoubted()).isFalse();
    assertThat(tier.admitsRead(KEY, null)).isTrue();
  }

  @Test
  void toldOfClears_isNotAskedForThem() {
    tier.toldOfClears(() -> true);
    world.plant(GENERATION, stampOf("now"));
    tier.isRead();

    assertThat(tier.generation.current()).isZero();
  }
}
