package io.cacheme.internal.tier;

import io.cacheme.Peek;
import io.cacheme.codec.Entry;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How what a tier has is told to a person. */
public final class Peeks {

  private Peeks() {}

  /** Nothing is there. */
  static Peek.InTier nothing(String storage) {
    return Peek.InTier.builder(storage, Peek.State.NOTHING).build();
  }

  /** The tier failed. */
  public static Peek.InTier failed(String storage, String why) {
    return Peek.InTier.builder(storage, Peek.State.FAILED).reason(why).build();
  }

  /** The tier is passed by. */
  public static Peek.InTier bypassed(String storage, String why) {
    return Peek.InTier.builder(storage, Peek.State.BYPASSED).reason(why).build();
  }

  /** What has a stamp that is not the current one: no entry at all, or an older one. */
  static Peek.State ofStamp(long stamp) {
    return stamp < 0 ? Peek.State.TOMBSTONE : Peek.State.OTHER_GENERATION;
  }

  /**
   * An entry.
   *
   * @param entry what there is; null where it is none with a time of its own
   * @param wrong why it is not served, or null if it is, unless it has expired
   */
  static Peek.InTier of(
      String storage,
      @Nullable Entry<?> entry,
      Peek.@Nullable State wrong,
      long nowMillis,
      OptionalInt bytes) {
    Peek.State state = wrong != null ? wrong : state(entry, nowMillis);
    boolean served = state == Peek.State.VALUE || state == Peek.State.ABSENT;
    Peek.InTier.Builder found = Peek.InTier.builder(storage, state);
    bytes.ifPresent(found::sizeInBytes);
    if (entry != null) {
      found.age(millis(nowMillis - entry.loadedAt()));
      if (served && entry.expiresAt() != Entry.NEVER) {
        found.timeLeft(millis(entry.expiresAt() - nowMillis));
      }
    }
    return found.build();
  }

  private static Peek.State state(@Nullable Entry<?> entry, long nowMillis) {
    if (entry == null) {
      return Peek.State.NOTHING;
    }
    if (entry.isExpired(nowMillis)) {
      return Peek.State.EXPIRED;
    }
    return entry.absent() ? Peek.State.ABSENT : Peek.State.VALUE;
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(Math.max(0, millis));
  }
}
