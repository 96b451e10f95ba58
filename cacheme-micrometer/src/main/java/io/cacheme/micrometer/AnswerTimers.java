package io.cacheme.micrometer;

import io.cacheme.CachemeListener;
import io.cacheme.NodeSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * How long answers take, by where they come from: the timer {@code cacheme.answers}, and the
 * counter {@code cacheme.consequences.failed}. Given to {@code Cacheme.builder().listener(…)}:
 *
 * <pre>{@code
 * Cacheme.builder().listener(new AnswerTimers(registry))
 * }</pre>
 *
 * <p>This costs each request: a listener takes two times and an object, and a timer adds to its
 * sums; a hit on the heap takes the longer way. {@link CachemeMetrics} costs requests nothing, and
 * does not need this. Percentiles and histograms are the registry's {@code MeterFilter}'s to turn
 * on.
 *
 * <p>A node has its meters from its first answer on. They stay in the registry. Safe for any number
 * of threads.
 */
public final class AnswerTimers implements CachemeListener {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Function<? super NodeSpec<?, ?>, String> names;
  private final Map<NodeSpec<?, ?>, NodeAnswers> nodes = new ConcurrentHashMap<>();

  /** Of a {@code Cacheme} that is alone in its registry. */
  public AnswerTimers(MeterRegistry registry) {
    this(registry, Tags.empty());
  }

  /**
   * Of one of several in a registry.
   *
   * @param tags of all its meters, as those of its {@link CachemeMetrics}
   */
  public AnswerTimers(MeterRegistry registry, Iterable<Tag> tags) {
    this(registry, tags, NodeSpec::name);
  }

  /**
   * The same, for nodes of which two have one name.
   *
   * @param names the value of the tag {@code cache} of a node
   */
  public AnswerTimers(
      MeterRegistry registry, Iterable<Tag> tags, Function<? super NodeSpec<?, ?>, String> names) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.tags = Tags.of(tags);
    this.names = Objects.requireNonNull(names, "names");
  }

  @Override
  public Set<Interest> interests() {
    return Set.of(Interest.ANSWERS);
  }

  @Override
  public void onAnswer(Answer answer) {
    of(answer.spec()).timer(answer).record(answer.nanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void onFailedConsequence(FailedConsequence failed) {
    of(failed.spec()).failedConsequences.increment();
  }

  private NodeAnswers of(NodeSpec<?, ?> spec) {
    NodeAnswers known = nodes.get(spec);
    return known != null
        ? known
        : nodes.computeIfAbsent(
            spec, it -> new NodeAnswers(it, tags.and("cache", names.apply(it)), registry));
  }
}
