package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.time.Deadlines;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of a storage that fails and answers, line by line. */
class GateLogTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final IllegalStateException BROKEN = new IllegalStateException("broken");

  private final LogCapture captured = new LogCapture();
  private final GateWorld world = new GateWorld();
  private final Breakers breakers = new Breakers("shared");
  private final GateLog log = new GateLog("shared", "its address", breakers, world.surroundings);

  @AfterEach
  void close() {
    captured.close();
  }

  private long now() {
    return world.time.nanoTime();
  }

  private TierCall<String> call(Op op) {
    TierCall<String> call =
        new TierCall<>() {
          @Override
          public void done(@Nullable String value, @Nullable Throwable failure) {}
        };
    call.begin(world.gate, new Deadlines(1), op, "a", 1);
    return call;
  }

  private void fail(Op op) {
    breakers.failed(op, now());
    log.failed(call(op), BROKEN, false, now());
  }

  private void fail(Op op, int times) {
    for (int i = 0; i < times; i++) {
      fail(op);
    }
  }

  private void answers(Op op) {
    if (breakers.succeeded(op)) {
      log.recovered();
    }
  }

  private List<String> lines() {
    return captured.records().stream()
        .map(line -> line.getLevel() + " " + line.getMessage())
        .toList();
  }

  private String last() {
    return lines().get(lines().size() - 1);
  }

  private static final String FAILED =
      "WARNING storage \"shared\" (its address) failed a read of a:"
          + " java.lang.IllegalStateException: broken; it is taken for a miss";

  @Test
  void failures_areSaidOnceInTenSeconds() {
    assertThat(log.lastFailure()).isNull();
    fail(Op.READ);
    assertThat(lines()).containsExactly(FAILED);
    assertThat(log.lastFailure()).isSameAs(BROKEN);
    world.advance(LIMIT.minus(NANO));
    fail(Op.READ);
    assertThat(lines()).hasSize(1);
    assertThat(world.scheduler.pending()).as("nothing is to be said later").isZero();
    world.advance(NANO);
    fail(Op.READ);

    assertThat(lines()).containsExactly(FAILED, FAILED);
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void failures_ofTwoThreads_areSaidOnce() throws InterruptedException {
    Thread other = new Thread(() -> fail(Op.READ));
    synchronized (log) { // which it waits for when it has seen that it is to say something
      other.start();
      Await.until("it waits", () -> other.getState() == Thread.State.BLOCKED, Await.PATIENCE);
      fail(Op.READ);
    }
    other.join();

    assertThat(lines()).containsExactly(FAILED);
  }

  @Test
  void refusal_ofAKey_isSaidAsSuch() {
    log.failed(call(Op.PUT), BROKEN, true, now());

    assertThat(last())
        .contains(
            "refused a put of a: ",
            "the value is not kept there, which says nothing of other keys");
  }

  @Test
  void failure_whilePassedBy_saysThatToo() {
    breakers.trip(now(), 0);
    fail(Op.READ);

    assertThat(last()).isEqualTo(FAILED + "; it is passed by for all calls while it fails");
  }

  @Test
  void passedBy_withinTheLimit_isSaidWhenThatHasPassed() {
    fail(Op.READ);
    world.advance(NANO);
    fail(Op.READ, 5);
    assertThat(world.scheduler.pending()).as("once").isEqualTo(1);
    world.advance(LIMIT.minus(NANO).minus(NANO));
    assertThat(lines()).hasSize(1);
    world.advance(NANO);

    assertThat(last())
        .isEqualTo(
            "WARNING storage \"shared\" (its address) is passed by for reads since 9 s, after: "
                + BROKEN);
    fail(Op.READ);
    assertThat(world.scheduler.pending()).as("it has been said").isZero();
    world.advance(LIMIT);
    assertThat(lines()).hasSize(2);
    fail(Op.READ);
    assertThat(lines()).hasSize(3);
  }

  @Test
  void passedBy_andAnswersByThen_isNotSaid() {
    fail(Op.READ, 5);
    answers(Op.READ);
    assertThat(lines())
        .containsExactly(FAILED, "INFO storage \"shared\" answers again: its address");
    world.advance(LIMIT);

    assertThat(lines()).hasSize(2);
    assertThat(log.state()).isNull();
  }

  @Test
  void passedBy_andSaidByAnother_isNotSaidTwice() {
    fail(Op.READ, 5);
    assertThat(world.scheduler.pending()).isEqualTo(1);
    world.time.advance(LIMIT); // before the task has run
    fail(Op.READ);
    assertThat(lines()).hasSize(2);
    world.scheduler.runDue();

    assertThat(lines()).hasSize(2);
  }

  @Test
  void passedByAgain_waitsAnew() {
    fail(Op.READ, 5);
    world.advance(LIMIT);
    assertThat(lines()).hasSize(2);
    answers(Op.READ);
    fail(Op.PUT, 5);
    assertThat(world.scheduler.pending()).isEqualTo(1);
    world.advance(LIMIT);

    assertThat(lines()).hasSize(4);
    assertThat(last()).contains("is passed by for puts since 10 s");
  }

  @Test
  void answersAgain_butForOthers_isSaid() {
    breakers.trip(now(), 0);
    fail(Op.READ);
    breakers.reset();
    fail(Op.PUT, 5);
    fail(Op.REMOVE, 5);
    log.recovered();

    assertThat(last())
        .isEqualTo("INFO storage \"shared\" answers again, but for puts and removals: its address");
    breakers.reset();
    log.recovered();
    assertThat(last()).isEqualTo("INFO storage \"shared\" answers again: its address");
    log.recovered();
    assertThat(lines()).as("it is well").hasSize(3);
  }

  /** That some are passed by has not been said. */
  @Test
  void answersAgain_butForOthers_isNotSaid_whereNothingWas() {
    fail(Op.PUT, 5);
    log.recovered();

    assertThat(lines()).hasSize(1);
  }

  @Test
  void replaced_isWell_andIsTheOther() {
    fail(Op.READ);
    log.replaced("another address");
    assertThat(log.lastFailure()).isNull();
    log.recovered();
    assertThat(lines()).hasSize(1);
    world.advance(LIMIT);
    fail(Op.READ);

    assertThat(last()).contains("(another address) failed");
  }

  @Test
  void closed_nothingIsSaid() {
    world.surroundings.close();
    fail(Op.READ);

    assertThat(lines()).isEmpty();
  }

  @Test
  void state_saysWhatAndSinceWhen() {
    assertThat(log.state()).isNull();
    fail(Op.READ, 5);
    world.advance(Duration.ofMillis(2_999));

    assertThat(log.state()).isEqualTo("passed by for reads since 2 s, after: " + BROKEN);
  }
}
