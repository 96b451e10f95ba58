package io.cacheme.proof.soak;

import java.util.List;

/** What is cached in, and has troubles. But for {@link #connections} for one thread. */
interface Station extends AutoCloseable {

  /** What it is called, as the storage over it. */
  String name();

  /** The URL by which it is reached while troubles happen. */
  String url();

  /** Which troubles it can have. */
  List<Trouble> troubles();

  /**
   * Lets {@code trouble} begin.
   *
   * @param lasts for how many milliseconds, by which it also is told how bad it is
   */
  void begin(Trouble trouble, long lasts);

  /** Ends it; returns once the server serves. */
  void end(Trouble trouble);

  /** How many clients are connected; to be asked while there is no trouble. */
  long connections();

  /** How many connections the process may keep, whatever it had to do; 0 if always the same. */
  default long pooled() {
    return 0;
  }

  @Override
  void close();
}
