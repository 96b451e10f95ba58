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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Price} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class PriceNodes {
  /** What {@link Price} declares. */
  public static final NodeSpec<Price, Price.Amount> SPEC =
      NodeSpec.builder(1, Price.class, "Price")
          .version("2024-06")
          .alsoInvalidate("2024-05", "v1")
          .key("price:{product}", KeyLayout.literal("price:").thenText(), PriceNodes::writeKey)
          .check(PriceNodes::check)
          .tier("local", Duration.ofMillis(500))
          .tier("my-redis", Duration.ofHours(2))
          .value(
              ValueType.of("demo.Price.Amount", new PriceCodec())
                  .declaredAs(Price.Amount.class)
                  .withFingerprint(0x4859af69db81d489L))
          .compression("ZLIB")
          .fleetSingleflight()
          .build();

  private static final GlobalNode<Price, Price.Amount> NODE = GlobalNode.of(SPEC, loads());

  private PriceNodes() {}

  static Loads<Price, Price.Amount> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code product}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Price.@Nullable Amount> get(UUID product,
      Loader<? super Price, ? extends Price.Amount> loader) {
    return NODE.cache().get(new Price(product), loader);
  }

  /** Answers the value of {@code product} if a tier has it, else null; never loads. */
  public static CompletableFuture<Price.@Nullable Amount> getIfPresent(UUID product) {
    return NODE.cache().getIfPresent(new Price(product));
  }

  /**
   * Answers the values of {@code products}, loaded by {@code bulkLoader} where no tier has them.
   */
  public static CompletableFuture<Map<UUID, Price.Amount>> getAll(Collection<UUID> products,
      BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
    return NODE.cache().getAllBy(products, Price::new, bulkLoader);
  }

  /** Answers the values of {@code products} that a tier has; never loads. */
  public static CompletableFuture<Map<UUID, Price.Amount>> getAllPresent(
      Collection<UUID> products) {
    return NODE.cache().getAllPresentBy(products, Price::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Price, Price.Amount>> getAllPresentNodes(
      Collection<Price> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Price, Price.Amount>> getAllNodes(Collection<Price> nodes,
      BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code product}. */
  public static CompletableFuture<@Nullable Void> put(UUID product, Price.Amount value) {
    return NODE.cache().put(new Price(product), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code product}; succeeds when no process serves an
   * older value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(UUID product, Price.Amount value) {
    return NODE.cache().putEverywhere(new Price(product), value);
  }

  /** Loads the value of {@code product} anew by {@code loader}. */
  public static CompletableFuture<Price.@Nullable Amount> refresh(UUID product,
      Loader<? super Price, ? extends Price.Amount> loader) {
    return NODE.cache().refresh(new Price(product), loader);
  }

  /** Removes the value of {@code product} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(UUID product) {
    return NODE.cache().invalidate(new Price(product));
  }

  /** Removes the value of {@code product} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(UUID product) {
    return NODE.cache().invalidateEverywhere(new Price(product));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<UUID, Price.Amount> values) {
    return NODE.cache().putAllBy(values, Price::new);
  }

  /** Loads the values of {@code products} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<UUID, Price.Amount>> refreshAll(Collection<UUID> products,
      BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
    return NODE.cache().refreshAllBy(products, Price::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Price, Price.Amount> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Price, Price.Amount>> refreshAllNodes(Collection<Price> nodes,
      BulkLoader<Price, ? extends Price.Amount> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code products} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<UUID> products) {
    return NODE.cache().invalidateAll(products.stream().map(Price::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Price> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code product}, and changes nothing. */
  public static CompletableFuture<Peek> peek(UUID product) {
    return NODE.cache().peek(new Price(product));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Price, Price.Amount> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Price, Price.Amount> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static PriceCache.Sync sync() {
    return new PriceCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Price node, KeyWriter key) {
    key.literal("price:").value("product", node.product());
  }

  private static void check(Price node) {
    KeyWriter.required("product", node.product());
  }

  /** Writes and reads what {@link Price} caches and all that it reaches. Null parts stay null. */
  @SuppressWarnings("NullAway")
  private static final class PriceCodec implements Codec<Price.Amount> {
    private static final FieldNames AMOUNT = FieldNames.of("cents", "currency");

    @Override
    public void write(ValueWriter out, Price.Amount value) {
      writeAmount(out, value);
    }

    @Override
    public Price.Amount read(ValueReader in) {
      return readAmount(in);
    }

    private static void writeAmount(ValueWriter out, Price.Amount value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(AMOUNT);
      out.field(AMOUNT, 0).writeLong(value.cents());
      out.field(AMOUNT, 1).writeString(value.currency());
      out.endRecord();
    }

    private static Price.Amount readAmount(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      long cents = 0;
      String currency = null;
      long seen = 0;
      in.beginRecord(AMOUNT);
      int field = in.nextField(AMOUNT, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          cents = in.readLong();
          seen |= 1L << field;
          field = in.nextField(AMOUNT, 1);
        }
        if (field == 1) {
          currency = in.readString();
          seen |= 1L << field;
          field = in.nextField(AMOUNT, 2);
        }
      }
      AMOUNT.checkSeen(seen);
      return new Price.Amount(cents, currency);
    }
  }
}
