package io.cacheme.internal.tier;

import io.cacheme.internal.env.Surroundings;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredValue;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A number that stands in a tier under a key that no node can render, for entries to be compared
 * with. It only grows: whoever ends entries puts a greater one there, and none takes the place of
 * another that its writer has not seen.
 *
 * <p>A stamp is the milliseconds of the server's clock, or one more than the stamp before where
 * that is later, and twenty bits that are random. So one that is begun after its key was lost is
 * greater than what others know of before, without anybody having told of that.
 */
final class Stamp {

  /** In the place of one that is not known; less than any. */
  static final long UNKNOWN = -1;

  private static final int COUNT_SHIFT = 20; // milliseconds have 42 bits until the year 2109
  private static final long MOST = 1L << 62;
  private static final long FAR_MILLIS = 24 * 60 * 60 * 1000L;

  /** As many processes may put one at the same time, each of which is in the way of the others. */
  private static final int TRIES = 50;

  private static final byte[] NOTHING = {};

  private final RemoteGate gate;
  private final String key;
  private final @Nullable String above;
  private final long ttlMillis;
  private final Surroundings surroundings;

  /**
   * What stands there.
   *
   * @param stamp the greater one, if there is one above; 0 if none
   * @param bytes what the key has; null if nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Standing(long stamp, byte @Nullable [] bytes) {}

  /** What became of a stamp that was to be written. */
  enum Written {
    STANDS,
    REFUSED,
    FAILED
  }

  /** The stamp under {@code key}, which is kept for {@code ttlMillis} after it was written. */
  Stamp(RemoteGate gate, String key, long ttlMillis, Surroundings surroundings) {
    this(gate, key, null, ttlMillis, surroundings);
  }

  /** The same; if a greater one stands under {@code above}, that counts. */
  Stamp(
      RemoteGate gate,
      String key,
      @Nullable String above,
      long ttlMillis,
      Surroundings surroundings) {
    this.gate = gate;
    this.key = key;
    this.above = above;
    this.ttlMillis = ttlMillis;
    this.surroundings = surroundings;
  }

  /** Whether the tier was asked; {@code answer} is told what stands there, or null if it failed. */
  boolean ask(Consumer<@Nullable Standing> answer) {
    if (!gate.admits(Op.READ)) {
      return false;
    }
    String other = above;
    if (other != null) {
      gate.getAll(
          List.of(key, other),
          new TierCall<Map<String, StoredValue>>() {
            @Override
            public void done(
                @Nullable Map<String, StoredValue> values, @Nullable Throwable failure) {
              answer.accept(
                  failure == null && values != null
                      ? standing(values.get(key), values.get(other))
                      : null);
            }
          });
      return true;
    }
    gate.get(
        key,
        new TierCall<StoredValue>() {
          @Override
          public void done(@Nullable StoredValue value, @Nullable Throwable failure) {
            answer.accept(failure == null ? standing(value) : null);
          }
        });
    return true;
  }

  private static Standing standing(@Nullable StoredValue value, @Nullable StoredValue other) {
    Standing own = standing(value);
    return new Standing(Math.max(own.stamp(), standing(other).stamp()), own.bytes());
  }

  /** What stands where the tier has {@code value}. */
  static Standing standing(@Nullable StoredValue value) {
    if (value == null) {
      return new Standing(0, null);
    }
    byte[] bytes = value.bytes();
    long stamp = Frame.stamp(bytes);
    return new Standing(isStamp(stamp) ? stamp : 0, bytes);
  }

  /** Puts {@code stamp} where {@code before} stands, and nowhere else. */
  void write(long stamp, Standing before, Consumer<Written> ended) {
    if (!gate.admits(Op.PUT)) {
      ended.accept(Written.FAILED);
      return;
    }
    byte[] bytes = Frame.of(stamp, NOTHING);
    gate.putIfUnchanged(
        new ConditionalEntry(key, bytes, ttlMillis, before.bytes(), true, Long.MAX_VALUE),
        new TierCall<Boolean>() {
          @Override
          public void done(@Nullable Boolean kept, @Nullable Throwable failure) {
            if (failure != null) {
              ended.accept(Written.FAILED);
            } else if (Boolean.FALSE.equals(kept)) {
              ended.accept(Written.REFUSED);
            } else {
              written(stamp, ended);
            }
          }
        });
  }

  /** A tier that does not compare may have replaced another's: it is asked what stands now. */
  private void written(long stamp, Consumer<Written> ended) {
    if (gate.writesConditionally()) {
      ended.accept(Written.STANDS);
      return;
    }
    boolean asked =
        ask(
            now ->
                ended.accept(
                    now == null
                        ? Written.FAILED
                        : now.stamp() == stamp ? Written.STANDS : Written.REFUSED));
    if (!asked) {
      ended.accept(Written.FAILED);
    }
  }

  /**
   * Puts a new one there, greater than {@code known} and than what stands, of which {@code met} is
   * told before. {@code ended} is told the new one, or 0 if that failed. Answers false if the
   * storage is not asked at present.
   */
  boolean renew(LongConsumer met, LongSupplier known, LongConsumer ended) {
    return new Renewal(met, known, ended).ask(TRIES);
  }

  /** One new stamp; who is refused was not first, and tries again. */
  private final class Renewal {

    private final LongConsumer met;
    private final LongSupplier known;
    private final LongConsumer ended;

    Renewal(LongConsumer met, LongSupplier known, LongConsumer ended) {
      this.met = met;
      this.known = known;
      this.ended = ended;
    }

    boolean ask(int tries) {
      return Stamp.this.ask(stood -> stands(stood, tries));
    }

    private void stands(@Nullable Standing stood, int tries) {
      if (stood == null) {
        ended.accept(0);
        return;
      }
      met.accept(stood.stamp());
      long next = after(Math.max(known.getAsLong(), stood.stamp()));
      write(next, stood, written -> written(next, written, tries - 1));
    }

    private void written(long next, Written written, int tries) {
      if (written == Written.STANDS) {
        ended.accept(next);
      } else if (written == Written.FAILED || tries == 0 || !ask(tries)) {
        ended.accept(0);
      }
    }
  }

  /** As great as any that could have been put so far by a clock that is right. */
  long greatestSoFar() {
    return ((Math.max(0, serverMillis()) + 1) << COUNT_SHIFT) - 1;
  }

  private long after(long stamp) {
    long count = Math.max((stamp >>> COUNT_SHIFT) + 1, Math.max(0, serverMillis()));
    long random = surroundings.random.getAsLong() >>> (Long.SIZE - COUNT_SHIFT);
    return count << COUNT_SHIFT | random;
  }

  private long serverMillis() {
    long now = gate.clock.toServer(surroundings.time.epochMillis());
    return now < MOST >>> COUNT_SHIFT ? now : 0; // a clock that is far off counts for nothing
  }

  /** Whether an entry can have it: no flipped bit has made it one that is to come. */
  boolean isLikely(long stamp) {
    return isStamp(stamp) && stamp >>> COUNT_SHIFT < serverMillis() + FAR_MILLIS;
  }

  private static boolean isStamp(long stamp) {
    return stamp > 0 && stamp < MOST;
  }
}
