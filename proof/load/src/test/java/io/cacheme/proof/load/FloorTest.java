package io.cacheme.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.proof.load.Tally.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FloorTest {

  private final Source source = new Source(3, 50, Duration.ZERO);
  private final Tally tally = new Tally();

  private long found(Fault fault) {
    return tally.report().count(fault);
  }

  @Test
  void olderThanWhatWasWritten_isStale() {
    String old = source.value(1);
    long version = source.change(1);
    Floor before = Floor.of(source, 1);
    source.written(1, version);
    source.ended(1, version);

    before.check(old, tally);
    assertThat(found(Fault.STALE)).as("to who asked before the write had ended").isZero();
    Floor.of(source, 1).check(old, tally);
    assertThat(found(Fault.STALE)).isOne();
    Floor.of(source, 1).check(source.value(1), tally);
    assertThat(found(Fault.STALE)).isOne();
  }

  @Test
  void olderThanWhatFailed_isCountedApart() {
    String old = source.value(1);
    source.ended(1, source.change(1));
    Floor.of(source, 1).check(old, tally);

    assertThat(found(Fault.STALE)).isZero();
    assertThat(found(Fault.STALE_AFTER_FAILURE)).isOne();
  }

  @Test
  void noValue_isMissing_andNotWrong() {
    Floor.of(source, 1).check(null, tally);

    assertThat(found(Fault.MISSING)).isOne();
    assertThat(found(Fault.WRONG)).isZero();
  }

  @Test
  void ofAnotherKey_isWrong_andWhatIsDamagedIsNot() {
    Floor.of(source, 1).check(source.value(2), tally);
    Floor.of(source, 1).check(source.value(1) + "x", tally);

    assertThat(found(Fault.WRONG)).isOne();
    assertThat(found(Fault.DAMAGED)).isOne();
  }
}
