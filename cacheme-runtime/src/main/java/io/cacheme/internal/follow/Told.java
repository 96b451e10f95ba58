package io.cacheme.internal.follow;

import java.util.concurrent.atomic.LongAdder;

/** How often one node was told that others have written it. */
public final class Told {

  private final LongAdder messages = new LongAdder();
  private final LongAdder keys = new LongAdder();

  /** One message came, which names {@code named} keys. */
  void heard(int named) {
    messages.increment();
    keys.add(named);
  }

  /** How many messages came. */
  public long messages() {
    return messages.sum();
  }

  /** How many keys they named. */
  public long keys() {
    return keys.sum();
  }
}
