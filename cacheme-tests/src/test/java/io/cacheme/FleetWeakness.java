package io.cacheme;

import io.cacheme.internal.node.Chain;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.Teller;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;

/** What the {@link FleetMutants} do in the place of the engine. */
public final class FleetWeakness {

  private FleetWeakness() {}

  /** Keeps {@code entry} whatever is there. */
  public static void fill(RemoteGate gate, ConditionalEntry entry, TierCall<Boolean> call) {
    gate.put(new StoredEntry(entry.key(), entry.bytes(), entry.ttlMillis()), call);
  }

  /** Tells the others that {@code key} was written, and waits for nothing. */
  public static void tell(Chain<?> chain, RemoteKey key) {
    Teller own = chain.tellers().own();
    if (own != null) {
      own.tell(key.own(), failure -> {});
    }
  }
}
