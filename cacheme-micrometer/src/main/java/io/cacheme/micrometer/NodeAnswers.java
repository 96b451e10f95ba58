package io.cacheme.micrometer;

import io.cacheme.CachemeListener.Answer;
import io.cacheme.CachemeListener.Source;
import io.cacheme.NodeSpec;
import io.cacheme.TierSpec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The meters of one node's answers, all from the start, so that none begins with its first. */
final class NodeAnswers {

  /** The value of a tag that does not apply. */
  private static final String NONE = "none";

  final Counter failedConsequences;
  private final Map<String, Timer> tiers = new HashMap<>();
  private final Map<Source, Timer> others = new EnumMap<>(Source.class);

  NodeAnswers(NodeSpec<?, ?> spec, Tags tags, MeterRegistry registry) {
    for (TierSpec tier : spec.tiers()) {
      tiers.put(tier.storage(), timer(Source.TIER, tier.storage(), tags, registry));
    }
    for (Source source : Source.values()) {
      if (source != Source.TIER) {
        others.put(source, timer(source, NONE, tags, registry));
      }
    }
    failedConsequences =
        Counter.builder("cacheme.consequences.failed")
            .tags(tags)
            .description("what was to follow a method's success and did not reach every tier")
            .register(registry);
  }

  private static Timer timer(Source source, String storage, Tags tags, MeterRegistry registry) {
    return Timer.builder("cacheme.answers")
        .tags(tags.and("source", source.name().toLowerCase(Locale.ROOT), "storage", storage))
        .description("how long requests took, by where their answers came from")
        .register(registry);
  }

  Timer timer(Answer answer) {
    String tier = answer.tier();
    return Objects.requireNonNull(
        answer.source() == Source.TIER && tier != null
            ? tiers.get(tier)
            : others.get(answer.source()));
  }
}
