package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.internal.follow.LocalMarks;
import io.cacheme.internal.follow.Mark;
import org.junit.jupiter.api.Test;

/** What is known of the groups of one key, tier by tier. */
class MembersTest {

  private final GateWorld world = new GateWorld();
  private final LocalMarks marks = new LocalMarks(world.time);
  private final Members members = new Members(new String[] {"hall", "row"}, marks);

  private void knows(long[] hall, long[] row) {
    members.knows(0, hall, null);
    members.knows(1, row, null);
  }

  private static long[] stamps(long... stamps) {
    return stamps;
  }

  @Test
  void known_whereAllGroupsAre() {
    assertThat(members.isKnown(0)).isFalse();
    knows(stamps(1, 2), null);
    assertThat(members.isKnown(0)).isFalse();
    knows(stamps(1, 2), stamps(3, Stamp.UNKNOWN));

    assertThat(members.isKnown(0)).isTrue();
    assertThat(members.isKnown(1)).isFalse();
  }

  @Test
  void stamps_ofTheTier_groupByGroup() {
    knows(stamps(1, 2), stamps(3, 4));
    assertThat(members.stamps(0)).containsExactly(1, 3);
    assertThat(members.stamps(1)).containsExactly(2, 4);
    knows(null, stamps(3, 4));

    assertThat(members.stamps(1)).containsExactly(0, 4);
  }

  @Test
  void admits_whatIsNoOlderThanAnyGroup() {
    knows(stamps(9, 5), stamps(9, 7));
    assertThat(members.admit(stamps(5, 7), 1)).isTrue();
    assertThat(members.admit(stamps(6, 8), 1)).as("of one who knows more").isTrue();
    assertThat(members.admit(stamps(4, 7), 1)).isFalse();
    assertThat(members.admit(stamps(5, 6), 1)).isFalse();
    assertThat(members.admit(null, 1)).as("from before groups were ended").isFalse();
    knows(stamps(0, 0), stamps(0, 0));
    assertThat(members.admit(null, 1)).isTrue();
    knows(stamps(0, 0), null);
    assertThat(members.admit(null, 1)).as("nobody knows").isFalse();
  }

  @Test
  void current_untilOneIsEnded() {
    assertThat(members.isCurrent()).isTrue();
    marks.move("row");

    assertThat(members.isCurrent()).isFalse();
  }

  /** What was known for longer is as old as that. */
  @Test
  void mark_isAsOldAsWhatIsKnown() {
    Mark early = marks.mark("hall");
    world.time.advanceNanos(10);
    Mark later = marks.mark("row");
    world.time.advanceNanos(10);
    Mark now = marks.mark("key");
    assertThat(members.fromBefore(now)).isEqualTo(now);
    members.knows(0, stamps(1), now);
    members.knows(1, stamps(1), later);
    assertThat(members.fromBefore(now))
        .isEqualTo(new Mark(now.stripe(), now.epoch(), later.sinceNanos()));
    members.knows(0, stamps(1), early);
    assertThat(members.fromBefore(now).sinceNanos()).isEqualTo(early.sinceNanos());
    assertThat(members.fromBefore(early)).isEqualTo(early);
  }

  @Test
  void moved_whereNothingElseWasEndedMeanwhile() {
    Mark hall = marks.mark("hall");
    Mark row = marks.mark("row");
    marks.move("hall");
    marks.move("row");
    members.moved(0, hall, marks.mark("hall"));
    assertThat(members.isCurrent()).isFalse();
    members.moved(1, row, marks.mark("row"));
    assertThat(members.isCurrent()).isTrue();
    marks.move("hall");
    members.moved(0, hall, marks.mark("hall"));

    assertThat(members.isCurrent()).as("its mark was of another time").isFalse();
  }
}
