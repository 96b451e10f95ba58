package io.cacheme.proof.load;

import io.cacheme.proof.load.Tally.Fault;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a call that begins now may be at the oldest.
 *
 * @param written the newest version that was written, or made room for, with success
 * @param ended the same with whatever success
 * @param since when that was noted, by {@link System#nanoTime}
 */
record Floor(int key, long written, long ended, long since) {

  /** As of now. */
  Floor(int key, long written, long ended) {
    this(key, written, ended, System.nanoTime());
  }

  static Floor of(Source source, int key) {
    return new Floor(key, source.written(key), source.ended(key));
  }

  /** The same for who is promised that the load begins after the call. */
  Floor atLeast(long version) {
    return new Floor(key, Math.max(written, version), Math.max(ended, version), since);
  }

  /** Judges an answer that is no failure; null says that there is no value. */
  void check(@Nullable String value, Tally tally) {
    if (value == null) {
      tally.found(Fault.MISSING, "key " + key + " had no value");
    } else {
      check(Stamp.of(value), tally);
    }
  }

  private void check(Stamp answer, Tally tally) {
    if (!answer.intact()) {
      tally.found(Fault.DAMAGED, "the answer of key " + key);
    } else if (answer.key() != key) {
      tally.found(Fault.WRONG, "key " + key + " was answered with the value of " + answer.key());
    } else if (answer.version() < written) {
      tally.found(Fault.STALE, old(answer, written) + " had been written");
    } else if (answer.version() < ended) {
      tally.found(Fault.STALE_AFTER_FAILURE, old(answer, ended) + " had been begun, and had ended");
    }
  }

  /** With the times: those of another process have been noted long before. */
  private String old(Stamp answer, long least) {
    return "at "
        + Instant.now()
        + " key "
        + key
        + " was answered at version "
        + answer.version()
        + ", and "
        + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since)
        + " ms earlier "
        + least;
  }
}
