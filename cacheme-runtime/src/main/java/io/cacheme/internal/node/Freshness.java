package io.cacheme.internal.node;

import io.cacheme.FreshSpec;
import io.cacheme.NodeSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.time.Nanos;
import io.cacheme.spi.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When older values of a node are served on purpose, and how often they are loaded meanwhile. */
public final class Freshness {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** As good as never, and fits into nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final String node;
  private final TimeSource time;
  private final long softMillis;
  private final long staleMillis;
  private final long pauseNanos;
  private final long longestNanos;

  /** What is being renewed, or could not be a moment ago. */
  private final Retries renewals;

  /** Whose load has failed a moment ago. */
  private final Retries failures;

  private final FailureLog log;

  private Freshness(NodeSpec<?, ?> node, FreshSpec spec, Surroundings surroundings) {
    this.node = node.name();
    this.time = surroundings.time;
    this.softMillis = spec.softTtl() == null ? Entry.NEVER : millis(spec.softTtl());
    this.staleMillis = spec.staleIfError() == null ? 0 : millis(spec.staleIfError());
    this.pauseNanos = Nanos.of(spec.retryAfter());
    this.longestNanos =
        surroundings.settings.loadTimeout(node.loads()).multipliedBy(2).plusSeconds(5).toNanos();
    this.renewals = new Retries(time);
    this.failures = new Retries(time);
    this.log = new FailureLog(time);
  }

  /** That of a node; null if none of its older values is served. */
  static @Nullable Freshness of(NodeSpec<?, ?> node, Surroundings surroundings) {
    FreshSpec spec = node.fresh();
    return spec == null ? null : new Freshness(node, spec, surroundings);
  }

  private static long millis(Duration duration) {
    return Math.max(1, atMost(duration).toMillis());
  }

  private static Duration atMost(Duration duration) {
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }

  /** Whether what was loaded at {@code loadedAt} is to be loaded anew while it is served. */
  public boolean isDue(long loadedAt) {
    return softMillis != Entry.NEVER && time.epochMillis() - loadedAt >= softMillis;
  }

  /** Whether values are served where their load fails, so that it may not run on the caller. */
  public boolean servesStale() {
    return staleMillis > 0;
  }

  /** Whether {@code entry}, which has ended, may be served yet. */
  public boolean mayServe(Entry<?> entry) {
    return !entry.isExpired(time.epochMillis() - staleMillis);
  }

  // --- renewals

  /** One of {@code key} is to begin; false if one is under way, or has failed a moment ago. */
  public boolean begins(Object key) {
    return renewals.holds(key, longestNanos);
  }

  /** Whether {@link #begins} would say no. */
  public boolean isRenewing(Object key) {
    return renewals.isHeld(key);
  }

  /** That of {@code key} has ended well; where its value is kept nowhere, the next waits, too. */
  public void renewed(Object key) {
    renewals.hold(key, Math.min(pauseNanos, softMillis * NANOS_PER_MILLI));
  }

  /** That of {@code key} did not begin: a request looks for the same. */
  public void notBegun(Object key) {
    renewals.release(key);
  }

  /** Another process renews {@code key}: what it gives is looked for after a while. */
  public void isRenewedElsewhere(Object key) {
    renewals.hold(key, pauseNanos);
  }

  /** That of {@code key} has failed: the next is to wait. */
  public void notRenewed(Object key, Throwable failure) {
    renewals.hold(key, pauseNanos);
    log.warn("a value of " + node + " could not be loaded anew, and is served as it is", failure);
  }

  // --- loads that fail

  /** A load of {@code key} has failed, for which there is an older value. */
  public void failed(Object key, Throwable failure) {
    failures.hold(key, pauseNanos);
    log.warn("a load of " + node + " failed, and an older value is served", failure);
  }

  /** A load takes longer than those who asked are to wait. */
  public void takesLong() {
    log.warn(
        "a load of "
            + node
            + " takes longer than its softLoadTimeout, and an older value is served");
  }

  /** A load of {@code key} has ended well. */
  public void loaded(Object key) {
    failures.release(key);
  }

  /** Whether a load of {@code key} has failed a moment ago. */
  public boolean failedLately(Object key) {
    return failures.isHeld(key);
  }
}
