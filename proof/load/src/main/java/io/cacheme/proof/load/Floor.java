package io.cacheme.proof.load;

import io.cacheme.proof.load.Tally.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a call that begins now may be at the oldest.
 *
 * @param written the newest version that was written, or made room for, with success
 * @param ended the same with whatever success
 */
record Floor(int key, long written, long ended) {

  static Floor of(Source source, int key) {
    return new Floor(key, source.written(key), source.ended(key));
  }

  /** The same for who is promised that the load begins after the call. */
  Floor atLeast(long version) {
    return new Floor(key, Math.max(written, version), Math.max(ended, version));
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
      tally.found(Fault.STALE, old(answer, written) + " was written before");
    } else if (answer.version() < ended) {
      tally.found(
          Fault.STALE_AFTER_FAILURE, old(answer, ended) + " was begun, and had ended before");
    }
  }

  private String old(Stamp answer, long least) {
    return "key " + key + " was answered at version " + answer.version() + ", and " + least;
  }
}
