package io.cacheme.micrometer;

import io.cacheme.CachemeListener;
import io.cacheme.NodeSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long calls of loaders and of remote storages take: the timers {@code cacheme.loader.calls}
 * and {@code cacheme.storage.calls}. Given to {@code Cacheme.builder().listener(…)}:
 *
 * <pre>{@code
 * Cacheme.builder().listener(new CallTimers(registry))
 * }</pre>
 *
 * <p>This costs each load and each call of a storage two looks at the clock, some small objects and
 * a timer; a hit of the heap costs it nothing. Percentiles and histograms are the registry's {@code
 * MeterFilter}'s to turn on. A meter is there from the first call of its kind on, and stays in the
 * registry. Safe for any number of threads.
 */
public final class CallTimers implements CachemeListener {

  /** The value of a tag that does not apply. */
  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Function<? super NodeSpec<?, ?>, String> names;
  private final Map<Ended, Timer> timers = new ConcurrentHashMap<>();

  /** What there is a timer of. */
  private record Ended(
      @Nullable NodeSpec<?, ?> spec, @Nullable String storage, Enum<?> what, Enum<?> outcome) {}

  /** Of a {@code Cacheme} that is alone in its registry. */
  public CallTimers(MeterRegistry registry) {
    this(registry, Tags.empty());
  }

  /**
   * Of one of several in a registry.
   *
   * @param tags of all its meters, as those of its {@link CachemeMetrics}
   */
  public CallTimers(MeterRegistry registry, Iterable<Tag> tags) {
    this(registry, tags, NodeSpec::name);
  }

  /**
   * The same, for nodes of which two have one name.
   *
   * @param names the value of the tag {@code cache} of a node
   */
  public CallTimers(
      MeterRegistry registry, Iterable<Tag> tags, Function<? super NodeSpec<?, ?>, String> names) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.tags = Tags.of(tags);
    this.names = Objects.requireNonNull(names, "names");
  }

  @Override
  public Set<Interest> interests() {
    return Set.of(Interest.LOADS, Interest.REMOTE_CALLS);
  }

  /** Not asked for. */
  @Override
  public void onAnswer(Answer answer) {}

  @Override
  public void onLoad(Load load) {
    timer(new Ended(load.spec(), null, load.kind(), load.outcome()))
        .record(load.nanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void onRemoteCall(RemoteCall call) {
    timer(new Ended(call.spec(), call.storage(), call.operation(), call.outcome()))
        .record(call.nanos(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Ended ended) {
    Timer known = timers.get(ended);
    return known != null ? known : timers.computeIfAbsent(ended, this::register);
  }

  private Timer register(Ended ended) {
    NodeSpec<?, ?> spec = ended.spec();
    Tags all =
        tags.and(
            "cache", spec == null ? NONE : names.apply(spec), "outcome", text(ended.outcome()));
    String storage = ended.storage();
    return storage == null
        ? Timer.builder("cacheme.loader.calls")
            .tags(all.and("kind", text(ended.what())))
            .description("how long calls of loaders took, with the wait for a turn and a thread")
            .register(registry)
        : Timer.builder("cacheme.storage.calls")
            .tags(all.and("storage", storage, "operation", text(ended.what())))
            .description("how long calls of remote storages took")
            .register(registry);
  }

  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
