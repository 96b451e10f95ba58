package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakersTest {

  private static final long SECOND = 1_000_000_000L;

  private final Breakers breakers = new Breakers("redis");

  private void fail(Op op, long now) {
    for (int i = 0; i < 5; i++) {
      breakers.failed(op, now);
    }
  }

  @Test
  void failed_opensItsOwnKindOnly() {
    fail(Op.PUT, 0);
    assertThat(breakers.open()).containsExactly(Op.PUT);
    assertThat(breakers.tryCall(Op.READ, 0)).isTrue();
    assertThat(breakers.tryCall(Op.PUT, 0)).isFalse();
  }

  @Test
  void trip_opensAll_andWhateverSucceedsClosesAll() {
    breakers.trip(0, 30 * SECOND);
    assertThat(breakers.open()).containsExactly(Op.values());
    assertThat(breakers.succeeded(Op.REMOVE)).isTrue();
    assertThat(breakers.isAnyOpen()).isFalse();
    assertThat(breakers.succeeded(Op.REMOVE)).isFalse();
  }

  @Test
  void answered_testCall_closesItsKind_andThoseThatWereSilent() {
    breakers.trip(0, 0);
    assertThat(breakers.answered(Op.READ)).as("no test call").isFalse();
    assertThat(breakers.tryCall(Op.READ, SECOND)).isTrue();
    assertThat(breakers.answered(Op.READ)).isTrue();
    assertThat(breakers.isAnyOpen()).isFalse();
    assertThat(breakers.answered(Op.READ)).as("nothing was open").isFalse();
  }

  @Test
  void testSoon_allAreTested() {
    breakers.trip(0, 30 * SECOND);
    breakers.testSoon(SECOND);
    for (Op op : Op.values()) {
      assertThat(breakers.tryCall(op, SECOND)).as("%s", op).isTrue();
      assertThat(breakers.tryCall(op, SECOND)).as("%s again", op).isFalse();
    }
  }

  @Test
  void refused_testCall_anotherIsMade() {
    breakers.trip(0, 0);
    assertThat(breakers.tryCall(Op.PUT, SECOND)).isTrue();
    breakers.refused(Op.PUT);
    assertThat(breakers.tryCall(Op.PUT, SECOND)).isTrue();
  }

  @Test
  void reset_forgetsAll() {
    breakers.trip(0, 30 * SECOND);
    breakers.reset();
    assertThat(breakers.open()).isEmpty();
  }

  @Test
  void openSince_isThatOfTheFirstThatIsOpen() {
    assertThat(breakers.openSince(7)).isEqualTo(7);
    fail(Op.MESSAGE, 3);
    fail(Op.READ, 2);
    fail(Op.PUT, 4);
    assertThat(breakers.openSince(7)).isEqualTo(2);
    breakers.reset();
    fail(Op.READ, Long.MAX_VALUE);
    assertThat(breakers.openSince(Long.MIN_VALUE + 5)).isEqualTo(Long.MAX_VALUE);
  }
}
