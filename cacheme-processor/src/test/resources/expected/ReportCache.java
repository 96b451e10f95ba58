package demo;

import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.LoadingBulkCache;
import io.cacheme.generated.LoadingBulkSync;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The typed cache of {@link Report} nodes, bound to one {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
final class ReportCache extends LoadingBulkCache<Report, byte[]> {
  private ReportCache(NodeCache<Report, byte[]> cache) {
    super(cache);
  }

  /** The cache in {@code cacheme}; the same dependencies give the same cache. */
  public static ReportCache create(Cacheme cacheme) {
    return new ReportCache(cacheme.bind(ReportNodes.SPEC, ReportNodes.loads()));
  }

  /** Answers the value of this key, loaded if no tier has it; null if there is none. */
  public CompletableFuture<byte @Nullable []> get(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return cache().get(new Report(tenant, day, author, traceId));
  }

  /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
  public CompletableFuture<byte @Nullable []> get(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId,
      Loader<? super Report, ? extends byte[]> loader) {
    return cache().get(new Report(tenant, day, author, traceId), loader);
  }

  /** Answers the value of this key if a tier has it, else null; never loads. */
  public CompletableFuture<byte @Nullable []> getIfPresent(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return cache().getIfPresent(new Report(tenant, day, author, traceId));
  }

  /** Writes {@code value} to all tiers under this key. */
  public CompletableFuture<@Nullable Void> put(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId, byte[] value) {
    return cache().put(new Report(tenant, day, author, traceId), value);
  }

  /**
   * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
   * value.
   */
  public CompletableFuture<@Nullable Void> putEverywhere(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId, byte[] value) {
    return cache().putEverywhere(new Report(tenant, day, author, traceId), value);
  }

  /** Loads the value of this key anew while the old one keeps being served. */
  public CompletableFuture<byte @Nullable []> refresh(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return cache().refresh(new Report(tenant, day, author, traceId));
  }

  /** Loads the value of this key anew by {@code loader}. */
  public CompletableFuture<byte @Nullable []> refresh(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId,
      Loader<? super Report, ? extends byte[]> loader) {
    return cache().refresh(new Report(tenant, day, author, traceId), loader);
  }

  /** Removes the value of this key from all tiers. */
  public CompletableFuture<@Nullable Void> invalidate(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return cache().invalidate(new Report(tenant, day, author, traceId));
  }

  /** Removes the value of this key from all tiers; succeeds when no process serves it. */
  public CompletableFuture<@Nullable Void> invalidateEverywhere(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return cache().invalidateEverywhere(new Report(tenant, day, author, traceId));
  }

  /** Tells what each tier has of the value of this key, and changes nothing. */
  public CompletableFuture<Peek> peek(Report.Tenant tenant, LocalDate day,
      Report.@Nullable Author author, @Nullable String traceId) {
    return cache().peek(new Report(tenant, day, author, traceId));
  }

  /** The same cache for callers that block. */
  public Sync sync() {
    return new Sync(cache().sync());
  }

  /** The cache for callers that block. */
  public static final class Sync extends LoadingBulkSync<Report, byte[]> {
    Sync(SyncNodeCache<Report, byte[]> cache) {
      super(cache);
    }

    /** Answers the value of this key, loaded if no tier has it; null if there is none. */
    public byte @Nullable [] get(Report.Tenant tenant, LocalDate day,
        Report.@Nullable Author author, @Nullable String traceId) {
      return cache().get(new Report(tenant, day, author, traceId));
    }

    /** Answers the value of this key, loaded by {@code loader} if no tier has it. */
    public byte @Nullable [] get(Report.Tenant tenant, LocalDate day,
        Report.@Nullable Author author, @Nullable String traceId,
        Loader<? super Report, ? extends byte[]> loader) {
      return cache().get(new Report(tenant, day, author, traceId), loader);
    }

    /** Answers the value of this key if a tier has it, else null; never loads. */
    public byte @Nullable [] getIfPresent(Report.Tenant tenant, LocalDate day,
        Report.@Nullable Author author, @Nullable String traceId) {
      return cache().getIfPresent(new Report(tenant, day, author, traceId));
    }

    /** Writes {@code value} to all tiers under this key. */
    public void put(Report.Tenant tenant, LocalDate day, Report.@Nullable Author author,
        @Nullable String traceId, byte[] value) {
      cache().put(new Report(tenant, day, author, traceId), value);
    }

    /**
     * Writes {@code value} to all tiers under this key; succeeds when no process serves an older
     * value.
     */
    public void putEverywhere(Report.Tenant tenant, LocalDate day, Report.@Nullable Author author,
        @Nullable String traceId, byte[] value) {
      cache().putEverywhere(new Report(tenant, day, author, traceId), value);
    }

    /** Loads the value of this key anew while the old one keeps being served. */
    public byte @Nullable [] refresh(Report.Tenant tenant, LocalDate day,
        Report.@Nullable Author author, @Nullable String traceId) {
      return cache().refresh(new Report(tenant, day, author, traceId));
    }

    /** Loads the value of this key anew by {@code loader}. */
    public byte @Nullable [] refresh(Report.Tenant tenant, LocalDate day,
        Report.@Nullable Author author, @Nullable String traceId,
        Loader<? super Report, ? extends byte[]> loader) {
      return cache().refresh(new Report(tenant, day, author, traceId), loader);
    }

    /** Removes the value of this key from all tiers. */
    public void invalidate(Report.Tenant tenant, LocalDate day, Report.@Nullable Author author,
        @Nullable String traceId) {
      cache().invalidate(new Report(tenant, day, author, traceId));
    }

    /** Removes the value of this key from all tiers; succeeds when no process serves it. */
    public void invalidateEverywhere(Report.Tenant tenant, LocalDate day,
        Report.@Nullable Author author, @Nullable String traceId) {
      cache().invalidateEverywhere(new Report(tenant, day, author, traceId));
    }

    /** Tells what each tier has of the value of this key, and changes nothing. */
    public Peek peek(Report.Tenant tenant, LocalDate day, Report.@Nullable Author author,
        @Nullable String traceId) {
      return cache().peek(new Report(tenant, day, author, traceId));
    }
  }
}
