package com.example;

import com.google.auto.value.AutoValue;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Caches an object of the class that AutoValue writes; a heap keeps any object. */
@CacheNode(key = "ticket:{id}", caches = @Cache(storage = "local", ttl = "1h"))
public record Ticket(long id) implements Node<Ticket.Seat> {

  /** What is cached. */
  @AutoValue
  public abstract static class Seat {
    /** The row. */
    public abstract String row();
  }

  Seat load() {
    return new AutoValue_Ticket_Seat("row " + id);
  }
}
