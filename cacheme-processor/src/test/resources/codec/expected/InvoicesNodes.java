package demo;

import demo.billing.Invoice;
import demo.billing.InvoiceCodec;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Invoices} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class InvoicesNodes {
  /** What {@link Invoices} declares. */
  public static final NodeSpec<Invoices, Invoices.Page> SPEC =
      NodeSpec.builder(1, Invoices.class, "Invoices")
          .version("v1")
          .key("invoices:{of}", KeyLayout.literal("invoices:").thenText(), InvoicesNodes::writeKey)
          .check(InvoicesNodes::check)
          .tier("my-redis", Duration.ofHours(1))
          .value(
              ValueType.of("demo.Invoices.Page", new InvoicesCodec())
                  .declaredAs(Invoices.Page.class)
                  .reaching(Invoice.class)
                  .withFingerprint(0xa2542bd404d26381L))
          .build();

  private static final GlobalNode<Invoices, Invoices.Page> NODE = GlobalNode.of(SPEC, loads());

  private InvoicesNodes() {}

  static Loads<Invoices, Invoices.Page> loads() {
    return Loads.none();
  }

  /** Answers the value of {@code of}, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<Invoices.@Nullable Page> get(String of,
      Loader<? super Invoices, ? extends Invoices.Page> loader) {
    return NODE.cache().get(new Invoices(of), loader);
  }

  /** Answers the value of {@code of} if a tier has it, else null; never loads. */
  public static CompletableFuture<Invoices.@Nullable Page> getIfPresent(String of) {
    return NODE.cache().getIfPresent(new Invoices(of));
  }

  /** Answers the values of {@code ofs}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<String, Invoices.Page>> getAll(Collection<String> ofs,
      BulkLoader<Invoices, ? extends Invoices.Page> bulkLoader) {
    return NODE.cache().getAllBy(ofs, Invoices::new, bulkLoader);
  }

  /** Answers the values of {@code ofs} that a tier has; never loads. */
  public static CompletableFuture<Map<String, Invoices.Page>> getAllPresent(
      Collection<String> ofs) {
    return NODE.cache().getAllPresentBy(ofs, Invoices::new);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Invoices, Invoices.Page>> getAllPresentNodes(
      Collection<Invoices> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Invoices, Invoices.Page>> getAllNodes(
      Collection<Invoices> nodes, BulkLoader<Invoices, ? extends Invoices.Page> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under {@code of}. */
  public static CompletableFuture<@Nullable Void> put(String of, Invoices.Page value) {
    return NODE.cache().put(new Invoices(of), value);
  }

  /**
   * Writes {@code value} to all tiers under {@code of}; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(String of, Invoices.Page value) {
    return NODE.cache().putEverywhere(new Invoices(of), value);
  }

  /** Loads the value of {@code of} anew by {@code loader}. */
  public static CompletableFuture<Invoices.@Nullable Page> refresh(String of,
      Loader<? super Invoices, ? extends Invoices.Page> loader) {
    return NODE.cache().refresh(new Invoices(of), loader);
  }

  /** Removes the value of {@code of} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(String of) {
    return NODE.cache().invalidate(new Invoices(of));
  }

  /** Removes the value of {@code of} from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(String of) {
    return NODE.cache().invalidateEverywhere(new Invoices(of));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAll(Map<String, Invoices.Page> values) {
    return NODE.cache().putAllBy(values, Invoices::new);
  }

  /** Loads the values of {@code ofs} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<String, Invoices.Page>> refreshAll(Collection<String> ofs,
      BulkLoader<Invoices, ? extends Invoices.Page> bulkLoader) {
    return NODE.cache().refreshAllBy(ofs, Invoices::new, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Invoices, Invoices.Page> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Invoices, Invoices.Page>> refreshAllNodes(
      Collection<Invoices> nodes, BulkLoader<Invoices, ? extends Invoices.Page> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code ofs} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAll(Collection<String> ofs) {
    return NODE.cache().invalidateAll(ofs.stream().map(Invoices::new).toList());
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Invoices> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of {@code of}, and changes nothing. */
  public static CompletableFuture<Peek> peek(String of) {
    return NODE.cache().peek(new Invoices(of));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Invoices, Invoices.Page> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Invoices, Invoices.Page> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static InvoicesCache.Sync sync() {
    return new InvoicesCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Invoices node, KeyWriter key) {
    key.literal("invoices:").value("of", node.of());
  }

  private static void check(Invoices node) {
    KeyWriter.required("of", node.of());
  }

  /**
   * Writes and reads what {@link Invoices} caches and all that it reaches. Null parts stay null.
   */
  @SuppressWarnings("NullAway")
  private static final class InvoicesCodec implements Codec<Invoices.Page> {
    private static final FieldNames PAGE = FieldNames.of("invoices", "last");

    @Override
    public void write(ValueWriter out, Invoices.Page value) {
      writePage(out, value);
    }

    @Override
    public Invoices.Page read(ValueReader in) {
      return readPage(in);
    }

    private static void writePage(ValueWriter out, Invoices.Page value) {
      if (value == null) {
        out.writeNull();
        return;
      }
      out.beginRecord(PAGE);
      writeListOfInvoice(out.field(PAGE, 0), value.invoices());
      new InvoiceCodec().write(out.field(PAGE, 1), value.last());
      out.endRecord();
    }

    private static Invoices.Page readPage(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Invoice> invoices = null;
      Invoice last = null;
      long seen = 0;
      in.beginRecord(PAGE);
      int field = in.nextField(PAGE, 0);
      while (field != ValueReader.END) {
        if (field == 0) {
          invoices = readListOfInvoice(in);
          seen |= 1L << field;
          field = in.nextField(PAGE, 1);
        }
        if (field == 1) {
          last = new InvoiceCodec().read(in);
          seen |= 1L << field;
          field = in.nextField(PAGE, 2);
        }
      }
      PAGE.checkSeen(seen);
      return new Invoices.Page(invoices, last);
    }

    private static void writeListOfInvoice(ValueWriter out, List<Invoice> list) {
      if (list == null) {
        out.writeNull();
        return;
      }
      out.beginList(list);
      for (Invoice element : list) {
        new InvoiceCodec().write(out.nextElement(), element);
      }
      out.endList();
    }

    private static List<Invoice> readListOfInvoice(ValueReader in) {
      if (in.readNull()) {
        return null;
      }
      List<Invoice> list = new ArrayList<>(in.beginList());
      while (in.nextElement()) {
        list.add(new InvoiceCodec().read(in));
      }
      return Collections.unmodifiableList(list);
    }
  }
}
