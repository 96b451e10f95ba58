package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeGroup;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Encoder;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.generated.GlobalNode;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Ticket} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class TicketNodes {
  /** What {@link Ticket} declares. */
  public static final NodeSpec<Ticket, String> SPEC =
      NodeSpec.builder(1, Ticket.class, "Ticket")
          .version("v1")
          .key(
              "ticket:{event}:{seat.hall}:{seat.row}:{key}:{zone}",
              KeyLayout.literal("ticket:")
                  .thenNumber()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenNumber()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenText(),
              TicketNodes::writeKey)
          .check(TicketNodes::check)
          .group("event:{event}", TicketNodes::writeGroup1)
          .group("hall:{seat.hall}", TicketNodes::writeGroup2)
          .group("of:{seat}:{key}", TicketNodes::writeGroup3)
          .group("zone:{zone}", TicketNodes::writeGroup4)
          .tier("local", Duration.ofSeconds(30))
          .value(
              ValueType.weighedBy("java.lang.String", new TicketEncoder()))
          .build();

  private static final GlobalNode<Ticket, String> NODE = GlobalNode.of(SPEC, loads());

  private TicketNodes() {}

  static Loads<Ticket, String> loads() {
    return Loads.by(node -> node.load());
  }

  /** Answers the group of these entries, for {@code invalidateGroup}. */
  public static NodeGroup<Ticket> byEvent(long event) {
    return NodeGroup.of(TicketNodes.SPEC, 0, key -> writeGroup1Of(event, key));
  }

  /** Answers the group of these entries, for {@code invalidateGroup}. */
  public static NodeGroup<Ticket> bySeatHall(String hall) {
    return NodeGroup.of(TicketNodes.SPEC, 1, key -> writeGroup2Of(hall, key));
  }

  /** Answers the group of these entries, for {@code invalidateGroup}. */
  public static NodeGroup<Ticket> bySeatAndKey(Ticket.Seat seat, String theKey) {
    return NodeGroup.of(TicketNodes.SPEC, 2, key -> writeGroup3Of(seat, theKey, key));
  }

  /** Answers the group of these entries, for {@code invalidateGroup}. */
  public static NodeGroup<Ticket> byZone(@Nullable String zone) {
    return NodeGroup.of(TicketNodes.SPEC, 3, key -> writeGroup4Of(zone, key));
  }

  private static void writeGroup1(Ticket node, KeyWriter key) {
    writeGroup1Of(node.event(), key);
  }

  private static void writeGroup1Of(long event, KeyWriter key) {
    key.literal("event:").number(event);
  }

  private static void writeGroup2(Ticket node, KeyWriter key) {
    writeGroup2Of(node.seat().hall(), key);
  }

  private static void writeGroup2Of(String hall, KeyWriter key) {
    key.literal("hall:").value("seat.hall", hall);
  }

  private static void writeGroup3(Ticket node, KeyWriter key) {
    writeGroup3Of(node.seat(), node.key(), key);
  }

  private static void writeGroup3Of(Ticket.Seat seat, String theKey, KeyWriter key) {
    key.literal("of:")
        .open()
        .value("seat.hall", seat.hall())
        .next()
        .number(seat.row())
        .close()
        .literal(":")
        .value("key", theKey);
  }

  private static void writeGroup4(Ticket node, KeyWriter key) {
    writeGroup4Of(node.zone(), key);
  }

  private static void writeGroup4Of(@Nullable String zone, KeyWriter key) {
    key.literal("zone:").nullable(zone);
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable String> get(long event, Ticket.Seat seat, String key,
      @Nullable String zone) {
    return NODE.cache().get(new Ticket(event, seat, key, zone));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable String> get(long event, Ticket.Seat seat, String key,
      @Nullable String zone, Loader<? super Ticket, ? extends String> loader) {
    return NODE.cache().get(new Ticket(event, seat, key, zone), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable String> getIfPresent(long event, Ticket.Seat seat,
      String key, @Nullable String zone) {
    return NODE.cache().getIfPresent(new Ticket(event, seat, key, zone));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Ticket, String>> getAllPresentNodes(
      Collection<Ticket> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Ticket, String>> getAllNodes(Collection<Ticket> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Ticket, String>> getAllNodes(Collection<Ticket> nodes,
      BulkLoader<Ticket, ? extends String> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(long event, Ticket.Seat seat, String key,
      @Nullable String zone, String value) {
    return NODE.cache().put(new Ticket(event, seat, key, zone), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(long event, Ticket.Seat seat,
      String key, @Nullable String zone, String value) {
    return NODE.cache().putEverywhere(new Ticket(event, seat, key, zone), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable String> refresh(long event, Ticket.Seat seat,
      String key, @Nullable String zone) {
    return NODE.cache().refresh(new Ticket(event, seat, key, zone));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<@Nullable String> refresh(long event, Ticket.Seat seat,
      String key, @Nullable String zone, Loader<? super Ticket, ? extends String> loader) {
    return NODE.cache().refresh(new Ticket(event, seat, key, zone), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(long event, Ticket.Seat seat,
      String key, @Nullable String zone) {
    return NODE.cache().invalidate(new Ticket(event, seat, key, zone));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(long event, Ticket.Seat seat,
      String key, @Nullable String zone) {
    return NODE.cache().invalidateEverywhere(new Ticket(event, seat, key, zone));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Ticket, String> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Ticket, String>> refreshAllNodes(Collection<Ticket> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Ticket, String>> refreshAllNodes(Collection<Ticket> nodes,
      BulkLoader<Ticket, ? extends String> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Ticket> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Ends all values with {@code event} in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> invalidateByEvent(long event) {
    return NODE.cache().invalidateGroup(TicketNodes.byEvent(event));
  }

  /** Ends all values with {@code hall} in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> invalidateBySeatHall(String hall) {
    return NODE.cache().invalidateGroup(TicketNodes.bySeatHall(hall));
  }

  /** Ends all values with {@code seat} and {@code theKey} in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> invalidateBySeatAndKey(Ticket.Seat seat,
      String theKey) {
    return NODE.cache().invalidateGroup(TicketNodes.bySeatAndKey(seat, theKey));
  }

  /** Ends all values with {@code zone} in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> invalidateByZone(@Nullable String zone) {
    return NODE.cache().invalidateGroup(TicketNodes.byZone(zone));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(long event, Ticket.Seat seat, String key,
      @Nullable String zone) {
    return NODE.cache().peek(new Ticket(event, seat, key, zone));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Ticket, String> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Ticket, String> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static TicketCache.Sync sync() {
    return new TicketCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Ticket node, KeyWriter key) {
    key.literal("ticket:")
        .number(node.event())
        .literal(":")
        .value("seat.hall", node.seat().hall())
        .literal(":")
        .number(node.seat().row())
        .literal(":")
        .value("key", node.key())
        .literal(":")
        .nullable(node.zone());
  }

  private static void check(Ticket node) {
    KeyWriter.required("seat", node.seat());
    KeyWriter.required("seat.hall", node.seat().hall());
    KeyWriter.required("key", node.key());
  }

  /** Writes what {@link Ticket} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class TicketEncoder implements Encoder<String> {
    @Override
    public void write(ValueWriter out, String value) {
      out.writeString(value);
    }
  }
}
