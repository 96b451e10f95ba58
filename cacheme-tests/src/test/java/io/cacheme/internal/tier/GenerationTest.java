package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one process knows of a node's generation, question by question. */
class GenerationTest {

  private static final String KEY = "%generation:thing";
  private static final String ALL = "%everything";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final Duration TTL = Duration.ofMinutes(1);

  private final GateWorld world = new GateWorld();

  /** What was known when it was told that there is another one, and after that. */
  private final List<Long> learned = new ArrayList<>();

  private final List<Boolean> ended = new ArrayList<>();
  private int wentOn;
  private Duration ttl = TTL;
  private final Generation generation =
      new Generation(
          world.gate,
          KEY,
          new Everything(world.gate, ALL, world.surroundings),
          () -> now() + ttl.toMillis(),
          world.surroundings,
          new Recorded());

  private final class Recorded implements Generation.Learning {
    @Override
    public void begins() {
      learned.add(generation.current());
    }

    @Override
    public void ended() {
      learned.add(generation.current());
    }
  }

  private long now() {
    return world.time.epochMillis();
  }

  /** Questions are held from now on. */
  private void holdsQuestions() {
    world.fault(StorageOperation.GET_ALL, StorageFault.DELAY);
  }

  private void failsQuestions() {
    world.fault(StorageOperation.GET_ALL, StorageFault.FAIL);
  }

  private int questions() {
    return world.storage.held();
  }

  private boolean renews() {
    return generation.renew(ended::add);
  }

  private boolean goesOn() {
    return generation.isKnownOr(() -> wentOn++);
  }

  // --- a new one

  @Test
  void renew_countsWhenItStands() {
    assertThat(generation.current()).isZero();
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    assertThat(renews()).isTrue();
    assertThat(generation.current()).isZero();
    assertThat(ended).isEmpty();
    world.answer();

    assertThat(ended).containsExactly(true);
    assertThat(generation.current()).isEqualTo(world.stampOfNow()).isEqualTo(world.standing(KEY));
    assertThat(learned).as("its own is no news").isEmpty();
    renews();
    assertThat(generation.current())
        .isEqualTo(world.stampOfNow() + (1 << 20))
        .isEqualTo(world.standing(KEY));
  }

  @Test
  void renew_thatCannotBeWritten_doesNotCount() {
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    renews();

    assertThat(ended).containsExactly(false);
    assertThat(generation.current()).isZero();
  }

  @Test
  void renew_ofAStorageThatIsNotAsked_isRefused() {
    world.stopsReading();

    assertThat(renews()).isFalse();
    assertThat(ended).isEmpty();
  }

  @Test
  void renew_comesUponAnother_ofWhichItTellsFirst() {
    world.plant(KEY, world.stampOfNow());
    renews();

    assertThat(learned).containsExactly(0L, world.stampOfNow());
    assertThat(generation.current()).isGreaterThan(world.stampOfNow());
    learned.clear();
    renews();
    assertThat(learned).as("what it knows is no news").isEmpty();
  }

  /** Others may have entries of it, and nobody who knows it has told. */
  @Test
  void renew_isGreaterThanWhatWasMet() {
    long met = world.stampOfNow() + (5L << 20);
    holdsQuestions();
    generation.met(met);
    world.answer();
    world.entries.remove(KEY);
    renews();

    assertThat(generation.current()).isGreaterThan(met);
  }

  // --- where nobody tells

  @Test
  void used_asksOnceASecond() {
    holdsQuestions();
    generation.used();
    assertThat(questions()).as("at once").isEqualTo(1);
    world.answer();
    holdsQuestions();
    world.time.advance(SECOND.minus(NANO));
    generation.used();
    assertThat(questions()).isZero();
    world.time.advance(NANO);
    generation.used();
    assertThat(questions()).isEqualTo(1);
    world.time.advance(SECOND);
    generation.used();

    assertThat(questions()).as("one at a time").isEqualTo(1);
  }

  @Test
  void used_whileSomebodyWouldTell_asksNothing() {
    boolean[] isSure = {true};
    generation.told(() -> isSure[0]);
    holdsQuestions();
    generation.used();
    assertThat(questions()).isZero();
    isSure[0] = false;
    generation.used();

    assertThat(questions()).isEqualTo(1);
  }

  @Test
  void used_findsAnother_andTellsBeforeAndAfter() {
    world.plant(KEY, 7);
    generation.used();
    assertThat(generation.current()).isEqualTo(7);
    assertThat(learned).containsExactly(0L, 7L);
    world.time.advance(SECOND);
    generation.used();

    assertThat(learned).as("it is told once").hasSize(2);
  }

  @Test
  void used_findsThatOfAllNodes() {
    world.plant(ALL, 7);
    generation.used();

    assertThat(generation.current()).isEqualTo(7);
  }

  @Test
  void used_questionFails_orIsNotAsked_asksAgainASecondLater() {
    failsQuestions();
    generation.used();
    world.storage.heal();
    world.stopsReading();
    world.plant(KEY, 7);
    world.time.advance(SECOND.minus(NANO));
    generation.used();
    assertThat(generation.current()).isZero();
    world.time.advance(NANO);
    generation.used();

    assertThat(generation.current()).isEqualTo(7);
  }

  // --- entries of another

  @Test
  void met_asksOnceASecond() {
    generation.used();
    holdsQuestions();
    generation.met(7);
    assertThat(questions()).as("at once, though it has just asked").isEqualTo(1);
    world.answer();
    holdsQuestions();
    world.time.advance(SECOND.minus(NANO));
    generation.met(7);
    assertThat(questions()).isZero();
    world.time.advance(NANO);
    generation.met(7);

    assertThat(questions()).isEqualTo(1);
  }

  @Test
  void met_ofOneThatIsLostInTheTier_isTakenOver_andWrittenAgain() {
    generation.met(6);

    assertThat(generation.current()).isEqualTo(6);
    assertThat(world.standing(KEY)).isEqualTo(6);
    assertThat(learned).containsExactly(0L, 6L);
  }

  @Test
  void met_theGreatestIsTakenOver() {
    holdsQuestions();
    generation.met(6);
    generation.met(8);
    generation.met(7);
    world.answer();

    assertThat(generation.current()).isEqualTo(8);
    assertThat(world.standing(KEY)).isEqualTo(8);
  }

  @Test
  void met_whileAnotherStands_isAMiss_andNoMore() {
    world.plant(KEY, 9);
    generation.met(20);

    assertThat(generation.current()).isEqualTo(9);
    assertThat(world.standing(KEY)).isEqualTo(9);
  }

  /** A flipped bit must not end all entries for years. */
  @Test
  void met_thatNoClockCanHaveBegun_isNotTakenOver() {
    long day = Duration.ofDays(1).toMillis();
    generation.met(now() + day << 20);
    assertThat(generation.current()).isZero();
    world.time.advance(SECOND);
    generation.met(-5);
    assertThat(generation.current()).isZero();
    world.time.advance(SECOND);
    generation.met(1L << 62);
    assertThat(generation.current()).isZero();
    assertThat(world.entries.keys()).isEmpty();
    world.time.advance(SECOND);
    generation.met((now() + day << 20) - 1);

    assertThat(generation.current()).isEqualTo((now() + day << 20) - 1);
  }

  // --- what is lost or older in the tier

  @Test
  void olderOne_isPutRight_andNobodyGoesBack() {
    renews();
    long known = generation.current();
    world.plant(KEY, 7);
    generation.used();
    assertThat(world.standing(KEY)).isEqualTo(known);
    world.entries.remove(KEY);
    world.time.advance(SECOND);
    generation.used();

    assertThat(world.standing(KEY)).isEqualTo(known);
    assertThat(generation.current()).isEqualTo(known);
    assertThat(learned).isEmpty();
  }

  /** Who restores is not alone: what another has put meanwhile may be greater. */
  @Test
  void restored_andRefused_asksAnew() {
    renews();
    long other = generation.current() + 1;
    world.plant(KEY, 7);
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    generation.used();
    world.plant(KEY, other);
    world.answer();

    assertThat(generation.current()).isEqualTo(other);
    assertThat(world.standing(KEY)).isEqualTo(other);
  }

  @Test
  void restored_andFailed_isLeftToTheNextWhoAsks() {
    renews();
    long known = generation.current();
    world.entries.remove(KEY);
    world.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    generation.used();
    world.storage.heal();
    world.advance(SECOND.multipliedBy(2));
    assertThat(world.standing(KEY)).isZero();
    generation.used();

    assertThat(world.standing(KEY)).isEqualTo(known);
  }

  // --- there may be another

  @Test
  void raised_asksUntilItIsAnswered_andNoMore() {
    generation.used();
    failsQuestions();
    generation.raise();
    world.advance(Duration.ofMillis(3_500));
    assertThat(generation.isDoubted(now())).as("it may be as it was, and is read").isFalse();
    assertThat(goesOn()).isTrue();
    world.storage.heal();
    world.plant(KEY, 7);
    assertThat(generation.current()).isZero();
    world.advance(SECOND);
    assertThat(generation.current()).isEqualTo(7);
    world.plant(KEY, 8);
    world.advance(TTL);

    assertThat(generation.current()).as("nobody asks any more").isEqualTo(7);
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void raised_asksAtOnce_thoughItHasJustAsked() {
    generation.used();
    world.plant(KEY, 7);
    generation.raise();

    assertThat(generation.current()).isEqualTo(7);
  }

  @Test
  void raised_isGivenUp_whenAllHasExpired() {
    ttl = SECOND.multipliedBy(3);
    failsQuestions();
    generation.raise();
    world.advance(ttl.minusMillis(1));
    assertThat(world.scheduler.pending()).isPositive();
    world.storage.heal();
    world.plant(KEY, 7);
    world.advance(TTL);

    assertThat(generation.current()).isZero();
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void raised_isGivenUp_whenClosed() {
    failsQuestions();
    generation.raise();
    world.surroundings.close();
    world.storage.heal();
    world.plant(KEY, 7);
    world.advance(TTL.dividedBy(2));

    assertThat(generation.current()).isZero();
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void raised_whileAQuestionIsUnderWay_asksOnceMore() {
    holdsQuestions();
    generation.used();
    generation.raise();
    assertThat(questions()).isEqualTo(1);
    world.storage.release(); // from before
    assertThat(questions()).as("what was asked before says nothing of it").isEqualTo(1);
    world.storage.release();

    assertThat(questions()).isZero();
  }

  /** Though somebody would tell of the next: of what was before nobody does. */
  @Test
  void raised_schedulerThatTakesNothing_asksWhenItIsUsed() {
    generation.told(() -> true);
    world.refusesTasks = true;
    generation.raise();
    world.refusesTasks = false;
    world.plant(KEY, 7);
    world.advance(SECOND);
    generation.used();

    assertThat(generation.current()).isEqualTo(7);
  }

  // --- there is another

  @Test
  void doubted_untilItIsKnown() {
    assertThat(generation.isDoubted(now())).isFalse();
    assertThat(generation.mayBeDoubted()).isFalse();
    holdsQuestions();
    generation.doubt();
    assertThat(generation.mayBeDoubted()).isTrue();
    assertThat(questions()).as("it is to be called for").isZero();
    generation.askUntilSettled();
    assertThat(generation.isDoubted(now())).isTrue();
    world.plant(KEY, 7);
    world.answer();

    assertThat(generation.isDoubted(now())).isFalse();
    assertThat(generation.mayBeDoubted()).isFalse();
    assertThat(generation.current()).isEqualTo(7);
  }

  /** Who reads would be answered before clears are counted, and what is loaded then be lost. */
  @Test
  void doubted_isAskedByWhoDoubtedIt_andByNobodyBefore() {
    generation.doubt();
    world.plant(KEY, 7);
    assertThat(generation.isDoubted(now())).isTrue();
    assertThat(goesOn()).isFalse();
    generation.met(5);
    generation.used();
    assertThat(generation.current()).isZero();
    generation.askUntilSettled();

    assertThat(generation.isDoubted(now())).isFalse();
    assertThat(generation.current()).isEqualTo(7);
    assertThat(wentOn).isEqualTo(1);
  }

  @Test
  void doubted_whileAnEarlierQuestionIsAnswered_isAskedByWhoDoubtedIt() {
    holdsQuestions();
    generation.raise();
    generation.doubt();
    assertThat(goesOn()).isFalse();
    world.storage.release();
    assertThat(questions()).isZero();
    assertThat(wentOn).isZero();
    generation.askUntilSettled();
    assertThat(wentOn).isZero();
    world.storage.release();

    assertThat(generation.isDoubted(now())).isFalse();
    assertThat(wentOn).isEqualTo(1);
  }

  @Test
  void doubted_untilAllHasExpired() {
    failsQuestions();
    generation.doubt();
    long end = now() + TTL.toMillis();

    assertThat(generation.isDoubted(end - 1)).isTrue();
    assertThat(generation.isDoubted(end)).isFalse();
    assertThat(generation.mayBeDoubted()).isTrue();
  }

  @Test
  void doubted_againWhileItIsAsked_staysSo() {
    holdsQuestions();
    generation.doubt();
    generation.askUntilSettled();
    generation.doubt();
    generation.askUntilSettled();
    world.storage.release();
    assertThat(generation.isDoubted(now())).as("answered from before the second").isTrue();
    world.storage.release();

    assertThat(generation.isDoubted(now())).isFalse();
  }

  @Test
  void doubted_andKnownSince_isAskedForNoMore() {
    generation.doubt();
    generation.askUntilSettled();
    holdsQuestions();
    world.time.advance(SECOND);
    assertThat(generation.isDoubted(now())).isFalse();

    assertThat(questions()).isZero();
  }

  // --- who reads meanwhile

  @Test
  void known_readsAtOnce() {
    assertThat(goesOn()).isTrue();
    assertThat(wentOn).isZero();
  }

  @Test
  void asked_readsWhenItIsAnswered() {
    holdsQuestions();
    generation.doubt();
    generation.askUntilSettled();
    assertThat(goesOn()).isFalse();
    assertThat(goesOn()).isFalse();
    assertThat(wentOn).isZero();
    world.answer();
    assertThat(wentOn).isEqualTo(2);
    world.time.advance(SECOND);
    generation.used();

    assertThat(wentOn).as("each once").isEqualTo(2);
  }

  @Test
  void asked_inVain_readsThen() {
    holdsQuestions();
    generation.doubt();
    generation.askUntilSettled();
    assertThat(goesOn()).isFalse();
    failsQuestions();
    world.storage.release();

    assertThat(wentOn).as("what is held is served").isEqualTo(1);
  }

  @Test
  void doubted_andNobodyAsks_readsAtOnce_andOnce() {
    failsQuestions();
    generation.doubt();
    generation.askUntilSettled(); // is not asked again for a second
    assertThat(goesOn()).isTrue();
    world.storage.heal();
    world.advance(SECOND);

    assertThat(generation.isDoubted(now())).isFalse();
    assertThat(wentOn).isZero();
  }

  @Test
  void storageThatIsNotAsked_readsAtOnce() {
    world.stopsReading();
    generation.doubt();
    generation.askUntilSettled();

    assertThat(goesOn()).isTrue();
    assertThat(wentOn).isZero();
  }

  @Test
  void questionThatCannotBeAsked_isNotWaitedFor() {
    generation.doubt();
    world.refusesTasks = true;
    world.whenRefused =
        () -> {
          world.whenRefused = () -> {};
          assertThat(goesOn()).as("it is about to be asked").isFalse();
        };
    generation.askUntilSettled();

    assertThat(wentOn).isEqualTo(1);
  }

  /** Its own question is the one that who comes next would wait for. */
  @Test
  void whoGoesOn_andIsToWaitAgain_goesOnOnce() {
    holdsQuestions();
    generation.doubt();
    generation.askUntilSettled();
    assertThat(generation.isKnownOr(this::doubtsAgain)).isFalse();
    assertThat(goesOn()).isFalse();
    world.storage.release();
    assertThat(questions()).isEqualTo(1);
    assertThat(wentOn).as("another question is under way").isZero();
    world.storage.release();

    assertThat(wentOn).isEqualTo(1);
  }

  private void doubtsAgain() {
    generation.doubt();
    generation.askUntilSettled();
  }
}
