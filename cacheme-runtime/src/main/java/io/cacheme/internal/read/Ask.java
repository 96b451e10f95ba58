package io.cacheme.internal.read;

import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.internal.key.Flight;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.spi.ContextPropagation;
import org.jspecify.annotations.Nullable;

/**
 * What a flight is opened for.
 *
 * @param loader loads what no tier has; null where a bulk loader does, and for a probe
 * @param caller who opened it and blocks, if somebody does
 * @param carried what the caller's thread carried, or null if nothing is carried on
 */
record Ask<N extends Node<V>, V>(
    N node,
    @Nullable Loader<? super N, ? extends V> loader,
    Flight.Kind kind,
    @Nullable BlockingCaller caller,
    ContextPropagation.@Nullable Snapshot carried) {

  /** The same for others: the caller has gone. */
  Ask<N, V> withoutCaller() {
    return new Ask<>(node, loader, kind, null, carried);
  }
}
