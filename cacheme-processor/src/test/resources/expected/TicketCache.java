package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.LoadingBulkCache;
import io.cacheme.generated.LoadingBulkSync;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Ticket} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class TicketCache extends LoadingBulkCache<Ticket, String> {
  private TicketCache(NodeCache<Ticket, String> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static TicketCache create(Cacheme cacheme) {
    return new TicketCache(cacheme.bind(TicketNodes.SPEC, TicketNodes.loads()));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<@Nullable String> get(long event, Ticket.Seat seat, String key,
      @Nullable String zone) {
    return cache().get(new Ticket(event, seat, key, zone));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<@Nullable String> get(long event, Ticket.Seat seat, String key,
      @Nullable String zone, Loader<? super Ticket, ? extends String> loader) {
    return cache().get(new Ticket(event, seat, key, zone), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<@Nullable String> getIfPresent(long event, Ticket.Seat seat, String key,
      @Nullable String zone) {
    return cache().getIfPresent(new Ticket(event, seat, key, zone));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(long event, Ticket.Seat seat, String key,
      @Nullable String zone, String value) {
    return cache().put(new Ticket(event, seat, key, zone), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(long event, Ticket.Seat seat, String key,
      @Nullable String zone, String value) {
    return cache().putEverywhere(new Ticket(event, seat, key, zone), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<@Nullable String> refresh(long event, Ticket.Seat seat, String key,
      @Nullable String zone) {
    return cache().refresh(new Ticket(event, seat, key, zone));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<@Nullable String> refresh(long event, Ticket.Seat seat, String key,
      @Nullable String zone, Loader<? super Ticket, ? extends String> loader) {
    return cache().refresh(new Ticket(event, seat, key, zone), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(long event, Ticket.Seat seat, String key,
      @Nullable String zone) {
    return cache().invalidate(new Ticket(event, seat, key, zone));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(long event, Ticket.Seat seat,
      String key, @Nullable String zone) {
    return cache().invalidateEverywhere(new Ticket(event, seat, key, zone));
  }

  /** Ends all values with {@code event} in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> invalidateByEvent(long event) {
    return cache().invalidateGroup(TicketNodes.byEvent(event));
  }

  /** Ends all values with {@code hall} in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> invalidateBySeatHall(String hall) {
    return cache().invalidateGroup(TicketNodes.bySeatHall(hall));
  }

  /** Ends all values with {@code seat} and {@code theKey} in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> invalidateBySeatAndKey(Ticket.Seat seat, String theKey) {
    return cache().invalidateGroup(TicketNodes.bySeatAndKey(seat, theKey));
  }

  /** Ends all values with {@code zone} in all tiers, for all processes. */
  public CompletableFuture<@Nullable Void> invalidateByZone(@Nullable String zone) {
    return cache().invalidateGroup(TicketNodes.byZone(zone));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(long event, Ticket.Seat seat, String key,
      @Nullable String zone) {
    return cache().peek(new Ticket(event, seat, key, zone));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Ticket, String> {
    Sync(SyncNodeCache<Ticket, String> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public @Nullable String get(long event, Ticket.Seat seat, String key, @Nullable String zone) {
      return cache().get(new Ticket(event, seat, key, zone));
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public @Nullable String get(long event, Ticket.Seat seat, String key, @Nullable String zone,
        Loader<? super Ticket, ? extends String> loader) {
      return cache().get(new Ticket(event, seat, key, zone), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public @Nullable String getIfPresent(long event, Ticket.Seat seat, String key,
        @Nullable String zone) {
      return cache().getIfPresent(new Ticket(event, seat, key, zone));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(long event, Ticket.Seat seat, String key, @Nullable String zone, String value) {
      cache().put(new Ticket(event, seat, key, zone), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(long event, Ticket.Seat seat, String key, @Nullable String zone,
        String value) {
      cache().putEverywhere(new Ticket(event, seat, key, zone), value);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public @Nullable String refresh(long event, Ticket.Seat seat, String key,
        @Nullable String zone) {
      return cache().refresh(new Ticket(event, seat, key, zone));
    }

    /** Loads the value of this key anew by {@code loader}. */
    public @Nullable String refresh(long event, Ticket.Seat seat, String key, @Nullable String zone,
        Loader<? super Ticket, ? extends String> loader) {
      return cache().refresh(new Ticket(event, seat, key, zone), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(long event, Ticket.Seat seat, String key, @Nullable String zone) {
      cache().invalidate(new Ticket(event, seat, key, zone));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(long event, Ticket.Seat seat, String key,
        @Nullable String zone) {
      cache().invalidateEverywhere(new Ticket(event, seat, key, zone));
    }

    /** Ends all values with {@code event} in all tiers, for all processes. */
    public void invalidateByEvent(long event) {
      cache().invalidateGroup(TicketNodes.byEvent(event));
    }

    /** Ends all values with {@code hall} in all tiers, for all processes. */
    public void invalidateBySeatHall(String hall) {
      cache().invalidateGroup(TicketNodes.bySeatHall(hall));
    }

    /** Ends all values with {@code seat} and {@code theKey} in all tiers, for all processes. */
    public void invalidateBySeatAndKey(Ticket.Seat seat, String theKey) {
      cache().invalidateGroup(TicketNodes.bySeatAndKey(seat, theKey));
    }

    /** Ends all values with {@code zone} in all tiers, for all processes. */
    public void invalidateByZone(@Nullable String zone) {
      cache().invalidateGroup(TicketNodes.byZone(zone));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(long event, Ticket.Seat seat, String key, @Nullable String zone) {
      return cache().peek(new Ticket(event, seat, key, zone));
    }
  }
}
