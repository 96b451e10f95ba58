package io.cacheme.storage.sql;

import org.jspecify.annotations.Nullable;

/** A session and what it is doing. Its owner's lock guards it. */
final class Lane {

  private final SqlSession session;
  private @Nullable SqlBatch batch;
  private int unanswered;
  private boolean retried;
  private long sinceNanos;
  private long heardNanos;
  private int silentTicks;

  Lane(SqlSession session) {
    this.session = session;
  }

  SqlSession session() {
    return session;
  }

  @Nullable SqlBatch batch() {
    return batch;
  }

  void begin(SqlBatch next) {
    batch = next;
    unanswered = next.size();
    retried = false;
    silentTicks = 0;
    sinceNanos = System.nanoTime();
    heardNanos = sinceNanos;
  }

  /** How many calls of {@code ended} were unanswered until now, if that is what it was doing. */
  int settle(SqlBatch ended) {
    int settled = batch == ended ? unanswered : 0;
    unanswered -= settled;
    return settled;
  }

  /** Whether {@code ended} is what it was doing; then it is free. */
  boolean end(SqlBatch ended) {
    if (batch != ended) {
      return false;
    }
    batch = null;
    return true;
  }

  /** Whether a statement that may be run again may be run now: once. */
  boolean mayRetry(SqlBatch again) {
    boolean first = batch == again && !retried;
    retried = true;
    return first;
  }

  /**
   * Looks whether anything came since the last look; answers how many looks in a row found nothing
   * while an answer was due.
   */
  int tick() {
    long heard = Math.max(session.lastHeardNanos(), sinceNanos);
    silentTicks = batch == null || heard != heardNanos ? 0 : silentTicks + 1;
    heardNanos = heard;
    return silentTicks;
  }
}
