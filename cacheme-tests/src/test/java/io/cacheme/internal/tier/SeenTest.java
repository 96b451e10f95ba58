package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.follow.LocalMarks;
import io.cacheme.internal.follow.Mark;
import org.junit.jupiter.api.Test;

/** What was seen of a key before its load, tier by tier. */
class SeenTest {

  @Test
  void seen_isToldOfEachTier_withWhatWasKnownBefore() {
    GateWorld world = new GateWorld();
    LocalMarks marks = new LocalMarks(world.time);
    Mark mark = marks.mark("a");
    Members members = new Members(new String[] {"hall"}, marks);
    byte[] there = {1, 2, 3};
    Seen seen = new Seen(2, 7, 3, mark, members);
    seen.saw(1, there);

    assertThat(seen.in(0)).isNull();
    assertThat(seen.in(1)).isSameAs(there);
    assertThat(seen.sinceNanos()).isEqualTo(7);
    assertThat(seen.clears()).isEqualTo(3);
    assertThat(seen.mark()).isEqualTo(mark);
    assertThat(seen.members()).isSameAs(members);
  }
}
