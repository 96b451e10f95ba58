package io.cacheme.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is read of a log whose rows come out of their order. */
class LogPositionTest {

  private static final long BOUND = LogPosition.PUBLISH_NANOS;

  @Test
  void rowsInOrder_eachIsReadOnce() {
    LogPosition position = new LogPosition(rows(1, 2, 3), 0);

    assertThat(position.begin()).isEqualTo(3);
    assertThat(ids(position.unread(rows(3, 4, 5), 0))).containsExactly(4L, 5L);
    assertThat(position.end(0)).isTrue();
    assertThat(position.begin()).isEqualTo(5);
    assertThat(position.unread(rows(5), 0)).isEmpty();
    assertThat(position.end(0)).isTrue();
  }

  @Test
  void hole_isAskedForAgain_andReadWhenItIsThere() {
    LogPosition position = new LogPosition(rows(1), 0);
    position.begin();
    assertThat(ids(position.unread(rows(1, 3), 0))).containsExactly(3L);
    position.end(0);

    assertThat(position.begin()).isEqualTo(2);
    assertThat(ids(position.unread(rows(2, 3), 0))).containsExactly(2L);
    assertThat(position.end(0)).isTrue();
    assertThat(position.begin()).isEqualTo(3);
  }

  @Test
  void hole_isAskedForUntilALookThatBeganAfterTheBound() {
    LogPosition position = new LogPosition(rows(1), 0);
    position.begin();
    position.unread(rows(1, 3), 1_000);
    position.end(0);
    position.begin();
    position.unread(rows(3), BOUND * 2);
    position.end(BOUND + 999); // one that took its time
    assertThat(position.begin()).isEqualTo(2);
    position.unread(rows(3), BOUND * 2);
    position.end(BOUND + 1_000);

    assertThat(position.begin()).isEqualTo(3);
  }

  @Test
  void holesBeforeTheBeginning_areAskedFor() {
    LogPosition position = new LogPosition(rows(12, 10), 0);

    assertThat(position.begin()).isEqualTo(1);
    assertThat(ids(position.unread(rows(9, 10, 11, 12, 13), 0))).containsExactly(9L, 11L, 13L);
    assertThat(position.hasJumped()).isFalse();
  }

  @Test
  void holesBeforeTheBeginning_areNoMoreThanTheWindow() {
    LogPosition position = new LogPosition(rows(1_000_000), 0);

    assertThat(position.begin()).isEqualTo(1_000_001 - LogPosition.WINDOW);
  }

  @Test
  void lastRowGone_isAnotherLog() {
    LogPosition position = new LogPosition(rows(1, 2), 0);
    position.begin();
    position.unread(rows(3, 4), 0);

    assertThat(position.end(0)).isFalse();
  }

  @Test
  void lastRowReplaced_isAnotherLog() {
    LogPosition position = new LogPosition(rows(1, 2), 0);
    position.begin();
    position.unread(List.of(new SqlLogRow(2, 99, new SqlMessage("c", "other"))), 0);

    assertThat(position.end(0)).isFalse();
  }

  /** What was deleted between cannot be told from what never was. */
  @Test
  void emptyAtFirst_firstRows_areReadAndMayBeNotAll() {
    LogPosition position = new LogPosition(List.of(), 0);

    assertThat(position.begin()).isZero();
    assertThat(ids(position.unread(rows(7), 0))).containsExactly(7L);
    assertThat(position.hasJumped()).isTrue();
    assertThat(position.end(0)).isTrue();
    assertThat(position.begin()).isEqualTo(1);
  }

  @Test
  void manyIdsPassedOver_areRead_andMayBeNotAll() {
    LogPosition position = new LogPosition(rows(1), 0);
    position.begin();
    assertThat(ids(position.unread(rows(1, 5_000), 0))).containsExactly(5_000L);
    assertThat(position.hasJumped()).isTrue();
    assertThat(position.hasJumped()).isFalse();
    assertThat(position.end(0)).isTrue();
  }

  private static List<SqlLogRow> rows(long... ids) {
    return LongStream.of(ids)
        .mapToObj(id -> new SqlLogRow(id, id * 10, new SqlMessage("c", "m" + id)))
        .toList();
  }

  private static List<Long> ids(List<SqlLogRow> rows) {
    return rows.stream().map(SqlLogRow::id).toList();
  }
}
