package io.cacheme.micrometer;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The counters of all nodes of a {@link Cacheme} as meters: of those that are bound, and of each
 * one that is bound later. Those that Micrometer's own binders of caches have a name for have that
 * name ({@code cache.gets}, {@code cache.puts}, {@code cache.load}, {@code cache.size}, …), the
 * others begin with {@code cacheme.}; docs/metrics.md has them all.
 *
 * <pre>{@code
 * CachemeMetrics.monitor(registry, cacheme);
 * }</pre>
 *
 * <p>They are read when the registry asks for them, and cost a request nothing. The registry keeps
 * no {@code Cacheme} alive. {@link #close} this with its {@code Cacheme}: the meters stay in the
 * registry otherwise, with what they last said, and keep their tags from another one. Safe for any
 * number of threads.
 */
public final class CachemeMetrics implements MeterBinder, AutoCloseable {

  private final Cacheme cacheme;
  private final Tags tags;
  private final Function<? super NodeSpec<?, ?>, String> names;
  private final List<NodeCache<?, ?>> nodes = new ArrayList<>();
  private final List<Binding> bindings = new ArrayList<>();
  private boolean told;
  private boolean closed;

  /** Of a {@code Cacheme} that is alone in its registries. */
  public CachemeMetrics(Cacheme cacheme) {
    this(cacheme, Tags.empty());
  }

  /**
   * Of one of several in a registry.
   *
   * @param tags of all its meters, besides {@code cache} and the like; other values of the same
   *     keys for each {@code Cacheme}, as in {@code Tags.of("cacheme", "orders")}
   */
  public CachemeMetrics(Cacheme cacheme, Iterable<Tag> tags) {
    this(cacheme, tags, NodeSpec::name);
  }

  /**
   * The same, for nodes of which two have one name: records of different packages, or versions of
   * one dynamic node.
   *
   * @param names the value of the tag {@code cache} of a node, another one for each
   */
  public CachemeMetrics(
      Cacheme cacheme, Iterable<Tag> tags, Function<? super NodeSpec<?, ?>, String> names) {
    this.cacheme = Objects.requireNonNull(cacheme, "cacheme");
    this.tags = Tags.of(tags);
    this.names = Objects.requireNonNull(names, "names");
  }

  /**
   * Registers the meters of {@code cacheme} with {@code registry}.
   *
   * @param tags of all its meters, in pairs of key and value
   * @return what removes them again, by {@link #close}
   */
  public static CachemeMetrics monitor(MeterRegistry registry, Cacheme cacheme, String... tags) {
    CachemeMetrics metrics = new CachemeMetrics(cacheme, Tags.of(tags));
    metrics.bindTo(registry);
    return metrics;
  }

  /**
   * Registers the meters of all nodes with {@code registry}, now and whenever one is bound; a
   * second time does nothing. A node whose tags are taken there, by a node of another {@code
   * Cacheme} or of the same name, is left out, and a warning in the log says so.
   *
   * @throws IllegalStateException if this is closed
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    Objects.requireNonNull(registry, "registry");
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException(
            "these CachemeMetrics are closed\n    help:  make new ones, of a Cacheme that is open");
      }
      if (bindings.stream().anyMatch(known -> known.registry == registry)) {
        return;
      }
      Binding binding = new Binding(registry, cacheme, tags, names);
      bindings.add(binding);
      nodes.forEach(binding::add);
      if (told) {
        return;
      }
      told = true;
    }
    cacheme.whenBound(this::add); // without the lock: it calls back, as binding a node does
  }

  private synchronized void add(NodeCache<?, ?> node) {
    if (!closed) {
      nodes.add(node);
      bindings.forEach(binding -> binding.add(node));
    }
  }

  /** Removes its meters from all registries; nothing is registered any more. Idempotent. */
  @Override
  public synchronized void close() {
    closed = true;
    bindings.forEach(Binding::remove);
    bindings.clear();
    nodes.clear();
  }
}
