package demo;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Static access to {@link Settings} nodes in the global {@code Cacheme}. */
@Generated("io.cacheme.processor.CachemeProcessor")
public final class SettingsNodes {
  /** What {@link Settings} declares. */
  public static final NodeSpec<Settings, Map<String, String>> SPEC =
      NodeSpec.builder(1, Settings.class, "Settings")
          .version("v1")
          .key("settings", KeyLayout.literal("settings"), SettingsNodes::writeKey)
          .tier("local", null)
          .value(
              ValueType.weighedBy("java.util.Map<java.lang.String, java.lang.String>",
                  new SettingsEncoder()))
          .build();

  private static final GlobalNode<Settings, Map<String, String>> NODE =
      GlobalNode.of(SPEC, loads());

  private SettingsNodes() {}

  static Loads<Settings, Map<String, String>> loads() {
    return Loads.by(Loader.blocking(node -> node.load()));
  }

  /** Answers the value, loaded if no tier has it; null if there is none. */
  public static CompletableFuture<@Nullable Map<String, String>> get() {
    return NODE.cache().get(new Settings());
  }

  /** Answers the value, loaded by {@code loader} if no tier has it. */
  public static CompletableFuture<@Nullable Map<String, String>> get(
      Loader<? super Settings, ? extends Map<String, String>> loader) {
    return NODE.cache().get(new Settings(), loader);
  }

  /** Answers the value if a tier has it, else null; never loads. */
  public static CompletableFuture<@Nullable Map<String, String>> getIfPresent() {
    return NODE.cache().getIfPresent(new Settings());
  }

  /** Writes {@code value} to all tiers. */
  public static CompletableFuture<@Nullable Void> put(Map<String, String> value) {
    return NODE.cache().put(new Settings(), value);
  }

  /** Writes {@code value} to all tiers; succeeds when no process serves an older value. */
  public static CompletableFuture<@Nullable Void> putEverywhere(Map<String, String> value) {
    return NODE.cache().putEverywhere(new Settings(), value);
  }

  /** Loads the value anew while the old one keeps being served. */
  public static CompletableFuture<@Nullable Map<String, String>> refresh() {
    return NODE.cache().refresh(new Settings());
  }

  /** Loads the value anew by {@code loader}. */
  public static CompletableFuture<@Nullable Map<String, String>> refresh(
      Loader<? super Settings, ? extends Map<String, String>> loader) {
    return NODE.cache().refresh(new Settings(), loader);
  }

  /** Removes the value from all tiers. */
  public static CompletableFuture<@Nullable Void> invalidate() {
    return NODE.cache().invalidate(new Settings());
  }

  /** Removes the value from all tiers; succeeds when no process serves it. */
  public static CompletableFuture<@Nullable Void> invalidateEverywhere() {
    return NODE.cache().invalidateEverywhere(new Settings());
  }

  /** Tells what each tier has of the value, and changes nothing. */
  public static CompletableFuture<Peek> peek() {
    return NODE.cache().peek(new Settings());
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public static CompletableFuture<@Nullable Void> clear() {
    return NODE.cache().clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public static Map<Settings, Map<String, String>> asMap() {
    return NODE.cache().asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public static CacheStats stats() {
    return NODE.cache().stats();
  }

  /** The same cache by records. */
  public static NodeCache<Settings, Map<String, String>> asNodeCache() {
    return NODE.cache();
  }

  /** The same cache for callers that block. */
  public static SettingsCache.Sync sync() {
    return new SettingsCache.Sync(NODE.cache().sync());
  }

  private static void writeKey(Settings node, KeyWriter key) {
    key.literal("settings");
  }

  /** Writes what {@link Settings} caches and all that it reaches, for a heap to weigh it. */
  @SuppressWarnings("NullAway")
  private static final class SettingsEncoder implements Encoder<Map<String, String>> {
    @Override
    public void write(ValueWriter out, Map<String, String> value) {
      writeMapOfStringToString(out, value);
    }

    private static void writeMapOfStringToString(ValueWriter out, Map<String, String> map) {
      if (map == null) {
        out.writeNull();
        return;
      }
      out.beginMap(map);
      for (Map.Entry<String, String> entry : map.entrySet()) {
        out.nextKey().writeString(entry.getKey());
        out.writeString(entry.getValue());
      }
      out.endMap();
    }
  }
}
