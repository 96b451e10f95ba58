package io.cacheme.internal.tier;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who tells other processes what is written of one node, all over the bus of one storage.
 *
 * @param own tells those of the node's own version; null if none of these listens
 * @param others tell those of each version whose keys are removed with the node's, in their order
 */
public record Tellers(@Nullable Teller own, List<Teller> others) {

  /** Nobody tells anything. */
  public static final Tellers NONE = new Tellers(null, List.of());

  /** Copies the list. */
  public Tellers {
    others = List.copyOf(others);
  }

  /** How many messages a write takes. */
  public int size() {
    return (own == null ? 0 : 1) + others.size();
  }

  /** The name of the storage whose bus it is; null if nobody tells anything. */
  public @Nullable String storage() {
    if (own != null) {
      return own.storage();
    }
    return others.isEmpty() ? null : others.get(0).storage();
  }

  /** Gives {@code telling} each of them, with what its listeners call {@code key}. */
  public void forEach(RemoteKey key, BiConsumer<Teller, String> telling) {
    if (own != null) {
      telling.accept(own, key.own());
    }
    for (int i = 0; i < others.size(); i++) {
      telling.accept(others.get(i), key.others().get(i));
    }
  }
}
