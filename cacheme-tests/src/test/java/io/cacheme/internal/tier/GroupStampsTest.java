package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.DynamicNode;
import io.cacheme.NodeSpec;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.internal.follow.LocalMarks;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.follow.Marks;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one process knows of the groups of a node with two remote tiers, question by question. */
class GroupStampsTest {

  private static final String RED = "%group:red";
  private static final String BLUE = "%group:blue";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final Duration TTL = Duration.ofMinutes(10);

  private final GateWorld world = new GateWorld();
  private final InMemoryRemoteStorage lowerEntries = new InMemoryRemoteStorage(world.time);
  private final FaultyRemoteStorage lower = new FaultyRemoteStorage(lowerEntries);
  private final LocalMarks local = new LocalMarks(world.time);

  /** Whether somebody would tell of an end. */
  private boolean isTold;

  private final Marks marks = new Told();
  private final List<Boolean> ended = new ArrayList<>();
  private int wentOn;
  private final RemoteTier<String> upperTier = tier(0, world.gate, TTL.multipliedBy(2));
  private final RemoteTier<String> lowerTier = tier(1, world.gate("lower", lower), TTL);
  private final GroupStamps groups =
      new GroupStamps(List.of(upperTier, lowerTier), marks, world.surroundings);

  private final class Told implements Marks {
    @Override
    public Mark mark(String key) {
      return local.mark(key);
    }

    @Override
    public boolean isCurrent(Mark mark) {
      return local.isCurrent(mark);
    }

    @Override
    public void move(String key) {
      local.move(key);
    }

    @Override
    public boolean knows(Mark mark, long freshNanos) {
      return isTold ? isCurrent(mark) : local.knows(mark, freshNanos);
    }
  }

  GroupStampsTest() {
    lower.open(null);
  }

  private RemoteTier<String> tier(int index, RemoteGate gate, Duration ttl) {
    NodeSpec<DynamicNode<String>, String> spec =
        DynamicNode.type("thing", "v1", String.class).tier(gate.name, ttl).spec();
    return new RemoteTier<>(
        spec,
        List.of("%generation:thing"),
        index,
        (short) 1,
        spec.tiers().get(0),
        new Everything(gate, "%everything", world.surroundings),
        new MsgPackSerializer(),
        world.surroundings);
  }

  private Members resolved(String... keys) {
    Members members = groups.members(keys);
    assertThat(resolve(members)).isTrue();
    return members;
  }

  private boolean resolve(Members... all) {
    return groups.resolve(List.of(all), () -> wentOn++);
  }

  private void plant(InMemoryRemoteStorage entries, String key, long stamp) {
    entries.plant(key, Frame.of(stamp, new byte[0]));
  }

  private static long standing(InMemoryRemoteStorage entries, String key) {
    byte[] bytes = entries.peek(key);
    return bytes == null ? 0 : Frame.stamp(bytes);
  }

  private void end(String key) {
    for (int index = 1; index >= 0; index--) {
      groups.end(key, index, ended::add);
    }
  }

  private void holds() {
    world.fault(StorageOperation.GET_ALL, StorageFault.DELAY);
    lower.fault(StorageOperation.GET_ALL, StorageFault.DELAY);
  }

  // --- what is asked

  @Test
  void bothTiers_areAsked_firstAskedFirst() {
    plant(world.entries, RED, 5);
    plant(lowerEntries, RED, 6);
    plant(lowerEntries, BLUE, 7);
    holds();
    Members red = groups.members(new String[] {RED});
    Members both = groups.members(new String[] {RED, BLUE});
    assertThat(resolve(red, both)).isFalse();
    assertThat(world.storage.held()).isEqualTo(1);
    assertThat(lower.held()).isZero();
    world.storage.release();
    assertThat(lower.held()).isEqualTo(1);
    assertThat(wentOn).isZero();
    lower.release();

    assertThat(wentOn).isEqualTo(1);
    assertThat(red.stamps(0)).containsExactly(5);
    assertThat(red.stamps(1)).containsExactly(6);
    assertThat(both.stamps(0)).containsExactly(5, 0);
    assertThat(both.stamps(1)).containsExactly(6, 7);
    assertThat(both.isKnown(0)).isTrue();
    assertThat(both.isKnown(1)).isTrue();
  }

  @Test
  void known_isNotAskedForAgain_forASecond() {
    resolved(RED);
    holds();
    world.time.advance(SECOND.minus(NANO));
    assertThat(resolved(RED).isKnown(1)).isTrue();
    assertThat(wentOn).as("who is answered at once goes on by itself").isZero();
    world.time.advance(NANO);

    assertThat(resolve(groups.members(new String[] {RED}))).isFalse();
  }

  @Test
  void known_whereSomebodyWouldTell_isNotAskedForAgain_asLongAsTheTierKeepsAnything() {
    isTold = true;
    resolved(RED);
    holds();
    world.time.advance(TTL.minusMillis(1));
    resolved(RED);
    world.time.advance(Duration.ofMillis(1));

    assertThat(resolve(groups.members(new String[] {RED}))).isFalse();
  }

  @Test
  void known_andAskedForAgain_isKnownForAnotherSecond() {
    resolved(RED);
    world.time.advance(SECOND);
    resolved(RED);
    holds();
    world.time.advance(SECOND.minus(NANO));

    assertThat(resolved(RED).isKnown(1)).isTrue();
  }

  @Test
  void known_andEndedSince_isAskedForAgain() {
    resolved(RED, BLUE);
    groups.fence(RED);
    holds();

    assertThat(resolved(BLUE).isKnown(0)).isTrue();
    assertThat(resolve(groups.members(new String[] {RED}))).isFalse();
  }

  @Test
  void tierThatFails_leavesNothingKnown_ofThatTier() {
    plant(world.entries, RED, 5);
    lower.fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    Members members = resolved(RED);
    assertThat(members.isKnown(0)).isTrue();
    assertThat(members.isKnown(1)).isFalse();
    lower.heal();

    assertThat(resolved(RED).isKnown(1)).as("it is asked again at once").isTrue();
  }

  @Test
  void tierThatFails_isAskedAgain_alsoAfterAnEnd() {
    lower.fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    resolved(RED);
    groups.fence(RED);
    lower.heal();

    assertThat(resolved(RED).isKnown(1)).isTrue();
  }

  @Test
  void tierThatIsNotAsked_leavesNothingKnown_ofThatTier() {
    world.stopsReading();
    Members members = resolved(RED);

    assertThat(members.isKnown(0)).isFalse();
    assertThat(members.isKnown(1)).isTrue();
  }

  @Test
  void schedulerThatTakesNothing_leavesNothingKnown_andIsAFailureOfTheTier() {
    world.refusesTasks = true;
    Members members = resolved(RED);

    assertThat(members.isKnown(0)).isFalse();
    assertThat(members.isKnown(1)).isFalse();
    assertThat(upperTier.counters.errors.sum()).isEqualTo(1);
    assertThat(lowerTier.counters.errors.sum()).isEqualTo(1);
  }

  @Test
  void manyGroups_areAskedInChunks() {
    String[] keys = IntStream.range(0, 1_200).mapToObj(i -> RED + i).toArray(String[]::new);
    plant(lowerEntries, RED + 1_199, 6);
    holds();
    Members members = groups.members(keys);
    assertThat(resolve(members)).isFalse();
    assertThat(world.storage.held()).isEqualTo(3);
    world.storage.release();
    assertThat(lower.held()).isEqualTo(3);
    lower.release();

    assertThat(members.stamps(1)).endsWith(0, 6);
    assertThat(members.isKnown(0)).isTrue();
  }

  // --- what is found out

  /** What was read before of the group is outdated: nobody has told of its end. */
  @Test
  void greaterOne_outdatesWhatWasRead_andNoLesserOneComesBack() {
    Members before = resolved(RED);
    assertThat(before.isCurrent()).isTrue();
    plant(world.entries, RED, 5);
    world.time.advance(SECOND);
    Members after = resolved(RED);
    assertThat(before.isCurrent()).isFalse();
    assertThat(after.isCurrent()).isTrue();
    assertThat(after.stamps(0)).containsExactly(5);
    plant(world.entries, RED, 4);
    world.time.advance(SECOND);

    assertThat(resolved(RED).stamps(0)).containsExactly(5);
    assertThat(after.isCurrent()).as("it is no news").isTrue();
    assertThat(standing(world.entries, RED)).as("and is written again").isEqualTo(5);
  }

  @Test
  void knownOne_thatStandsThere_isNotWrittenAgain() {
    plant(world.entries, RED, 5);
    resolved(RED);
    world.time.advance(SECOND);
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    resolved(RED);

    assertThat(world.storage.held()).isZero();
  }

  /** A tier that was not reached, and has none, says nothing new. */
  @Test
  void tierThatIsKnownLater_andHasNone_outdatesNothing() {
    lower.fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    Members before = resolved(RED);
    lower.heal();
    resolved(RED);

    assertThat(before.isCurrent()).isTrue();
  }

  @Test
  void tierThatIsKnownLater_andHasOne_outdatesWhatWasRead() {
    lower.fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    plant(lowerEntries, RED, 6);
    Members before = resolved(RED);
    lower.heal();
    resolved(RED);

    assertThat(before.isCurrent()).isFalse();
  }

  /** All that its entries can have ended is over by then, and the stamp may be gone, too. */
  @Test
  void known_noLongerThanTheTierWithTheShortestTime() {
    plant(world.entries, RED, 5);
    resolved(RED);
    world.entries.remove(RED);
    world.time.advance(TTL.minusMillis(1));
    resolved(RED);
    assertThat(standing(world.entries, RED)).as("it was lost").isEqualTo(5);
    world.entries.remove(RED);
    world.time.advance(TTL);
    Members late = resolved(RED);

    assertThat(late.stamps(0)).containsExactly(0);
    assertThat(world.entries.keys()).isEmpty();
  }

  /** Of two questions the later may be answered first. */
  @Test
  void answerThatComesLate_doesNotTakeBackWhatIsKnown() {
    holds();
    Members early = groups.members(new String[] {RED});
    assertThat(resolve(early)).isFalse();
    world.fault(StorageOperation.GET_ALL, StorageFault.DELAY_ANSWER);
    world.storage.release(); // what stood then
    world.storage.heal();
    plant(world.entries, RED, 5);
    lower.heal();
    assertThat(resolved(RED).stamps(0)).containsExactly(5);
    lower.release();

    assertThat(wentOn).isEqualTo(1);
    assertThat(early.stamps(0)).as("nothing has been read by it").containsExactly(5);
    assertThat(resolved(RED).stamps(0)).containsExactly(5);
  }

  @Test
  void answerThatComesLate_toAQuestionFromBeforeAnEnd_isNotWhatIsKnownSince() {
    holds();
    assertThat(resolve(groups.members(new String[] {RED}))).isFalse();
    groups.fence(RED);
    world.storage.heal();
    lower.heal();
    resolved(RED);
    world.storage.release();
    holds();

    assertThat(resolved(RED).isKnown(1)).isTrue();
  }

  // --- ends

  @Test
  void end_putsAStampInEachTier_thatIsKnown() {
    end(RED);

    assertThat(ended).containsExactly(true, true);
    assertThat(standing(world.entries, RED)).isEqualTo(world.stampOfNow());
    assertThat(standing(lowerEntries, RED)).isEqualTo(world.stampOfNow());
    world.entries.remove(RED);
    lowerEntries.remove(RED);
    assertThat(resolved(RED).stamps(0)).containsExactly(world.stampOfNow());
    assertThat(standing(world.entries, RED)).isEqualTo(world.stampOfNow());
    assertThat(standing(lowerEntries, RED)).isEqualTo(world.stampOfNow());
  }

  @Test
  void end_afterItsStampWasLost_isGreater() {
    end(RED);
    end(RED);
    long known = standing(world.entries, RED);
    world.entries.remove(RED);
    end(RED);

    assertThat(standing(world.entries, RED)).isGreaterThan(known);
  }

  @Test
  void end_inOneTier_leavesTheOtherToBeAskedFor() {
    groups.end(RED, 1, ended::add);
    plant(world.entries, RED, 5);

    assertThat(resolved(RED).stamps(0)).containsExactly(5);
  }

  @Test
  void end_thatIsNotReached_isSaid() {
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    end(RED);
    assertThat(ended).containsExactly(true, false);
    world.storage.heal();
    world.stopsReading();
    end(RED);
    groups.endOther(RED, 0, ended::add);

    assertThat(ended).containsExactly(true, false, true, false, false);
  }

  /** Entries that it ends are written for as long as their loads may take, and then live. */
  @Test
  void end_isKeptLongerThanWhatItEnds() {
    end(RED);
    Duration loads = world.surroundings.settings.loadTimeout();
    world.time.advance(TTL.multipliedBy(2).plus(loads.multipliedBy(2)));
    assertThat(lowerEntries.keys()).containsExactly(RED);
    world.time.advance(TTL.plus(loads.multipliedBy(10)));

    assertThat(lowerEntries.keys()).isEmpty();
    assertThat(world.entries.keys()).as("which lives for twice as long").containsExactly(RED);
  }

  @Test
  void endOfAnotherVersion_isKeptForAMonth() {
    groups.endOther(RED, 1, ended::add);
    assertThat(ended).containsExactly(true);
    world.time.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(lowerEntries.keys()).containsExactly(RED);
    world.time.advance(Duration.ofMillis(1));

    assertThat(lowerEntries.keys()).isEmpty();
  }

  // --- what has not reached all tiers

  @Test
  void owed_isKnownInNoTier_untilItIsSettled() {
    assertThat(groups.owe(RED)).isTrue();
    holds();
    Members members = resolved(RED);
    assertThat(members.isKnown(0)).isFalse();
    assertThat(members.isKnown(1)).isFalse();
    world.storage.heal();
    lower.heal();
    assertThat(resolved(BLUE).isKnown(0)).isTrue();
    groups.settle(RED);

    assertThat(resolved(RED).isKnown(0)).isTrue();
  }

  @Test
  void owed_whileItIsAskedFor_isNotKnown() {
    holds();
    Members members = groups.members(new String[] {RED});
    assertThat(resolve(members)).isFalse();
    groups.owe(RED);
    world.storage.release();
    lower.release();

    assertThat(members.isKnown(0)).isFalse();
  }

  /** So many that the whole node is not to be read. */
  @Test
  void owed_aThousandAtMost() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(groups.owe(RED + i)).isTrue();
    }
    assertThat(groups.owe(BLUE)).isFalse();
    assertThat(groups.owe(RED + 7)).as("again").isTrue();
    groups.settle(RED + 7);

    assertThat(groups.owe(BLUE)).isTrue();
  }

  // --- another storage

  @Test
  void storageThatIsReplaced_isAskedAgain_andGetsWhatIsKnown() {
    end(RED);
    resolved(RED);
    world.entries.remove(RED);
    groups.storageReplaced();
    resolved(RED);

    assertThat(standing(world.entries, RED)).isEqualTo(world.stampOfNow());
  }

  @Test
  void storageThatIsReplaced_whileItIsAsked_isAskedAgain() {
    holds();
    assertThat(resolve(groups.members(new String[] {RED}))).isFalse();
    groups.storageReplaced();
    world.storage.release();
    lower.release();

    assertThat(resolve(groups.members(new String[] {RED}))).as("known of the old one").isFalse();
  }

  // --- bounds

  @Test
  void nodeWithoutRemoteTiers_knowsAll() {
    GroupStamps none = new GroupStamps(List.of(), marks, world.surroundings);

    assertThat(none.resolve(List.of(none.members(new String[] {RED})), () -> wentOn++)).isTrue();
    assertThat(wentOn).isZero();
  }

  /** Of very many groups some are asked for again. */
  @Test
  void known_ofAHundredThousandGroupsAtMost() {
    String[] keys = IntStream.range(0, 100_000).mapToObj(i -> RED + i).toArray(String[]::new);
    resolved(keys);
    resolved(BLUE);
    holds();
    Members members = groups.members(keys);
    assertThat(resolve(members)).isFalse();

    int chunks = 0;
    while (world.storage.held() > 0) {
      chunks += world.storage.release();
    }

    assertThat(chunks).as("an eighth, and no more").isEqualTo(12_500 / 500);
  }

  @Test
  void ended_ofAHundredThousandGroupsAtMost() {
    String[] keys = IntStream.rangeClosed(0, 100_000).mapToObj(i -> RED + i).toArray(String[]::new);
    for (String key : keys) {
      groups.end(key, 1, stands -> {});
    }
    lowerEntries.keys().forEach(lowerEntries::remove);
    resolved(keys);

    assertThat(lowerEntries.keys()).as("what is known is written again").hasSize(87_501);
  }
}
