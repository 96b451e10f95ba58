package io.cacheme.stats;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The loads of one node that have begun and not ended, about: one counter is read after the other.
 * Immutable; two of the same counts are equal.
 */
public final class LoadsUnderWay {

  private final int running;
  private final int waiting;

  private LoadsUnderWay(Builder builder) {
    running = builder.running;
    waiting = builder.waiting;
  }

  /** Begins that of a node that loads nothing; for tests of who is given one. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many run, or wait for a thread. */
  public int running() {
    return running;
  }

  /**
   * How many wait for their turn, since as many run as the node lets ({@code maxConcurrentLoads}).
   */
  public int waiting() {
    return waiting;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LoadsUnderWay loads
            && running == loads.running
            && waiting == loads.waiting);
  }

  @Override
  public int hashCode() {
    return Objects.hash(running, waiting);
  }

  @Override
  public String toString() {
    return "LoadsUnderWay[running=" + running + ", waiting=" + waiting + "]";
  }

  /** Collects the counts. Not thread-safe. */
  public static final class Builder {

    private int running;
    private int waiting;

    private Builder() {}

    /** {@link LoadsUnderWay#running}. */
    public Builder running(int loads) {
      running = loads;
      return this;
    }

    /** {@link LoadsUnderWay#waiting}. */
    public Builder waiting(int loads) {
      waiting = loads;
      return this;
    }

    /** What was collected. */
    public LoadsUnderWay build() {
      return new LoadsUnderWay(this);
    }
  }
}
