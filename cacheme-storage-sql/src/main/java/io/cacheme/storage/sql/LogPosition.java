package io.cacheme.storage.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far the log has been read. Ids are given when rows are written and seen when their
 * transactions end, so that a lower one may come later: an id that is passed over is a
 * <em>hole</em>, and asked for again.
 *
 * <p>Until when is no matter of the server, which may take its time to end a transaction, but of
 * who publishes: what took longer than {@link #PUBLISH_NANOS} from the call to the server's answer
 * has failed, and is told again. So a row of a message that was published is there at most so long
 * after its id was given, which is before the id was passed over; and a look at the log that began
 * so long after that has found it, or nobody needs it. Both times are measured by a process for
 * itself; no clocks are compared.
 *
 * <p>The last row that was read is looked at again each time. Rows are deleted from the oldest on,
 * but for the newest: if that row is there, none was deleted after it. If it is not, or another has
 * its id, rows may have been missed, or the server has lost some.
 *
 * <p>Its owner calls it by one thread at a time.
 */
final class LogPosition {

  /** How long it may take to publish. */
  static final long PUBLISH_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How many ids before one that is seen are looked for at most. */
  static final int WINDOW = 1_000;

  private final NavigableMap<Long, Long> holes = new TreeMap<>(); // since when, by id
  private @Nullable SqlLogRow last;
  private @Nullable SqlLogRow anchor;
  private boolean anchored;
  private boolean jumped;

  /**
   * Begins after what there is.
   *
   * @param newest the rows with the largest ids, {@link #WINDOW} of them if there are so many
   */
  LogPosition(List<SqlLogRow> newest, long nowNanos) {
    for (SqlLogRow row : newest) {
      SqlLogRow before = last;
      last = before == null || row.id() > before.id() ? row : before;
    }
    if (last != null) {
      passOver(last.id() - WINDOW, last.id(), nowNanos);
      newest.forEach(row -> holes.remove(row.id()));
    }
  }

  /** A look begins. Answers from which id on it is. */
  long begin() {
    anchor = last;
    anchored = anchor == null;
    jumped = false;
    long end = anchor == null ? 0 : anchor.id();
    return holes.isEmpty() ? end : Math.min(holes.firstKey(), end);
  }

  /** Those of {@code page}, which is a part of the log in its order, that were not read before. */
  List<SqlLogRow> unread(List<SqlLogRow> page, long nowNanos) {
    List<SqlLogRow> unread = new ArrayList<>();
    for (SqlLogRow row : page) {
      long end = last == null ? 0 : last.id();
      if (row.id() > end) {
        jumped |= last == null || row.id() - end > WINDOW;
        passOver(Math.max(end, row.id() - WINDOW), row.id(), nowNanos);
        last = row;
        unread.add(row);
      } else if (holes.remove(row.id()) != null) {
        unread.add(row);
      } else if (anchor != null && row.id() == anchor.id()) {
        anchored = row.created() == anchor.created();
      }
    }
    return unread;
  }

  /** Whether so many ids were passed over, by now, that rows may have been missed. */
  boolean hasJumped() {
    boolean has = jumped;
    jumped = false;
    return has;
  }

  /**
   * The look that began at {@code beganNanos} has ended well. Answers whether the log is the one
   * that was read before; if it is not, this is of no more use.
   */
  boolean end(long beganNanos) {
    holes.values().removeIf(since -> beganNanos - since >= PUBLISH_NANOS);
    return anchored;
  }

  private void passOver(long after, long before, long nowNanos) {
    for (long id = Math.max(after, 0) + 1; id < before; id++) {
      holes.put(id, nowNanos);
    }
  }
}
