package io.cacheme;

import java.util.ArrayList;
import java.util.List;

/**
 * Which replies of one server come in time for sure. A process ends all that it has asked for by
 * {@code getAll} when the server has not replied to anything for a while: what then comes is too
 * late, however soon it comes after it was asked for.
 */
final class FleetReplies {

  /** As soon as a reply comes in time for sure, in milliseconds. */
  private static final int IN_TIME = 250;

  /** As long as a call may be under way. */
  private static final int UNDER_WAY = 1_200;

  private final FleetProcess process;

  /** When all was asked for that has not been answered. */
  private final List<Long> waiting = new ArrayList<>();

  private long repliedAt = -1;
  private long silentAt = -1;

  FleetReplies(FleetProcess process) {
    this.process = process;
  }

  void asks(long now) {
    waiting.add(now);
  }

  /** A reply has come to what was asked for at {@code askedAt}; whether that is in time. */
  boolean comes(long askedAt) {
    long now = process.now();
    waiting.removeIf(at -> at < now - UNDER_WAY);
    long oldest = waiting.stream().min(Long::compare).orElse(now);
    if (now - Math.max(oldest, repliedAt) > IN_TIME) {
      silentAt = now;
    }
    waiting.remove(askedAt);
    boolean inTime =
        now - askedAt <= IN_TIME && askedAt > silentAt && !process.stoodStillSince(askedAt);
    if (inTime) {
      repliedAt = now;
    }
    return inTime;
  }
}
