package demo;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
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
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Report} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class ReportNodes {
  /** What {@link Report} declares. */
  public static final NodeSpec<Report, byte[]> SPEC =
      NodeSpec.builder(1, Report.class, "Report")
          .version("v1")
          .key(
              "{{report}} {tenant.id}:{tenant.kind}:{day}:{author}",
              KeyLayout.literal("{report}%0020")
                  .thenNumber()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenText()
                  .thenLiteral(":")
                  .thenAny(),
              ReportNodes::writeKey)
          .check(ReportNodes::check)
          .keyedByText()
          .tier("local-reports", Duration.ofHours(12))
          .value(ValueType.weighedBy("byte[]", new ReportEncoder()))
          .build();

  private static final GlobalNode<Report, byte[]> NODE = GlobalNode.of(SPEC, loads());

  private ReportNodes() {}

  static Loads<Report, byte[]> loads() {
    return Loads.by(Loader.blocking(node -> node.load()));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<byte @Nullable []> get(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return NODE.cache().get(new Report(tenant, day, author, traceId));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<byte @Nullable []> get(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId,
      Loader<? super Report, ? extends byte[]> loader) {
    return NODE.cache().get(new Report(tenant, day, author, traceId), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public static CompletableFuture<byte @Nullable []> getIfPresent(Report.Tenant tenant,
      LocalDate day, Report.@Nullable Author author, @Nullable String traceId) {
    return NODE.cache().getIfPresent(new Report(tenant, day, author, traceId));
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public static CompletableFuture<Map<Report, byte[]>> getAllPresentNodes(
      Collection<Report> nodes) {
    return NODE.cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public static CompletableFuture<Map<Report, byte[]>> getAllNodes(Collection<Report> nodes) {
    return NODE.cache().getAll(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public static CompletableFuture<Map<Report, byte[]>> getAllNodes(Collection<Report> nodes,
      BulkLoader<Report, ? extends byte[]> bulkLoader) {
    return NODE.cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code value} to all tiers under this key. */
  public static CompletableFuture<@Nullable Void> put(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId, byte[] value) {
    return NODE.cache().put(new Report(tenant, day, author, traceId), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public static CompletableFuture<@Nullable Void> putEverywhere(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId, byte[] value) {
    return NODE.cache().putEverywhere(new Report(tenant, day, author, traceId), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public static CompletableFuture<byte @Nullable []> refresh(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return NODE.cache().refresh(new Report(tenant, day, author, traceId));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public static CompletableFuture<byte @Nullable []> refresh(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId,
      Loader<? super Report, ? extends byte[]> loader) {
    return NODE.cache().refresh(new Report(tenant, day, author, traceId), loader);
  }

  /** Removes the value of this key from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return NODE.cache().invalidate(new Report(tenant, day, author, traceId));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere(Report.Tenant tenant,
      LocalDate day, Report.@Nullable Author author, @Nullable String traceId) {
    return NODE.cache().invalidateEverywhere(new Report(tenant, day, author, traceId));
  }

  /** Writes {@code values} to all tiers. */
  public static CompletableFuture<@Nullable Void> putAllNodes(Map<Report, byte[]> values) {
    return NODE.cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public static CompletableFuture<Map<Report, byte[]>> refreshAllNodes(Collection<Report> nodes) {
    return NODE.cache().refreshAll(nodes);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public static CompletableFuture<Map<Report, byte[]>> refreshAllNodes(Collection<Report> nodes,
      BulkLoader<Report, ? extends byte[]> bulkLoader) {
    return NODE.cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<Report> nodes) {
    return NODE.cache().invalidateAll(nodes);
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public static CompletableFuture<Peek> peek(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return NODE.cache().peek(new Report(tenant, day, author, traceId));
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Report, byte[]> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Report, byte[]> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static ReportCache.Sync sync() {
    return new ReportCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Report node, KeyWriter key) {
    key.literal("{report}%0020")
        .number(node.tenant().id())
        .literal(":")
        .value("tenant.kind", node.tenant().kind())
        .literal(":")
        .value("day", node.day())
        .literal(":");
    if (node.author() == null) {
      key.literal("%-");
    } else {
      key.open().value("author.name", node.author().name()).next();
      if (node.author().desk() == null) {
        key.literal("%-");
      } else {
        key.open()
            .character(node.author().desk().letter())
            .next()
            .bool(node.author().desk().open())
            .close();
      }
      key.close();
    }
  }

  private static void check(Report node) {
    KeyWriter.required("tenant", node.tenant());
    KeyWriter.required("tenant.kind", node.tenant().kind());
    KeyWriter.required("day", node.day());
    if (node.author() != null) {
      KeyWriter.required("author.name", node.author().name());
    }
  }

  /** Writes what {@link Report} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class ReportEncoder implements Encoder<byte[]> {
    @Override
    public void write(ValueWriter out, byte[] value) {
      out.writeBytes(value);
    }
  }
}
