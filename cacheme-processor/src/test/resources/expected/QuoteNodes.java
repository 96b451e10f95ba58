package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.codec.Codec;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.codec.ValueReader;
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

/** Static access to {@link Quote} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class QuoteNodes {
  /** What {@link Quote} declares. */
  public static final NodeSpec<Quote, Quote.Price> SPEC =
      NodeSpec.builder(1, Quote.class, "Quote")
          .version("v1")
          .key(
              "quote:{isin}:{ttl}",
              KeyLayout.literal("quote:").thenText().thenLiteral(":").thenNumber(),
              QuoteNodes::writeKey)
          .check(QuoteNodes::check)
          .tier("local", Duration.ofSeconds(1))
          .tier("redis", Duration.ofHours(1))
          .value(
              ValueType.of("demo.Quote.Price", new QuoteCodec())
                  .declaredAs(Quote.Price.class)
                  .withFingerprint(0xa80ab4a2c60485e0L))
          .ttlJitter(0.1)
          .ttl(Quote::ttl)
          .build();

  private static final GlobalNode<Quote, Quote.Price> NODE = GlobalNode.of(SPEC, loads());

  private QuoteNodes() {}

  static Loads<Quote, Quote.Price> loads() {
    return Loads.none();
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Quote.@Nullable Price> get(String isin, int ttl,
      Loader<? super Quote, ? extends Quote.Price> loader) {
    return NODE.cache().get(new Quote(isin, ttl), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<Quote.@Nullable Price> getIfPresent(String isin, int ttl) {
    return NODE.cache().getIfPresent(new Quote(isin, ttl));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Quote, Quote.Price>> getAllPresentNodes(
      Collection<Quote> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Quote, Quote.Price>> getAllNodes(Collection<Quote> nodes,
      BulkLoader<Quote, ? extends Quote.Price> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(String isin, int ttl, Quote.Price value) {
    return NODE.cache().put(new Quote(isin, ttl), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String isin, int ttl,
      Quote.Price value) {
    return NODE.cache().putEverywhere(new Quote(isin, ttl), value);
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<Quote.@Nullable Price> refresh(String isin, int ttl,
      Loader<? super Quote, ? extends Quote.Price> loader) {
    return NODE.cache().refresh(new Quote(isin, ttl), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String isin, int ttl) {
    return NODE.cache().invalidate(new Quote(isin, ttl));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String isin, int ttl) {
    return NODE.cache().invalidateEverywhere(new Quote(isin, ttl));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Quote, Quote.Price> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Quote, Quote.Price>> refreshAllNodes(Collection<Quote> nodes,
      BulkLoader<Quote, ? extends Quote.Price> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Quote> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(String isin, int ttl) {
    return NODE.cache().peek(new Quote(isin, ttl));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Quote, Quote.Price> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Quote, Quote.Price> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static QuoteCache.Sync sync() {
    return new QuoteCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Quote node, KeyWriter key) {
    key.literal("quote:").value("isin", node.isin()).literal(":").number(node.ttl());
  }

  private static void check(Quote node) {
    KeyWriter.required("isin", node.isin());
  }

  /** Writes and reads what {@link Quote} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class QuoteCodec implements Codec<Quote.Price> {
    private static final FieldNames PRICE = FieldNames.of("cents", "isClosed");

    @Override
    public void write(ValueWriter out, Quote.Price value) {
      writePrice(out, value);
    }

    @Override
    public Quote.Price read(ValueReader in) {
      return readPrice(in);
    }

    private static void writePrice(ValueWriter out, Quote.Price value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PRICE);
      out.field(PRICE, 0).writeLong(value.cents());
      out.field(PRICE, 1).writeBoolean(value.isClosed());
      out.endRecord();
    }

    private static Quote.Price readPrice(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      long cents = 0;
      boolean isClosed = false;
      long seen = 0;
      in.beginRecord(PRICE);
      int field = in.nextField(PRICE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          cents = in.readLong();
          seen |= 1L << field;
          field = in.nextField(PRICE, 1);
        }
        if (field == 1) {
          isClosed = in.readBoolean();
          seen |= 1L << field;
          field = in.nextField(PRICE, 2);
        }
      }
      PRICE.checkSeen(seen);
      return new Quote.Price(cents, isClosed);
    }
  }
}
