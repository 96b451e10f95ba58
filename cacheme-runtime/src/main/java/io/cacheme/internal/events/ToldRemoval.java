package io.cacheme.internal.events;

import io.cacheme.Node;
import io.cacheme.RemovalCause;
import io.cacheme.RemovalListener.Removal;

/** A value that a heap keeps no longer, as it is told. */
public record ToldRemoval<N extends Node<V>, V>(N node, V value, RemovalCause cause, String tier)
    implements Removal<N, V> {

  /** The node and the cause; never the value. */
  @Override
  public String toString() {
    return "Removal[node=" + node + ", cause=" + cause + ", tier=" + tier + "]";
  }
}
