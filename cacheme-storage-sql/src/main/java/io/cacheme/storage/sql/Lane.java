package io.cacheme.storage.sql;

import org.jspecify.annotations.Nullable;

/** A session and what it is doing. Its owner's lock guards it. */
final class Lane {

  /** How often a statement is run again at most. */
  static final int MOST_RETRIES = 5;

  private final SqlSession session;
  private @Nullable SqlBatch batch;
  private int unanswered;
  private int retries;
  private boolean pausing;
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
    retries = 0;
    pausing = false;
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

  /** The how manieth time {@code again} may be run again after a pause; 0 if it may not. */
  int pause(SqlBatch again) {
    if (batch != again || retries >= MOST_RETRIES) {
      return 0;
    }
    pausing = true;
    return ++retries;
  }

  /** Whether {@code again}, after its pause, is still what it is doing. */
  boolean resume(SqlBatch again) {
    if (batch != again) {
      return false;
    }
    pausing = false;
    sinceNanos = System.nanoTime();
    return true;
  }

  /**
   * Looks whether anything came since the last look; answers how many looks in a row found nothing
   * while an answer was due.
   */
  int tick() {
    long heard = Math.max(session.lastHeardNanos(), sinceNanos);
    silentTicks = batch == null || pausing || heard != heardNanos ? 0 : silentTicks + 1;
    heardNanos = heard;
    return silentTicks;
  }
}
