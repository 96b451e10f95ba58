package io.cacheme;

import io.cacheme.internal.key.Flight;
import io.cacheme.internal.node.Chain;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.RemoteGate;
import io.cacheme.internal.tier.RemoteKey;
import io.cacheme.internal.tier.RemoteTier;
import io.cacheme.internal.tier.Teller;
import io.cacheme.internal.tier.Tellers;
import io.cacheme.internal.tier.TierCall;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

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

  /** Tells the others that the node was cleared, and waits for nothing. */
  public static void tellClear(Chain<?> chain) {
    List<String> others = Collections.nCopies(chain.tellers().others().size(), "!");
    chain
        .tellers()
        .forEach(new RemoteKey("!", others), (teller, name) -> teller.tell(name, failure -> {}));
  }

  /** What is known of the groups now is what is known of {@code members}. */
  public static void knowAnew(NodeContext<?, ?> context, Members members) {
    if (members != null) {
      context.knowsGroups(members, () -> {});
    }
  }

  /** The stamps of the first group. */
  public static long[][] onlyFirst(long[][] stamps) {
    return Arrays.copyOf(stamps, Math.min(1, stamps.length));
  }

  /** The tier that is as far from the last as that at {@code index} from the first. */
  public static int mirrored(NodeContext<?, ?> context, int index) {
    return context.chain.remotes().size() - 1 - index;
  }

  /** The remote tiers, last asked first. */
  public static List<?> upsideDown(Chain<?> chain) {
    List<Object> tiers = new ArrayList<>(chain.remotes());
    Collections.reverse(tiers);
    return tiers;
  }

  /** Tells those of other versions that {@code key} was written, and waits for nothing. */
  public static void tellOthers(Chain<?> chain, RemoteKey key) {
    new Tellers(null, chain.tellers().others())
        .forEach(key, (teller, name) -> teller.tell(name, failure -> {}));
  }

  public static Tellers ownTellers(Chain<?> chain) {
    return new Tellers(chain.tellers().own(), List.of());
  }

  /**
   * Removes {@code key} as the write does, but where it is that of another version, from the tier
   * that is as far from the other end of the chain.
   *
   * @param visit the write's visit of the tier at {@code place}
   * @param written what it writes
   * @param counted the call that the visit waits for
   */
  public static void removeUpsideDown(
      Object visit,
      String key,
      byte[] tombstone,
      RemoteKey written,
      Chain<?> chain,
      int place,
      TierCall<Boolean> counted) {
    int last = chain.remotes().size() - 1;
    remove(chain, key.equals(written.own()) ? place : last - place, key, tombstone, counted);
  }

  /** Removes {@code key} as the write does, which does not wait for that of another version. */
  public static void removeUnawaited(
      Object visit,
      String key,
      byte[] tombstone,
      RemoteKey written,
      Chain<?> chain,
      int place,
      TierCall<Boolean> counted) {
    remove(chain, place, key, tombstone, key.equals(written.own()) ? counted : new Unawaited());
  }

  private static void remove(
      Chain<?> chain, int place, String key, byte[] tombstone, TierCall<Boolean> call) {
    RemoteTier<?> tier = chain.remotes().get(place);
    tier.gate.remove(key, tombstone, tier.holdMillis(), call);
  }

  private static final class Unawaited extends TierCall<Boolean> {

    @Override
    public void done(Boolean kept, Throwable failure) {
      // nobody waits for it
    }
  }

  /** Keeps {@code value} on the heaps. */
  public static <N extends Node<V>, V> void keep(NodeContext<N, V> context, N node, V value) {
    long now = context.surroundings.time.epochMillis();
    context.chain.fillHeaps(
        context.keys.local(node),
        context.loaded(node, value, now, now),
        context.chain.size(),
        now,
        context.chain.clears(),
        context.chain.mark(context.keys.remote(node)),
        context.groups == null ? null : context.groups.of(node));
  }

  /** Whether {@code flight} may fill, or renews. */
  public static boolean orRenews(Flight<?> flight, boolean mayFill) {
    return mayFill || flight.kind() == Flight.Kind.RENEWAL;
  }
}
