package io.cacheme.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.env.Settings;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.env.Threads;
import io.cacheme.internal.events.Events;
import io.cacheme.spi.Bus;
import io.cacheme.spi.BusListener;
import io.cacheme.spi.TimeSource;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one process knows, message by message and sign by sign, over a bus of the test's own. */
class FollowingTest {

  private static final Duration THIRD = Duration.ofSeconds(1);
  private static final Duration LEASE = THIRD.multipliedBy(3);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final String KEY = "thing:a";
  private static final String CHANNEL = "%written:thing:v1";
  private static final String LOADS = "%loaded:thing:v1";
  private static final String ALL_NODES = "%all";

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final LogCapture log = new LogCapture();
  private final OwnBus bus = new OwnBus();
  private final Cleared cleared = new Cleared();
  private final Surroundings surroundings = surroundings(time);
  private boolean isThere = true;
  private int changes;
  private final Following following = following(surroundings);

  @AfterEach
  void close() {
    log.close();
  }

  private Surroundings surroundings(TimeSource clock) {
    Settings settings = new Settings();
    settings.followLease(LEASE);
    return new Surroundings(
        new Threads(clock, scheduler, () -> 0xa11ceL, null, null, true),
        null,
        null,
        settings,
        new Events(List.of(), null, clock));
  }

  private Following following(Surroundings of) {
    return new Following("shared", bus, () -> isThere, of, () -> changes++);
  }

  /** It has listened for a third of a lease, and is given a second sign of life now. */
  private void listens() {
    following.subscribe(CHANNEL);
    following.mayHaveMissed();
    bus.answer();
    scheduler.advance(THIRD);
    bus.answer();
  }

  private void told(String channel, String message) {
    bus.listener.told(channel, message);
  }

  // --- how long it is sure

  @Test
  void sure_forALease_fromTheQuestionOn() {
    following.subscribe(CHANNEL);
    following.mayHaveMissed();
    assertThat(following.isSure()).as("not answered yet").isFalse();
    time.advance(THIRD);
    bus.answer();
    assertThat(following.isSure()).isTrue();
    time.advance(LEASE.minus(THIRD).minus(NANO));
    assertThat(following.isSure()).isTrue();
    time.advance(NANO);

    assertThat(following.isSure()).isFalse();
  }

  @Test
  void sign_isAskedForEachThirdOfALease() {
    following.subscribe(CHANNEL);
    for (int i = 1; i < 12; i++) {
      bus.answer();
      scheduler.advance(THIRD.minus(NANO));
      assertThat(bus.asked).hasSize(i);
      assertThat(following.isSure()).isTrue();
      assertThat(following.isCut()).isFalse();
      scheduler.advance(NANO);
    }
  }

  @Test
  void sign_thatIsNotAnswered_isGivenUpAfterALease_andCountsNoMore() {
    following.subscribe(CHANNEL);
    CompletableFuture<Void> late = bus.last();
    scheduler.advance(LEASE.minus(NANO));
    assertThat(bus.asked).as("one at a time").hasSize(1);
    scheduler.advance(NANO);
    assertThat(bus.asked).hasSize(2);
    bus.answer();
    late.completeExceptionally(new IllegalStateException("late"));

    assertThat(following.isSure()).isTrue();
    assertThat(following.cut()).doesNotContain("late");
  }

  @Test
  void sign_thatFails_isNone_andSaysWhy() {
    listens();
    scheduler.advance(LEASE);
    bus.last().completeExceptionally(new IllegalStateException("the line is cut"));

    assertThat(following.isSure()).isFalse();
    assertThat(following.cut())
        .isEqualTo(
            "it does not tell what other processes write, so that heaps serve nothing that is older"
                + " than 3000 ms: java.lang.IllegalStateException: the line is cut");
  }

  @Test
  void bus_thatThrows_givesNoSign() {
    bus.thrown = new IllegalStateException("broken");
    following.subscribe(CHANNEL);
    assertThat(following.isSure()).isFalse();
    assertThat(following.cut()).endsWith("broken");
    bus.thrown = null;
    scheduler.advance(THIRD);
    bus.answer();

    assertThat(following.isSure()).isTrue();
  }

  @Test
  void closed_asksNoMore_andSaysNothing() {
    listens();
    scheduler.advance(THIRD);
    surroundings.close();
    scheduler.advance(LEASE.multipliedBy(3));
    assertThat(bus.asked).hasSize(3);
    assertThat(scheduler.pending()).isZero();
    bus.last().completeExceptionally(new IllegalStateException("closed"));

    assertThat(log.text()).isEmpty();
  }

  @Test
  void change_isTold_whenASignIsAskedFor_andWhenItIsGiven() {
    following.subscribe(CHANNEL);
    assertThat(changes).isEqualTo(1);
    bus.answer();
    assertThat(changes).isEqualTo(2);
    scheduler.advance(THIRD);

    assertThat(changes).isEqualTo(3);
  }

  @Test
  void anotherChannel_whatIsAskedBefore_saysNothingOfIt() {
    listens();
    scheduler.advance(THIRD);
    CompletableFuture<Void> before = bus.last();
    following.subscribe(LOADS);
    before.complete(null);
    assertThat(following.isSure()).isFalse();
    bus.answer();

    assertThat(following.isSure()).isTrue();
  }

  @Test
  void sameChannel_isSubscribedToOnce_andCountedTogether() {
    Told told = following.subscribe(CHANNEL);
    assertThat(following.subscribe(CHANNEL)).isSameAs(told);

    assertThat(bus.channels).containsExactly(CHANNEL);
  }

  // --- whether it is cut

  @Test
  void cut_whoFollowsNothing_isNot() {
    scheduler.advance(LEASE.multipliedBy(3));

    assertThat(following.isCut()).isFalse();
  }

  private void assertCutAfterALease() {
    time.advance(LEASE.minus(NANO));
    assertThat(following.isCut()).isFalse();
    time.advance(NANO);
    assertThat(following.isCut()).isTrue();
  }

  @Test
  void cut_afterTheFirstLeaseWithoutASign() {
    following.subscribe(CHANNEL);
    assertThat(following.isCut()).isFalse();

    assertCutAfterALease();
  }

  @Test
  void cut_anotherChannel_makesItNoLess() {
    following.subscribe(CHANNEL);
    time.advance(LEASE);
    following.subscribe(LOADS);

    assertThat(following.isCut()).isTrue();
  }

  @Test
  void cut_anotherChannelOfOneThatIsNot_isGivenALeaseAnew() {
    listens();
    time.advance(LEASE.minus(NANO));
    following.subscribe(LOADS);

    assertCutAfterALease();
  }

  @Test
  void cut_asSoonAsItIsShown() {
    listens();
    scheduler.advance(LEASE);
    bus.last().completeExceptionally(new IllegalStateException("cut"));
    assertThat(following.isCut()).isTrue();
    time.advance(LEASE);
    following.replace(new OwnBus());

    assertThat(following.isCut()).as("shown, until there is a sign").isTrue();
  }

  @Test
  void cut_isShownOnce_andItsEndOnce() {
    listens();
    assertThat(log.text()).isEmpty();
    scheduler.advance(LEASE);
    for (int i = 0; i < 3; i++) {
      bus.last().completeExceptionally(new IllegalStateException("cut"));
      scheduler.advance(THIRD);
    }
    assertThat(log.records()).hasSize(1);
    assertThat(log.text())
        .contains(
            "WARNING",
            "storage \"shared\" does not tell what other processes write, so that heaps serve"
                + " nothing that is older than 3000 ms: java.lang.IllegalStateException: cut");
    for (int i = 0; i < 3; i++) {
      bus.answer();
      scheduler.advance(THIRD);
    }

    assertThat(log.records()).hasSize(2);
    assertThat(log.text())
        .contains("INFO", "storage \"shared\" tells again what other processes write");
  }

  @Test
  void failure_whileItIsStillSure_isNotShown() {
    listens();
    scheduler.advance(THIRD);
    bus.last().completeExceptionally(new IllegalStateException("once"));

    assertThat(log.text()).isEmpty();
    assertThat(following.isSure()).isTrue();
    assertThat(following.isCut()).isFalse();
  }

  @Test
  void sign_thatComesAfterItsLease_isShownAsNone() {
    listens();
    scheduler.advance(THIRD);
    time.advance(LEASE);
    bus.answer();

    assertThat(log.text()).contains("it gives no sign of life in time");
  }

  // --- what may be served

  @Test
  void read_sinceItListens_isServedWhileItIsSure() {
    listens();
    Mark mark = following.mark(KEY);
    assertThat(following.serves(mark)).isTrue();
    scheduler.advance(THIRD);
    bus.answer();
    time.advance(LEASE.minus(NANO)); // sure, and read longer ago than a lease
    assertThat(following.serves(mark)).isTrue();
    time.advance(NANO);

    assertThat(following.serves(mark)).isFalse();
  }

  @Test
  void read_beforeItListens_isServedForALease() {
    following.subscribe(CHANNEL);
    Mark mark = following.mark(KEY);
    following.mayHaveMissed();
    bus.answer();
    time.advance(LEASE.minus(NANO));
    assertThat(following.serves(mark)).isTrue();
    scheduler.advance(NANO);
    bus.answer();
    assertThat(following.isSure()).isTrue();

    assertThat(following.serves(mark)).as("of the instant in which it began to listen").isFalse();
    assertThat(following.knows(mark, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void knows_whatWasReadSinceItListens_asLongAsItIsSure_orForAsLongAsIsFresh() {
    listens();
    Mark mark = following.mark(KEY);
    time.advance(LEASE.minus(NANO));
    assertThat(following.knows(mark, 0)).isTrue();
    time.advance(NANO);
    assertThat(following.isSure()).isFalse();
    assertThat(following.knows(mark, LEASE.toNanos())).isFalse();
    assertThat(following.knows(mark, LEASE.toNanos() + 1)).isTrue();
    following.move(KEY);

    assertThat(following.knows(mark, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void move_outdatesWhatWasReadOfTheKey() {
    listens();
    Mark mark = following.mark(KEY);
    Mark other = following.mark("thing:b");
    assertThat(following.isCurrent(mark)).isTrue();
    following.move(KEY);

    assertThat(following.isCurrent(mark)).isFalse();
    assertThat(following.serves(mark)).isFalse();
    assertThat(following.serves(other)).isTrue();
    assertThat(following.serves(following.mark(KEY))).isTrue();
  }

  // --- messages

  @Test
  void told_byAnother_outdatesTheKeys_andCounts() {
    Told told = following.subscribe(CHANNEL);
    Mark a = following.mark("thing:a");
    Mark b = following.mark("thing:b");
    Mark c = following.mark("thing:c");
    told(CHANNEL, "other\nthing:a\nthing:b");

    assertThat(List.of(a, b, c))
        .extracting(following::isCurrent)
        .containsExactly(false, false, true);
    assertThat(told.messages()).isEqualTo(1);
    assertThat(told.keys()).isEqualTo(2);
  }

  @Test
  void told_byItself_orOnAChannelNotSubscribedTo_isNothing() {
    Told told = following.subscribe(CHANNEL);
    following.tellOfClears(CHANNEL, cleared);
    Mark mark = following.mark(KEY);
    told(CHANNEL, "a11ce\n" + KEY);
    told(CHANNEL, "a11ce\n*");
    told(CHANNEL, "a11ce\n!");
    told("%written:thing:v2", "other\n" + KEY);

    assertThat(following.isCurrent(mark)).isTrue();
    assertThat(told.messages()).isZero();
    assertThat(cleared.text).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'*', false, by others", "'!', true, by others", "'!\n!', true, by others by others"})
  void told_ofAllKeys_orOfAClear(String message, boolean current, String clears) {
    Told told = following.subscribe(CHANNEL);
    following.tellOfClears(CHANNEL, cleared);
    Mark mark = following.mark(KEY);
    told(CHANNEL, "other\n" + message);

    assertThat(following.isCurrent(mark)).isEqualTo(current);
    assertThat(cleared.text.toString().trim()).isEqualTo(clears);
    assertThat(told.messages()).isEqualTo(1);
    assertThat(told.keys()).as("none is named").isZero();
  }

  @Test
  void told_ofTheClearOfAllNodes_eachIsTold_andNoKeyIsOutdated() {
    following.tellOfClears(CHANNEL, cleared);
    following.tellOfClearsOfAll(ALL_NODES);
    assertThat(bus.channels).containsExactly(ALL_NODES);
    Mark mark = following.mark(KEY);
    told(ALL_NODES, "a11ce\n*");
    assertThat(cleared.text).as("by itself").isEmpty();
    told(ALL_NODES, "other\n*");

    assertThat(cleared.text.toString().trim()).isEqualTo("by others");
    assertThat(following.isCurrent(mark)).isTrue();
  }

  // --- notices of loads

  @Test
  void notices_areOfTheLoadsOfOthers_andOfAllWrites() {
    Notices notices = following.notices(LOADS, CHANNEL);
    assertThat(bus.channels).containsExactly(LOADS, CHANNEL);
    assertThat(following.notices(LOADS, CHANNEL)).isSameAs(notices);
    Mark mark = following.mark(KEY);
    told(LOADS, "other\n+" + KEY);
    assertThat(notices.count(KEY)).isEqualTo(1);
    told(LOADS, "a11ce\n+" + KEY);
    assertThat(notices.count(KEY)).as("who waits here has been told of the end").isEqualTo(1);
    assertThat(following.isCurrent(mark)).as("a notice is no fence").isTrue();
    told(CHANNEL, "other\n" + KEY);
    assertThat(notices.count(KEY)).isEqualTo(2);
    told(CHANNEL, "a11ce\n" + KEY);

    assertThat(notices.count(KEY)).as("whoever loads it loads in vain").isEqualTo(3);
  }

  // --- what may have been missed

  @Test
  void missed_whereAChannelIsNew_nothingIsOutdated_butEachWhoWaitsIsTold() {
    Notices notices = following.notices(LOADS, CHANNEL);
    following.tellOfClears(CHANNEL, cleared);
    Mark mark = following.mark(KEY);
    following.mayHaveMissed();
    following.mayHaveMissed(); // once for each of the two

    assertThat(following.isCurrent(mark)).isTrue();
    assertThat(notices.count(KEY)).isEqualTo(2);
    assertThat(cleared.text.toString().trim()).isEqualTo("maybe maybe");
  }

  @Test
  void missed_afterALoss_allIsOutdated() {
    listens();
    Mark mark = following.mark(KEY);
    following.mayHaveMissed();

    assertThat(following.isCurrent(mark)).isFalse();
  }

  @Test
  void missed_moreOftenThanChannelsAreNew_theNextNewOneIsStillNew() {
    listens();
    following.mayHaveMissed();
    following.mayHaveMissed();
    Mark mark = following.mark(KEY);
    following.subscribe(LOADS);
    following.mayHaveMissed();

    assertThat(following.isCurrent(mark)).isTrue();
  }

  // --- another bus, or none

  @Test
  void replaced_nothingIsKnown_andTheNewOneTellsOfTheSameChannels() {
    following.tellOfClears(CHANNEL, cleared);
    listens();
    cleared.text.setLength(0);
    Mark mark = following.mark(KEY);
    scheduler.advance(THIRD);
    CompletableFuture<Void> before = bus.last();
    OwnBus other = new OwnBus();
    following.replace(other);
    before.complete(null); // what the old one says is of no interest
    assertThat(following.isSure()).isFalse();
    assertThat(following.isCurrent(mark)).isFalse();
    assertThat(following.isCut()).isFalse();
    assertThat(cleared.text.toString().trim()).isEqualTo("maybe");
    assertThat(other.listener).isSameAs(following);
    assertThat(other.channels).containsExactly(CHANNEL);
    scheduler.advance(THIRD);
    other.answer();

    assertThat(following.isSure()).isTrue();
  }

  @Test
  void replaced_byOneThatGivesNoSign_isCutAfterALease() {
    listens();
    following.replace(new OwnBus());

    assertCutAfterALease();
  }

  @Test
  void lost_isNeverSureAgain_untilThereIsAnother() {
    listens();
    scheduler.advance(THIRD);
    CompletableFuture<Void> before = bus.last();
    following.lost();
    before.complete(null);
    assertThat(following.isSure()).isFalse();
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(bus.asked).as("nobody is asked").hasSize(3);
    assertThat(following.isCut()).isTrue();
    OwnBus other = new OwnBus();
    following.replace(other);
    scheduler.advance(THIRD);
    other.answer();

    assertThat(following.isSure()).isTrue();
  }

  // --- a storage that lacks what it takes

  @Test
  void lacking_servesAsOneThatFollowsNobody() {
    listens();
    Mark mark = following.mark(KEY);
    isThere = false;
    scheduler.advance(THIRD);
    assertThat(bus.asked).as("is not asked").hasSize(2);
    assertThat(following.isSure()).isFalse();
    scheduler.advance(LEASE.multipliedBy(3));

    assertThat(following.serves(mark)).isTrue();
    assertThat(following.isCut()).isFalse();
  }

  @Test
  void lacking_mended_whatWasReadMeanwhileIsOutdated() {
    listens();
    isThere = false;
    scheduler.advance(LEASE);
    Mark mark = following.mark(KEY);
    isThere = true;
    scheduler.advance(THIRD);
    bus.answer();
    assertThat(following.isSure()).isTrue();
    assertThat(following.serves(mark)).isFalse();
    Mark after = following.mark(KEY);
    scheduler.advance(THIRD);

    assertThat(following.serves(after)).as("outdated once").isTrue();
  }

  /** Of the test's hand. */
  private static final class OwnBus implements Bus {

    private final List<String> channels = new ArrayList<>();
    private final List<CompletableFuture<Void>> asked = new ArrayList<>();
    private BusListener listener;
    private RuntimeException thrown;

    @Override
    public void listen(BusListener told) {
      listener = told;
    }

    @Override
    public void subscribe(String channel) {
      channels.add(channel);
    }

    @Override
    public CompletionStage<Void> publish(String channel, String message) {
      throw new AssertionError("nothing is published here");
    }

    @Override
    public CompletionStage<Void> sync() {
      if (thrown != null) {
        throw thrown;
      }
      asked.add(new CompletableFuture<>());
      return last();
    }

    private CompletableFuture<Void> last() {
      return asked.get(asked.size() - 1);
    }

    private void answer() {
      last().complete(null);
    }
  }

  private static final class Cleared implements Following.Clears {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void clearedByOthers() {
      text.append("by others ");
    }

    @Override
    public void mayBeCleared() {
      text.append("maybe ");
    }
  }
}
