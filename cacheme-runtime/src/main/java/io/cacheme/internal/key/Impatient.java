package io.cacheme.internal.key;

/** Those who have waited for a flight for long enough, and are answered before it has ended. */
public final class Impatient<V> extends Awaited<V> {

  /** Tells all of {@code meanwhile}; on a thread that has stack for it. */
  public void tell(Outcome<V> meanwhile) {
    try {
      tellAll(meanwhile);
    } catch (Throwable e) { // one had no stack, or no memory, and the others are to know
      tellAll(meanwhile);
    }
  }

  @Override
  protected void expired() {
    // it waits for nothing
  }
}
