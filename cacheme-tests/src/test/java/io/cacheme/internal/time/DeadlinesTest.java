package io.cacheme.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private final Deadlines deadlines = new Deadlines(100);
  private final List<Wait> expired = new ArrayList<>();

  private final List<Wait> resumed = new ArrayList<>();

  private final class Wait extends Deadlines.Timed {
    @Override
    protected void expired() {
      expired.add(this);
    }

    @Override
    protected void resume() {
      resumed.add(this);
    }

    boolean waits() {
      return isWaiting();
    }

    long began() {
      return startedNanos();
    }
  }

  private Wait add(long now) {
    Wait wait = new Wait();
    deadlines.add(wait, now);
    return wait;
  }

  @Test
  void expireDue_some_endsThoseInOrder() {
    Wait first = add(0);
    Wait second = add(50);
    Wait third = add(51);
    deadlines.expireDue(99);
    assertThat(expired).isEmpty();
    deadlines.expireDue(150);
    assertThat(expired).containsExactly(first, second);
    assertThat(deadlines.remove(third)).isTrue();
  }

  @Test
  void remove_twice_isTrueOnce() {
    Wait wait = add(0);
    assertThat(deadlines.remove(wait)).isTrue();
    assertThat(deadlines.remove(wait)).isFalse();
    deadlines.expireDue(1_000);
    assertThat(expired).isEmpty();
  }

  @Test
  void remove_expired_isFalse() {
    Wait wait = add(0);
    deadlines.expireDue(100);
    assertThat(deadlines.remove(wait)).isFalse();
  }

  @Test
  void renew_waits_endsLaterThanThoseAddedMeanwhile() {
    Wait renewed = add(0);
    Wait other = add(10);
    deadlines.renew(renewed, 20);
    assertThat(deadlines.oldestStart(20)).isEqualTo(10);
    deadlines.expireDue(110);
    assertThat(expired).containsExactly(other);
    deadlines.expireDue(120);
    assertThat(expired).containsExactly(other, renewed);
  }

  @Test
  void renewAfter_onlyWhatHasWaitedForLonger() {
    Wait wait = add(100);
    deadlines.renewAfter(wait, 40, 120);
    deadlines.renewAfter(wait, 40, 140);
    assertThat(wait.began()).isEqualTo(100);
    deadlines.renewAfter(wait, 40, 141);
    assertThat(wait.began()).isEqualTo(141);
  }

  @Test
  void putOffDue_onlyThoseThatMayWaitOn_waitAnew() {
    Wait renewed = add(0);
    Wait due = add(5);
    Wait mayWaitOn = add(10);
    Wait young = add(90);
    deadlines.renew(renewed, 20);
    List<Deadlines.Timed> asked = new ArrayList<>();

    deadlines.putOffDue(
        110,
        timed -> {
          asked.add(timed);
          return timed == mayWaitOn;
        });

    assertThat(asked).containsExactly(due, mayWaitOn);
    deadlines.expireDue(110);
    assertThat(expired).containsExactly(due);
    deadlines.expireDue(190);
    assertThat(expired).containsExactly(due, renewed, young);
    deadlines.expireDue(209);
    assertThat(expired).doesNotContain(mayWaitOn);
    deadlines.expireDue(210);
    assertThat(expired).contains(mayWaitOn);
  }

  @Test
  void renew_ended_waitsNoMore() {
    Wait wait = add(0);
    deadlines.remove(wait);
    deadlines.renew(wait, 20);
    assertThat(deadlines.isEmpty()).isTrue();
  }

  @Test
  void remove_neverAdded_isFalse() {
    assertThat(deadlines.remove(new Wait())).isFalse();
  }

  @Test
  void remove_fromTheMiddle_keepsTheOthers() {
    Wait first = add(0);
    Wait second = add(1);
    Wait third = add(2);
    deadlines.remove(second);
    deadlines.remove(first);
    Wait fourth = add(3);
    deadlines.expireDue(1_000);
    assertThat(expired).containsExactly(third, fourth);
    assertThat(deadlines.isEmpty()).isTrue();
  }

  @Test
  void remove_manyBesideOneThatWaits_keepsFewBlocks() {
    int before = deadlines.blocks();
    Wait stays = add(0);
    List<Wait> last = new ArrayList<>();
    for (int i = 1; i <= 100_000; i++) {
      last.add(add(i));
      if (last.size() > 1_000) {
        assertThat(deadlines.remove(last.remove(i % 1_000))).isTrue();
      }
    }
    assertThat(deadlines.blocks()).isLessThanOrEqualTo(before + 1_002);
    last.forEach(deadlines::remove);
    assertThat(deadlines.blocks()).isLessThanOrEqualTo(before + 2);
    assertThat(deadlines.oldestStart(100_000)).isZero();
    deadlines.expireDue(100);
    assertThat(expired).containsExactly(stays);
  }

  @Test
  void add_afterABlockWasEmptied_dropsThat() {
    int before = deadlines.blocks();
    List<Wait> block = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      block.add(add(i));
    }
    assertThat(deadlines.blocks()).isEqualTo(before);
    block.forEach(deadlines::remove);
    add(64);
    assertThat(deadlines.blocks()).isEqualTo(before);
    for (int i = 65; i <= 64 + 64; i++) {
      add(i);
    }
    assertThat(deadlines.blocks()).isEqualTo(before + 1);
  }

  @Test
  void isWaiting_fromAddToRemoveOrExpiry() {
    Wait wait = new Wait();
    assertThat(wait.waits()).isFalse();
    deadlines.add(wait, 7);
    assertThat(wait.waits()).isTrue();
    assertThat(wait.began()).isEqualTo(7);
    deadlines.remove(wait);
    assertThat(wait.waits()).isFalse();
    Wait other = add(8);
    deadlines.renew(other, 9);
    assertThat(other.began()).isEqualTo(9);
    deadlines.expireAll();
    assertThat(other.waits()).isFalse();
  }

  @Test
  void resumeAll_letsAllThatWaitGoOn() {
    Wait first = add(0);
    Wait second = add(1);
    Wait ended = add(2);
    Wait third = add(3);
    deadlines.remove(ended);
    deadlines.resumeAll();
    assertThat(resumed).containsExactly(first, second, third);
    assertThat(expired).isEmpty();
  }

  @Test
  void add_again_waitsAnew() {
    Wait wait = add(0);
    deadlines.remove(wait);
    deadlines.add(wait, 50);
    deadlines.expireDue(120);
    assertThat(expired).isEmpty();
    deadlines.expireDue(150);
    assertThat(expired).containsExactly(wait);
  }

  @Test
  void add_byAnyThread_waits() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      Thread thread = new Thread(() -> add(0));
      thread.start();
      thread.join();
    }
    deadlines.expireDue(100);
    assertThat(expired).hasSize(20);
  }

  @Test
  void isEmpty_clockFarFromZero_isRight() {
    for (long now : new long[] {Long.MIN_VALUE + 5, -7, 0, Long.MAX_VALUE - 5}) {
      Wait wait = add(now);
      assertThat(deadlines.isEmpty()).as("at %s", now).isFalse();
      deadlines.expireDue(now + 99);
      assertThat(expired).isEmpty();
      deadlines.remove(wait);
      assertThat(deadlines.isEmpty()).isTrue();
    }
  }

  @Test
  void expireDue_clockWrapsAround_isRight() {
    long start = Long.MAX_VALUE - 10;
    Wait wait = add(start);
    expireDueAfter(start, 99);
    assertThat(expired).isEmpty();
    expireDueAfter(start, 100);
    assertThat(expired).containsExactly(wait);
  }

  private void expireDueAfter(long start, long nanos) {
    deadlines.expireDue(start + nanos);
  }

  @Test
  void oldestStart_some_isTheOldest() {
    assertThat(deadlines.oldestStart(0)).isEqualTo(Long.MAX_VALUE);
    Wait first = add(-40);
    add(-30);
    assertThat(deadlines.oldestStart(10)).isEqualTo(-40);
    deadlines.remove(first);
    assertThat(deadlines.oldestStart(10)).isEqualTo(-30);
  }

  @Test
  void expireAll_some_endsAll() {
    add(0);
    add(1_000_000);
    deadlines.expireAll();
    assertThat(expired).hasSize(2);
    assertThat(deadlines.isEmpty()).isTrue();
  }
}
