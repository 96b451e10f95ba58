package io.cacheme.proof.soak;

import java.util.Locale;

/** What happens to a server, or on the way to it, for a while. */
enum Trouble {
  /** It stands still, and takes connections. */
  STOPPED,
  /** It is killed, and started again. */
  KILLED,
  /** All connections are reset, once. */
  CUT,
  /** A reply ends in the middle, and the connection with it. */
  TORN,
  /** All data comes late. */
  SLOW,
  /** All data comes in pieces of some bytes. */
  SLICED,
  /** Nothing comes through, and all of it later. */
  HELD,
  /** The connections of now carry nothing any more, and the client is not told. */
  HALF_OPEN,
  /** It takes no connections. */
  REFUSED,
  /** It answers with errors. */
  ERRORS;

  /** As it is printed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
