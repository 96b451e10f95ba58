package io.cacheme.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Who waits is told once, whoever of those who tell has no stack left. */
class AwaitedTest {

  private static final Outcome<String> OUTCOME = Outcome.nothing();

  private final Waits waits = new Waits();

  /** One who is told, and by the first who tells does something else. */
  private static final class Told extends Asker {

    private Runnable instead;

    private Told(Runnable instead) {
      this.instead = instead;
    }

    @Override
    public void answered(Outcome<String> outcome, boolean coalesced) {
      Runnable first = instead;
      instead = null;
      if (first == null) {
        super.answered(outcome, coalesced);
      } else {
        first.run();
      }
    }
  }

  private static final class Waits extends Awaited<String> {

    @Override
    protected void expired() {
      throw new IllegalStateException("it is on no list");
    }
  }

  private Told waiter(Runnable instead) {
    Told waiter = new Told(instead);
    waits.add(waiter);
    return waiter;
  }

  private static void overflow() {
    throw new StackOverflowError();
  }

  private void tellInVain() {
    assertThatThrownBy(() -> waits.tellAll(OUTCOME)).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void tellAll_oneOutOfStack_isToldLater() {
    Told first = waiter(AwaitedTest::overflow);
    Told second = waiter(null);
    tellInVain();
    waits.tellAll(OUTCOME);
    assertThat(first.answers).isEqualTo(1);
    assertThat(second.answers).isEqualTo(1);
  }

  @Test
  void tellAll_theOnlyOneOutOfStack_isToldLater() {
    Told only = waiter(AwaitedTest::overflow);
    tellInVain();
    waits.tellAll(OUTCOME);
    assertThat(only.answers).isEqualTo(1);
  }

  @Test
  void tellAll_lastOfWhoTellsLaterOutOfStack_isToldLater() {
    Told first = waiter(AwaitedTest::overflow);
    Told last = waiter(AwaitedTest::overflow);
    tellInVain();
    tellInVain();
    waits.tellAll(OUTCOME);
    assertThat(first.answers).isEqualTo(1);
    assertThat(last.answers).isEqualTo(1);
  }

  @Test
  void tellAll_twoTellersOutOfStackAtATime_loseNobody() {
    Told first =
        waiter(
            () -> {
              tellInVain(); // as a deadline that comes while the first is told
              overflow();
            });
    Told second = waiter(AwaitedTest::overflow);
    Told third = waiter(null);
    tellInVain();
    waits.tellAll(OUTCOME);
    assertThat(first.answers).isEqualTo(1);
    assertThat(second.answers).isEqualTo(1);
    assertThat(third.answers).isEqualTo(1);
  }

  @Test
  void tellAll_manyTellersOutOfStackAtATime_loseNobody() {
    Runnable deeper =
        () -> {
          tellInVain();
          overflow();
        };
    Told first = waiter(deeper);
    Told second = waiter(deeper);
    Told third = waiter(deeper);
    Told last = waiter(AwaitedTest::overflow);
    tellInVain();
    waits.tellAll(OUTCOME);
    waits.tellAll(OUTCOME);
    assertThat(new int[] {first.answers, second.answers, third.answers, last.answers})
        .containsOnly(1);
  }
}
