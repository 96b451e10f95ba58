package com.example;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import org.immutables.value.Value;

/** Caches what Immutables writes in the same compilation; a heap keeps any object. */
@CacheNode(key = "ticket:{id}", caches = @Cache(storage = "local", ttl = "1h"))
public record Ticket(long id) implements Node<ImmutableSeat> {

  /** What is cached. */
  @Value.Immutable
  public interface Seat {
    /** The row. */
    String row();
  }

  ImmutableSeat load() {
    return ImmutableSeat.builder().row("row " + id).build();
  }
}
