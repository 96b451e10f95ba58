package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.Peek;
import io.cacheme.TierSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.follow.LocalMarks;
import io.cacheme.internal.follow.Mark;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.Weighed;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one tier makes of its heap, over one that ends nothing by itself. */
class HeapTierTest {

  private static final String KEY = "a";
  private static final Duration TTL = Duration.ofSeconds(10);
  private static final Duration STALE = Duration.ofSeconds(60);
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final LogCapture log = new LogCapture();
  private final GateWorld world = new GateWorld();
  private final OwnHeap heap = new OwnHeap();
  private final Following others = world.gate.following();
  private final LocalMarks groups = new LocalMarks(world.time);
  private final DynamicType<String> type = DynamicNode.type("thing", "v1", String.class);
  private final TierSpec spec = TierSpec.of("local", TTL);
  private final HeapTier<String> tier = tier(type, spec, null, null);

  @AfterEach
  void close() {
    log.close();
  }

  private HeapTier<String> tier(
      DynamicType<String> type,
      TierSpec spec,
      @Nullable Following following,
      @Nullable LocalMarks groups) {
    return tier(type, spec, following, groups, 1);
  }

  private HeapTier<String> tier(
      DynamicType<String> type,
      TierSpec spec,
      @Nullable Following following,
      @Nullable LocalMarks groups,
      int weight) {
    return new HeapTier<>(
        spec,
        type.tier(spec).spec(),
        world.surroundings.random,
        world.time,
        heap,
        following,
        groups,
        weight == 0
            ? null
            : new HeapWeigher<>(key -> weight, (out, value) -> out.writeString(value)));
  }

  private HeapTier<String> stale() {
    return tier(type.fresh(FreshSpec.NONE.staleIfError(STALE)), spec, null, null);
  }

  private HeapTier<String> following() {
    return tier(type, spec, others, null);
  }

  private HeapTier<String> grouped(@Nullable Following following) {
    return tier(type, spec, following, groups);
  }

  private Members members() {
    return new Members(new String[] {"hall", "row"}, groups);
  }

  private long now() {
    return world.time.epochMillis();
  }

  private Entry<String> endless(String value) {
    return Entry.of(value, now(), Entry.NEVER);
  }

  private void put(HeapTier<String> tier, String value) {
    put(tier, value, null, null);
  }

  private void put(
      HeapTier<String> tier, String value, @Nullable Mark mark, @Nullable Members members) {
    tier.put(KEY, endless(value), now(), 0, mark, members);
  }

  private static @Nullable String value(@Nullable HeapEntry<String> entry) {
    return entry == null ? null : entry.value();
  }

  private static long errors(HeapTier<String> tier) {
    return tier.stats().errorCount();
  }

  // --- how long what is put is kept

  @Test
  void put_isKeptForItsTtl() {
    put(tier, "value");

    assertThat(value(tier.get(KEY))).isEqualTo("value");
    assertThat(tier.get(KEY).expiresAt()).isEqualTo(now() + TTL.toMillis());
    assertThat(heap.ttlNanos).isEqualTo(TTL.toNanos());
    assertThat(tier.stats().fillCount()).isEqualTo(1);
  }

  @Test
  void put_withoutTtl_isKeptForEver() {
    put(tier(type, TierSpec.of("local", null), null, null), "value");

    assertThat(heap.ttlNanos).isEqualTo(LocalStorage.NO_EXPIRY);
  }

  @Test
  void put_whereAnOlderOneMayBeServed_isKeptForLonger() {
    put(stale(), "value");

    assertThat(heap.ttlNanos).isEqualTo(TTL.plus(STALE).toNanos());
  }

  @Test
  void put_whereWhatIsIdleIsDropped_isKeptForThatLong() {
    HeapTier<String> idle = tier(type, spec.expireAfterAccess(IDLE), null, null);
    put(idle, "value");
    assertThat(heap.ttlNanos).as("the heap does not look again").isEqualTo(TTL.toNanos());
    heap.looksAgain = true;
    put(idle, "value");
    assertThat(heap.ttlNanos).isEqualTo(IDLE.toNanos());
    idle.put(KEY, Entry.of("value", now(), now() + 1), now(), 0, null, null);

    assertThat(heap.ttlNanos).isEqualTo(MILLI.toNanos());
  }

  @Test
  void put_ofWhatHasEnded_dropsWhatThereIs() {
    put(tier, "older");
    tier.put(KEY, Entry.of("value", now(), now()), now(), 0, null, null);

    assertThat(heap.entries).isEmpty();
    assertThat(tier.stats().fillCount()).isEqualTo(1);
  }

  @Test
  void put_ofWhatWasReadBeforeAClear_dropsWhatThereIs() {
    put(tier, "older");
    tier.cleared(1);
    put(tier, "value");

    assertThat(heap.entries).isEmpty();
  }

  @Test
  void put_thatFails_dropsWhatThereIs() {
    put(tier, "older");
    heap.failsToPut = true;
    put(tier, "value");

    assertThat(heap.entries).isEmpty();
    assertThat(errors(tier)).isEqualTo(1);
  }

  // --- what is served

  @Test
  void cleared_isServedNoMore() {
    put(tier, "older");
    HeapEntry<String> entry = tier.get(KEY);
    assertThat(tier.serves(entry)).isTrue();
    assertThat(tier.isFromBeforeClear(entry)).isFalse();
    tier.cleared(1);

    assertThat(tier.get(KEY)).isNull();
    assertThat(tier.look(KEY)).isNull();
    assertThat(tier.serves(entry)).isFalse();
    assertThat(tier.isFromBeforeClear(entry)).isTrue();
    tier.put(KEY, endless("value"), now(), 1, null, null);
    assertThat(value(tier.look(KEY))).isEqualTo("value");
  }

  @Test
  void nothing_isAnswered_whereThereIsNone() {
    assertThat(tier.get(KEY)).isNull();
    assertThat(tier.look(KEY)).isNull();
    assertThat(tier.hit(KEY)).isNull();
    assertThat(stale().spare(KEY)).isNull();
    assertThat(errors(tier)).isZero();
  }

  @Test
  void plain_isServedAsLongAsTheHeapHasIt() {
    put(tier, "value");
    world.advance(TTL.multipliedBy(2));

    assertThat(tier.serves(tier.get(KEY))).isTrue();
    assertThat(value(tier.look(KEY))).isEqualTo("value");
    assertThat(tier.spare(KEY)).as("what was not ended").isNull();
    assertThat(tier.isCurrent(tier.get(KEY))).isTrue();
  }

  @Test
  void ended_isServedWhereItsLoadFailsAlone_andNoLongerThanThat() {
    HeapTier<String> stale = stale();
    put(stale, "value");
    assertThat(stale.spare(KEY)).isNull();
    world.advance(TTL.minus(MILLI));
    assertThat(value(stale.get(KEY))).isEqualTo("value");
    assertThat(stale.spare(KEY)).isNull();
    world.advance(MILLI);
    HeapEntry<String> spare = stale.spare(KEY);
    assertThat(value(spare)).isEqualTo("value");
    assertThat(stale.get(KEY)).isNull();
    assertThat(stale.look(KEY)).isNull();
    assertThat(stale.serves(spare)).isFalse();
    stale.cleared(1);
    assertThat(stale.spare(KEY)).isNull();
    stale.cleared(0);
    world.advance(STALE.minus(MILLI));
    assertThat(value(stale.spare(KEY))).isEqualTo("value");
    world.advance(MILLI);

    assertThat(stale.spare(KEY)).isNull();
  }

  @Test
  void spare_isNotLookedFor_whereNoneIsServed() {
    put(tier, "value");
    tier.spare(KEY);

    assertThat(heap.looks).isZero();
  }

  @Test
  void heapThatFails_hasNothing_andEachIsCounted() {
    HeapTier<String> stale = stale();
    put(stale, "value");
    HeapEntry<String> entry = stale.get(KEY);
    heap.failsToLook = true;

    assertThat(stale.get(KEY)).isNull();
    assertThat(errors(stale)).isEqualTo(1);
    assertThat(stale.look(KEY)).isNull();
    assertThat(errors(stale)).isEqualTo(2);
    assertThat(stale.spare(KEY)).isNull();
    assertThat(errors(stale)).isEqualTo(3);
    stale.remove(KEY, entry);
    assertThat(errors(stale)).isEqualTo(4);
    assertThat(stale.peek(KEY, now()).state()).isEqualTo(Peek.State.FAILED);
    assertThat(stale.peek(KEY, now()).reason()).contains(IllegalStateException.class.getName());
    assertThat(errors(stale)).isEqualTo(4);
    assertThat(heap.entries).isNotEmpty();
  }

  @Test
  void hit_isCounted_whereThereIsOne() {
    tier.hit(KEY);
    put(tier, "value");
    assertThat(tier.directHits()).isZero();
    assertThat(value(tier.hit(KEY))).isEqualTo("value");
    tier.get(KEY);

    assertThat(tier.directHits()).isEqualTo(1);
    assertThat(tier.stats().hitCount()).isEqualTo(1);
    assertThat(tier.stats().fillCount()).isEqualTo(1);
    assertThat(tier.stats().storage()).isEqualTo("local");
  }

  // --- what is used

  private long left(HeapTier<String> tier) {
    return tier.get(KEY).expiresAtNanos() - world.time.coarseNanoTime();
  }

  /** What it has is to end so long from now on, as if the heap had noted it. */
  private void noted(HeapTier<String> tier, Duration left) {
    ((HeapEntry<?>) heap.entries.get(KEY))
        .expireAtNanos(world.time.coarseNanoTime() + left.toNanos());
  }

  @Test
  void used_isKeptForAsLongAgain_butNoLongerThanItsTtl() {
    heap.looksAgain = true;
    HeapTier<String> idle = tier(type, spec.expireAfterAccess(IDLE), null, null);
    put(idle, "value");
    noted(idle, IDLE);
    world.advance(IDLE.dividedBy(2));
    assertThat(left(idle)).isEqualTo(IDLE.toNanos());
    world.advance(TTL.minus(IDLE));

    assertThat(left(idle)).isEqualTo(IDLE.dividedBy(2).toNanos());
  }

  @Test
  void used_whereAnOlderOneMayBeServed_isKeptForThatToo() {
    heap.looksAgain = true;
    HeapTier<String> idle =
        tier(
            type.fresh(FreshSpec.NONE.staleIfError(STALE)),
            spec.expireAfterAccess(IDLE),
            null,
            null);
    put(idle, "value");
    noted(idle, IDLE);
    Object entry = heap.entries.get(KEY);
    world.advance(TTL);
    assertThat(idle.get(KEY)).as("it has ended").isNull();

    assertThat(((HeapEntry<?>) entry).expiresAtNanos() - world.time.coarseNanoTime())
        .isEqualTo(IDLE.toNanos());
  }

  @Test
  void used_withoutTtl_isKeptForAsLongAgain() {
    heap.looksAgain = true;
    HeapTier<String> idle =
        tier(type, TierSpec.of("local", null).expireAfterAccess(IDLE), null, null);
    put(idle, "value");
    noted(idle, IDLE);
    world.advance(IDLE.dividedBy(2));

    assertThat(left(idle)).isEqualTo(IDLE.toNanos());
  }

  @Test
  void used_isNotKeptForLess() {
    heap.looksAgain = true;
    HeapTier<String> idle = tier(type, spec.expireAfterAccess(IDLE), null, null);
    put(idle, "value");
    noted(idle, IDLE.multipliedBy(2));

    assertThat(left(idle)).isEqualTo(IDLE.multipliedBy(2).toNanos());
  }

  @Test
  void used_whereTheHeapDoesNotLookAgain_orNothingIsIdle_isLeftAlone() {
    HeapTier<String> idle = tier(type, spec.expireAfterAccess(IDLE), null, null);
    put(idle, "value");
    noted(idle, MILLI);
    assertThat(left(idle)).isEqualTo(MILLI.toNanos());
    heap.looksAgain = true;
    noted(idle, MILLI.negated());

    assertThat(left(stale())).isEqualTo(-MILLI.toNanos());
  }

  // --- what others write

  @Test
  void followed_isServedUntilSomebodyTells() {
    HeapTier<String> following = following();
    assertThat(following.isFollowing()).isTrue();
    assertThat(tier.isFollowing()).isFalse();
    Mark mark = others.mark(KEY);
    put(following, "value", mark, null);
    HeapEntry<String> entry = following.get(KEY);
    assertThat(value(entry)).isEqualTo("value");
    assertThat(entry.mark()).isEqualTo(mark);
    assertThat(entry).isNotInstanceOf(Weighed.class);
    others.move(KEY);

    assertThat(following.get(KEY)).isNull();
    assertThat(following.look(KEY)).isNull();
    assertThat(following.serves(entry)).isFalse();
    assertThat(following.isCurrent(entry)).isFalse();
    assertThat(following.peek(KEY, now()).state()).isEqualTo(Peek.State.OUTDATED);
  }

  @Test
  void followed_isServedForALeaseWhereNobodyWouldTell() {
    HeapTier<String> following = following();
    put(following, "value", others.mark(KEY), null);
    world.advance(world.surroundings.settings.followLease());

    assertThat(following.get(KEY)).isNull();
  }

  @Test
  void put_ofWhatOthersHaveWrittenSince_orNobodyKnowsSinceWhen_dropsWhatThereIs() {
    HeapTier<String> following = following();
    Mark mark = others.mark(KEY);
    put(following, "older", mark, null);
    put(following, "value", null, null);
    assertThat(heap.entries).isEmpty();
    put(following, "older", mark, null);
    assertThat(heap.entries).isNotEmpty();
    others.move(KEY);
    put(following, "value", mark, null);

    assertThat(heap.entries).isEmpty();
  }

  @Test
  void spare_isNoneThatOthersHaveReplaced() {
    HeapTier<String> stale =
        tier(type.fresh(FreshSpec.NONE.staleIfError(STALE)), spec, others, null);
    world.advance(TTL);
    stale.put(KEY, Entry.of("value", now(), now() + 1), now(), 0, others.mark(KEY), null);
    world.advance(MILLI);
    assertThat(value(stale.spare(KEY))).isEqualTo("value");
    others.move(KEY);

    assertThat(stale.spare(KEY)).isNull();
  }

  /** As from before the node was bound anew. */
  @Test
  void entry_ofATierThatFollowsNobody_isNotServedByOneThatDoes() {
    put(tier, "value");

    assertThat(following().get(KEY)).isNull();
    assertThat(grouped(null).get(KEY)).isNull();
    assertThat(grouped(others).get(KEY)).isNull();
    put(following(), "value", others.mark(KEY), null);
    assertThat(following().get(KEY)).isNotNull();
    assertThat(grouped(null).get(KEY)).isNull();
    assertThat(grouped(others).get(KEY)).isNull();
  }

  // --- groups

  @Test
  void ofGroups_isServedUntilOneIsEnded() {
    HeapTier<String> grouped = grouped(null);
    put(grouped, "value", null, members());
    HeapEntry<String> entry = grouped.get(KEY);
    assertThat(value(entry)).isEqualTo("value");
    assertThat(entry.mark()).isNull();
    assertThat(entry).isNotInstanceOf(Weighed.class);
    groups.move("row");

    assertThat(grouped.get(KEY)).isNull();
    assertThat(grouped.peek(KEY, now()).state()).isEqualTo(Peek.State.OUTDATED);
  }

  @Test
  void ofGroupsAndFollowed_isServedUntilEitherIsTold() {
    HeapTier<String> grouped = grouped(others);
    Mark mark = others.mark(KEY);
    put(grouped, "value", mark, members());
    assertThat(value(grouped.get(KEY))).isEqualTo("value");
    assertThat(grouped.get(KEY).mark()).isEqualTo(mark);
    others.move(KEY);
    assertThat(grouped.get(KEY)).isNull();
    put(grouped, "value", others.mark(KEY), members());
    assertThat(value(grouped.get(KEY))).isEqualTo("value");
    groups.move("hall");
    assertThat(grouped.get(KEY)).isNull();
    put(grouped(null), "value", null, members());

    assertThat(grouped.get(KEY)).as("that of a tier that followed nobody").isNull();
  }

  @Test
  void ofGroupsAndFollowed_isAsOldAsWhatIsKnownOfThem() {
    HeapTier<String> grouped = grouped(others);
    Mark early = others.mark("hall");
    world.advance(MILLI);
    Members members = members();
    members.knows(0, new long[] {1}, early);
    put(grouped, "value", others.mark(KEY), members);

    assertThat(grouped.get(KEY).mark().sinceNanos()).isEqualTo(early.sinceNanos());
  }

  @Test
  void put_ofWhatWasEndedSince_orNobodyKnows_dropsWhatThereIs() {
    HeapTier<String> grouped = grouped(null);
    put(grouped, "older", null, members());
    put(grouped, "value");
    assertThat(heap.entries).isEmpty();
    Members members = members();
    put(grouped, "older", null, members);
    assertThat(heap.entries).isNotEmpty();
    groups.move("row");
    put(grouped, "value", null, members);

    assertThat(heap.entries).isEmpty();
  }

  // --- heaps that are bounded in bytes

  private int weight() {
    return ((Weighed) heap.entries.get(KEY)).heapBytes();
  }

  @Test
  void weighed_isWhatItsPartsAre() {
    heap.maximumBytes = 1 << 20;
    HeapWeigher<String> weigher =
        new HeapWeigher<>(key -> 1, (out, value) -> out.writeString(value));
    put(tier, "value");
    assertThat(weight()).isEqualTo(weigher.weigh(KEY, "value", false, 0, 1 << 20));
    assertThat(tier.get(KEY).mark()).isNull();

    Mark mark = others.mark(KEY);
    put(following(), "value", mark, null);
    assertThat(weight()).isEqualTo(weigher.weigh(KEY, "value", true, 0, 1 << 20));
    assertThat(following().get(KEY).mark()).isEqualTo(mark);

    put(grouped(null), "value", null, members());
    assertThat(weight()).isEqualTo(weigher.weigh(KEY, "value", false, 2, 1 << 20));
    put(grouped(others), "value", mark, members());
    assertThat(weight()).isEqualTo(weigher.weigh(KEY, "value", true, 2, 1 << 20));
    assertThat(value(grouped(others).get(KEY))).isEqualTo("value");
  }

  @Test
  void tooHeavy_dropsWhatThereIs_andIsCounted() {
    put(tier, "older");
    heap.maximumBytes = 100;
    put(tier, "x".repeat(100));
    assertThat(heap.entries).isEmpty();
    assertThat(tier.stats().oversizeCount()).isEqualTo(1);
    assertThat(tier.stats().fillCount()).isEqualTo(1);
    heap.maximumBytes = 1 << 20;
    HeapTier<String> ofAnyWeight = tier(type, spec, null, null, 0);
    put(ofAnyWeight, "nobody can weigh it");

    assertThat(heap.entries).isEmpty();
    assertThat(ofAnyWeight.stats().oversizeCount()).isEqualTo(1);
  }

  // --- what is removed

  @Test
  void remove_ofAnEntry_unlessAnotherHasTakenItsPlace() {
    put(tier, "older");
    HeapEntry<String> older = tier.get(KEY);
    put(tier, "value");
    tier.remove(KEY, older);
    assertThat(value(tier.get(KEY))).isEqualTo("value");
    tier.remove(KEY, tier.get(KEY));

    assertThat(heap.entries).isEmpty();
    assertThat(errors(tier)).isZero();
  }

  @Test
  void remove_thatFails_isNotServed_andIsSaidOnce() {
    put(tier, "older");
    heap.failsToRemove = true;
    tier.remove(KEY);
    tier.remove("b");
    assertThat(errors(tier)).isEqualTo(2);
    assertThat(tier.look(KEY)).isNull();
    assertThat(log.records()).hasSize(1);
    assertThat(log.text()).contains("storage \"local\" failed to remove a key");
    heap.failsToRemove = false;
    tier.remove(KEY);
    put(tier, "value");

    assertThat(value(tier.get(KEY))).isEqualTo("value");
  }

  @Test
  void replaced_goesOnWithTheOther() {
    put(tier, "value");
    OwnHeap other = new OwnHeap();
    tier.replace(other);
    assertThat(tier.get(KEY)).isNull();
    put(tier, "another");

    assertThat(other.entries).isNotEmpty();
  }

  // --- for people

  @Test
  void peek_saysWhatThereIs() {
    assertThat(tier.peek(KEY, now()).state()).isEqualTo(Peek.State.NOTHING);
    put(tier, "value");
    Peek.InTier told = tier.peek(KEY, now());
    assertThat(told.state()).isEqualTo(Peek.State.VALUE);
    assertThat(told.storage()).isEqualTo("local");
    assertThat(told.timeLeft()).contains(TTL);
    assertThat(told.sizeInBytes()).isEmpty();
    tier.cleared(1);
    assertThat(tier.peek(KEY, now()).state()).isEqualTo(Peek.State.OTHER_GENERATION);

    put(following(), "value", others.mark(KEY), null);
    assertThat(following().peek(KEY, now()).state()).isEqualTo(Peek.State.VALUE);
  }

  @Test
  void described_withItsHeap() {
    assertThat(tier.describe()).isEqualTo("storage \"local\" (a heap of its own)");
    put(tier, "value");
    assertThat(tier.entries()).toIterable().hasSize(1);
  }

  // --- the entries

  @Test
  void entry_isWhatWasPut() {
    put(tier, "value");
    HeapEntry<String> entry = tier.get(KEY);

    assertThat(entry.entry()).isEqualTo(Entry.of("value", now(), now() + TTL.toMillis()));
    assertThat(entry.loadedAt()).isEqualTo(now());
    assertThat(entry.future()).isCompletedWithValue("value");
    assertThat(entry.mark()).isNull();
    assertThat(HeapEntry.of(Entry.absent(1, 2)).entry()).isEqualTo(Entry.absent(1, 2));
    assertThat(HeapEntry.of(Entry.absent(1, 2)).clears()).isZero();
  }

  /** It answers other callers, too. */
  @Test
  void entry_cannotBeChangedByCallers() {
    HeapEntry<String> entry = HeapEntry.of(Entry.of("value", 1, 2));

    assertThatThrownBy(() -> entry.obtrudeValue("other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entry.obtrudeException(new IllegalStateException()))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(entry.thenApply(value -> value + "!"))
        .isCompletedWithValue("value!")
        .isExactlyInstanceOf(CompletableFuture.class);
    assertThat(entry).isCompletedWithValue("value");
  }
}
