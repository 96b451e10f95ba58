package io.cacheme.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.TimeSource;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {

  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final ManualTimeSource time = new ManualTimeSource(Long.MAX_VALUE - 1_000_000_000L);
  private final List<CompletableFuture<Long>> questions = new ArrayList<>();
  private long setMillis;
  private final ServerClock clock = new ServerClock(new SetTime(), this::ask);

  @Test
  void unasked_isTheProcesss() {
    assertThat(clock.toServer(5)).isEqualTo(5);
    assertThat(clock.toLocal(5)).isEqualTo(5);
    assertThat(questions).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {HOUR, -HOUR, 5, -5})
  void answered_isAhead_byTheMiddleOfTheRoundTrip(long ahead) {
    sample(ahead, 40);

    assertThat(clock.aheadMillis()).isEqualTo(ahead);
    assertThat(clock.toServer(time.epochMillis())).isEqualTo(time.epochMillis() + ahead);
    assertThat(clock.toLocal(clock.toServer(1_234))).isEqualTo(1_234);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 0, -4})
  void ahead_byLessThanCanBeTold_isNothing(long ahead) {
    sample(HOUR, 0);
    passMillis(MINUTE);
    sample(ahead, 0);

    assertThat(clock.aheadMillis()).isZero();
  }

  @Test
  void never_staysNever_andNothingOverflows() {
    sample(HOUR, 0);
    assertThat(clock.toServer(NEVER)).isEqualTo(NEVER);
    assertThat(clock.toServer(NEVER - 1)).isEqualTo(NEVER);
    assertThat(clock.toLocal(NEVER)).isEqualTo(NEVER);
    assertThat(clock.toLocal(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);

    passMillis(MINUTE);
    sample(-HOUR, 0);
    assertThat(clock.toServer(NEVER)).isEqualTo(NEVER);
    assertThat(clock.toServer(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(clock.toLocal(NEVER - 1)).isEqualTo(NEVER);
  }

  @Test
  void tick_asksOnceAMinute_andOnlyWhileItIsUsed() {
    sample(HOUR, 0);
    passMillis(MINUTE - 1);
    tick();
    assertThat(questions).hasSize(1);

    passMillis(1);
    assertThat(questions).hasSize(1);
    tick();
    assertThat(questions).hasSize(2);
  }

  @Test
  void tick_whileAQuestionIsUnderWay_asksNoOther() {
    tick();
    passMillis(9_999);
    tick();
    assertThat(questions).hasSize(1);
  }

  @Test
  void question_neverAnswered_isGivenUp_andItsLateAnswerIsDropped() {
    tick();
    passMillis(10_000);
    tick();
    assertThat(questions).hasSize(2);

    questions.get(0).complete(time.epochMillis() + HOUR);
    assertThat(clock.aheadMillis()).isZero();
    questions.get(1).complete(time.epochMillis() - HOUR);
    assertThat(clock.aheadMillis()).isEqualTo(-HOUR);
  }

  @Test
  void failed_isAskedAgain_afterPausesThatGrow() {
    for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000}) {
      tick();
      int asked = questions.size();
      fail();
      passMillis(pause - 1);
      tick();
      assertThat(questions).hasSize(asked);
      passMillis(1);
    }
    sample(HOUR, 0);
    passMillis(MINUTE);
    tick();
    int asked = questions.size();
    fail();
    passMillis(1_000);
    tick();

    assertThat(questions).as("the pause is short again").hasSize(asked + 1);
    assertThat(clock.aheadMillis()).as("what was known stays").isEqualTo(HOUR);
  }

  @Test
  void questionThatThrowsOrIsNone_isAFailure() {
    int[] asked = {0};
    ServerClock broken =
        new ServerClock(
            time,
            () -> {
              if (asked[0]++ == 0) {
                throw new IllegalStateException("thrown");
              }
              return null;
            });
    broken.tick(time.nanoTime());
    passMillis(1_000);
    broken.tick(time.nanoTime());
    assertThat(asked[0]).isEqualTo(2);
    passMillis(2_000);
    broken.tick(time.nanoTime());
    assertThat(asked[0]).isEqualTo(3);
    assertThat(broken.aheadMillis()).isZero();
    assertThat(broken.askedOnce().toCompletableFuture()).isCompleted();
  }

  @Test
  void noClock_isNeverAskedAgain() {
    tick();
    questions.get(0).complete(null);
    passMillis(365 * 24 * HOUR);
    tick();

    assertThat(questions).hasSize(1);
    assertThat(clock.toServer(7)).isEqualTo(7);
  }

  @Test
  void slowSample_isTaken_ifNoBetterIsKnown_andAskedForAgainSoon() {
    sample(HOUR, 800);
    assertThat(clock.aheadMillis()).isEqualTo(HOUR);

    passMillis(1_000);
    sample(HOUR + 100, 600);
    assertThat(clock.aheadMillis()).as("a better one").isEqualTo(HOUR + 100);
    passMillis(2_000);
    sample(HOUR + 7, 2);
    assertThat(clock.aheadMillis()).as("a good one").isEqualTo(HOUR + 7);
  }

  @Test
  void slowSample_isAskedForAgain_afterAPause() {
    sample(HOUR, 800);
    passMillis(999);
    tick();
    assertThat(questions).hasSize(1);
    passMillis(1);
    tick();
    assertThat(questions).hasSize(2);
  }

  @Test
  void slowSample_isIgnored_whereItAgreesWithABetterOne() {
    sample(HOUR, 2);
    passMillis(MINUTE);
    sample(HOUR + 400, 1_000);
    assertThat(clock.aheadMillis()).isEqualTo(HOUR);
  }

  @Test
  void slowSample_thatCannotBeWithWhatIsKnown_isTaken_forAClockWasSet() {
    sample(HOUR, 2);
    passMillis(MINUTE);
    sample(HOUR + 600, 1_000);
    assertThat(clock.aheadMillis()).isEqualTo(HOUR + 600);
  }

  @Test
  void processsClock_setDuringTheQuestion_isNoSample() {
    tick();
    setMillis = HOUR;
    questions.get(0).complete(time.epochMillis());
    assertThat(clock.aheadMillis()).isZero();

    passMillis(999);
    tick();
    assertThat(questions).hasSize(1);
    passMillis(1);
    tick();
    questions.get(1).complete(time.epochMillis());
    assertThat(clock.aheadMillis()).isEqualTo(-HOUR);
  }

  @ParameterizedTest
  @CsvSource({"50, true", "51, false", "-50, true", "-51, false"})
  void processsClock_movedByLittle_isASampleAllTheSame(long millis, boolean taken) {
    tick();
    setMillis = millis;
    questions.get(0).complete(time.epochMillis() + HOUR);
    assertThat(clock.aheadMillis()).isEqualTo(taken ? HOUR : 0);
  }

  @Test
  void doubt_asksAtTheNextTick() {
    sample(HOUR, 0);
    clock.doubt();
    sample(-HOUR, 0);

    assertThat(questions).hasSize(2);
    assertThat(clock.aheadMillis()).isEqualTo(-HOUR);
  }

  @Test
  void doubt_whileAQuestionIsUnderWay_asksAfterIt() {
    tick();
    clock.doubt();
    tick();
    assertThat(questions).hasSize(1);

    fail();
    tick();
    assertThat(questions).hasSize(2);
  }

  @Test
  void askedOnce_endsWithTheFirstQuestion_alsoIfThatFails() {
    assertThat(clock.askedOnce().toCompletableFuture()).isNotDone();
    tick();
    assertThat(clock.askedOnce().toCompletableFuture()).isNotDone();
    fail();
    assertThat(clock.askedOnce().toCompletableFuture()).isCompleted();
  }

  /** A question whose answer takes so long, by a server that reads its clock in the middle. */
  private void sample(long aheadMillis, long roundTripMillis) {
    tick();
    CompletableFuture<Long> last = questions.get(questions.size() - 1);
    assertThat(last).as("the question").isNotDone();
    passMillis(roundTripMillis / 2);
    long serverMillis = time.epochMillis() + aheadMillis;
    passMillis(roundTripMillis / 2);
    last.complete(serverMillis);
  }

  private void fail() {
    questions
        .get(questions.size() - 1)
        .completeExceptionally(new CompletionException(new IllegalStateException("lost")));
  }

  private void tick() {
    clock.tick(time.nanoTime());
  }

  private void passMillis(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  private CompletionStage<Long> ask() {
    CompletableFuture<Long> question = new CompletableFuture<>();
    questions.add(question);
    return question;
  }

  /** The clock that is moved, and may be set to another time of day. */
  private final class SetTime implements TimeSource {

    @Override
    public long nanoTime() {
      return time.nanoTime();
    }

    @Override
    public long epochMillis() {
      return time.epochMillis() + setMillis;
    }
  }
}
