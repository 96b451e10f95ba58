package io.cacheme.storage.redis;

import java.time.Duration;

/**
 * Counts how long a connection has been silent while answers were due. It counts ticks that saw
 * nothing arrive rather than time, for a process that stood still must not take that for the
 * server's silence: what has arrived meanwhile is read before the next tick. Of one event loop.
 */
final class SilenceWatch {

  private static final int TICKS_TO_MUTE = 4;

  private final Duration tick;
  private final int muteTicks;
  private final int deadTicks;
  private boolean heard;
  private boolean wasDue;
  private int silent;

  private SilenceWatch(Duration tick, int muteTicks, int deadTicks) {
    this.tick = tick;
    this.muteTicks = muteTicks;
    this.deadTicks = deadTicks;
  }

  /** What {@code options} say. Only a cluster's nodes are mute before they are dead. */
  static SilenceWatch of(RedisOptions options) {
    Duration silence = options.silenceTimeout();
    if (!options.cluster()) {
      return new SilenceWatch(silence, Integer.MAX_VALUE, 1);
    }
    Duration tick = options.nodeTimeout().dividedBy(TICKS_TO_MUTE);
    long dead = Math.max(TICKS_TO_MUTE + 1, silence.toNanos() / tick.toNanos());
    return new SilenceWatch(tick, TICKS_TO_MUTE, (int) Math.min(dead, Integer.MAX_VALUE));
  }

  /** How often {@link #tick} is to be called. */
  Duration interval() {
    return tick;
  }

  /** Something has arrived. */
  void heard() {
    heard = true;
  }

  /** What the server is by now; {@code due} says whether an answer is awaited. */
  Verdict tick(boolean due) {
    silent = due && wasDue && !heard ? silent + 1 : 0;
    wasDue = due;
    heard = false;
    if (silent >= deadTicks) {
      return Verdict.DEAD;
    }
    return silent >= muteTicks ? Verdict.MUTE : Verdict.FINE;
  }

  /** What silence tells of a server. */
  enum Verdict {
    FINE,
    /** Not to be waited for until it speaks again. */
    MUTE,
    /** The connection is to be replaced. */
    DEAD
  }
}
