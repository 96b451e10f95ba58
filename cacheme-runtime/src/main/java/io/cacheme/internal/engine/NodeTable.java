package io.cacheme.internal.engine;

import io.cacheme.DoorkeeperSpec;
import io.cacheme.FreshSpec;
import io.cacheme.NodeSpec;
import io.cacheme.TierSpec;
import io.cacheme.codec.Serializer;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.Tier;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the nodes of a {@code Cacheme} for people.
 *
 * <pre>
 * node      key                 version  tiers                    options            requests  hits
 * UserInfo  user:{userId}:info  v1       local 30s, my-redis 10d  MsgPackSerializer       200   145
 * </pre>
 */
public final class NodeTable {

  private static final int TEXT_COLUMNS = 5;
  private static final Duration MOST_MILLIS = Duration.ofMillis(Long.MAX_VALUE);

  private final TextTable table =
      TextTable.of(
          List.of(
              "node", "key", "version", "tiers", "options", "requests", "hits", "loads", "errors"));

  public NodeTable() {
    for (int column = 0; column < TEXT_COLUMNS; column++) {
      table.left(column);
    }
  }

  /** Adds a node; {@code fallback} is the serializer of those that name none. */
  public void add(NodeContext<?, ?> context, Serializer fallback) {
    NodeSpec<?, ?> spec = context.spec;
    CacheStats stats = context.counters.snapshot(context.chain);
    long errors =
        stats.tiers().stream().mapToLong(tier -> tier.errorCount() + tier.timeoutCount()).sum();
    table.add(
        List.of(
            spec.name(),
            spec.keyTemplate(),
            spec.version(),
            tiers(context),
            options(context, fallback),
            Long.toString(stats.requestCount()),
            Long.toString(stats.hitCount()),
            Long.toString(stats.loadCount()),
            Long.toString(errors)));
  }

  private static String options(NodeContext<?, ?> context, Serializer fallback) {
    NodeSpec<?, ?> spec = context.spec;
    StringBuilder text = new StringBuilder();
    if (context.chain.hasRemotes()) {
      Serializer own = spec.serializer();
      text.append((own == null ? fallback : own).getClass().getSimpleName());
      text.append(spec.compression() == null ? "" : "+" + spec.compression());
    }
    option(text, "negativeTtl", spec.negativeTtl());
    option(text, "ttlJitter", spec.ttlJitter() == 0 ? null : Double.toString(spec.ttlJitter()));
    FreshSpec fresh = spec.fresh();
    if (fresh != null) {
      option(text, "softTtl", fresh.softTtl());
      option(text, "refreshAhead", fresh.refreshAhead());
      option(text, "staleIfError", fresh.staleIfError());
      option(text, "verify", fresh.verify() == 0 ? null : Double.toString(fresh.verify()));
    }
    int most = spec.loads().maxConcurrent();
    option(text, "loadTimeout", spec.loads().timeout());
    option(text, "softLoadTimeout", spec.loads().softTimeout());
    option(text, "errorTtl", spec.loads().errorTtl());
    option(text, "maxConcurrentLoads", most == 0 ? null : Integer.toString(most));
    option(text, "ttl", spec.ttl() == null ? null : "by value");
    option(
        text,
        "alsoInvalidate",
        spec.alsoInvalidate().isEmpty() ? null : String.join(" ", spec.alsoInvalidate()));
    option(text, "bus", context.chain.tellers().storage());
    option(text, "singleflight", spec.isFleetSingleflight() ? "FLEET" : null);
    DoorkeeperSpec doorkeeper = spec.doorkeeper();
    option(
        text,
        "doorkeeper",
        doorkeeper == null ? null : doorkeeper.size() + " at " + doorkeeper.fpp());
    option(text, "disabled", context.isDisabled() ? "here" : null);
    return text.toString();
  }

  private static void option(StringBuilder text, String name, @Nullable Duration value) {
    option(text, name, value == null ? null : text(value));
  }

  private static void option(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
    }
  }

  private static String tiers(NodeContext<?, ?> context) {
    return context.spec.tiers().stream()
        .map(
            declared -> {
              Tier<?> tier = context.chain.tierIn(declared.storage());
              return tier == null ? "no " + declared.storage() : text(tier.spec, declared);
            })
        .collect(Collectors.joining(", "));
  }

  private static String text(TierSpec tier, TierSpec declared) {
    return text(tier) + (tier.equals(declared) ? "" : " (declared " + text(declared.ttl()) + ")");
  }

  private static String text(TierSpec tier) {
    Duration idle = tier.expireAfterAccess();
    return tier.storage()
        + " "
        + text(tier.ttl())
        + (idle == null ? "" : " expireAfterAccess=" + text(idle))
        + (tier.follow() ? "" : " follow=false");
  }

  /** As it is written in an annotation. */
  private static String text(@Nullable Duration duration) {
    if (duration == null) {
      return "none";
    }
    if (duration.compareTo(MOST_MILLIS) > 0) {
      return duration.toString(); // for ever, as settings may say it
    }
    long millis = duration.isZero() ? 0 : Math.max(1, duration.toMillis()); // as it is kept
    if (millis == 0 || millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** The table, each line ended by a line feed. */
  @Override
  public String toString() {
    return table.toString();
  }
}
