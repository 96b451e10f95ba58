package io.cacheme.storage.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for a session, by kind. What waits together goes together: one statement takes as
 * many calls of a kind as fit, so a crowd needs few round trips. Its owner's lock guards it.
 */
final class SqlQueue {

  private final Map<SqlCall.Kind, ArrayDeque<SqlCall<?>>> waiting =
      new EnumMap<>(SqlCall.Kind.class);
  private final ArrayDeque<SqlCall.Kind> turns = new ArrayDeque<>();
  private final SqlLimits limits;
  private int size;
  private int keys;
  private int expectedBytes;

  SqlQueue(SqlLimits limits) {
    this.limits = limits;
    for (SqlCall.Kind kind : SqlCall.Kind.values()) {
      waiting.put(kind, new ArrayDeque<>());
      turns.add(kind);
    }
  }

  int size() {
    return size;
  }

  /** Whether more keys wait than a statement can carry. */
  boolean isCrowded() {
    return keys > limits.keys();
  }

  void add(SqlCall<?> call) {
    of(call.kind()).add(call);
    size++;
    keys += call.keys();
  }

  /** Notes how large values are, so that a read of many large ones is not made one answer. */
  void expect(int bytes) {
    if (bytes > 0) {
      expectedBytes = bytes;
    }
  }

  /** The next calls for one statement, of the kinds in turn, or null if none waits. */
  @Nullable SqlBatch poll() {
    for (int i = 0; i < turns.size() && size > 0; i++) {
      SqlCall.Kind kind = turns.removeFirst();
      turns.addLast(kind);
      List<SqlCall<?>> taken = take(of(kind));
      if (!taken.isEmpty()) {
        return new SqlBatch(taken);
      }
    }
    return null;
  }

  /** All that waits, which waits no more. */
  List<SqlCall<?>> drain() {
    List<SqlCall<?>> all = new ArrayList<>(size);
    for (ArrayDeque<SqlCall<?>> calls : waiting.values()) {
      all.addAll(calls);
      calls.clear();
    }
    size = 0;
    keys = 0;
    return all;
  }

  private List<SqlCall<?>> take(ArrayDeque<SqlCall<?>> calls) {
    List<SqlCall<?>> taken = new ArrayList<>();
    int takenKeys = 0;
    long bytes = 0;
    for (SqlCall<?> next = calls.peek(); next != null; next = calls.peek()) {
      boolean givenUp = next.isDone() && next.kind() == SqlCall.Kind.SELECT;
      if (!givenUp) {
        takenKeys += next.keys();
        bytes += next.kind() == SqlCall.Kind.SELECT ? expected(next) : next.bytes();
        if (!taken.isEmpty() && (takenKeys > limits.keys() || bytes > limits.bytes())) {
          break;
        }
        taken.add(next);
      }
      calls.remove();
      size--;
      keys -= next.keys();
      if (next.isAlone()) {
        break;
      }
    }
    return taken;
  }

  private ArrayDeque<SqlCall<?>> of(SqlCall.Kind kind) {
    return Objects.requireNonNull(waiting.get(kind));
  }

  private long expected(SqlCall<?> read) {
    return (long) read.keys() * expectedBytes;
  }
}
