package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DoorkeeperModel;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.FreshModel;
import io.cacheme.processor.model.LoadBoundsModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TierModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The expression that builds a node's spec. */
final class SpecCode {

  private SpecCode() {}

  static CodeBlock expression(Shape shape, KeyCode key, List<GroupCode> groups) {
    NodeModel node = shape.node;
    CodeBlock builder =
        CodeBlock.of(
            "$T.builder($L, $T.class, $S)",
            RuntimeNames.NODE_SPEC,
            RuntimeNames.GENERATION,
            shape.record,
            node.name());
    return CodeBlock.of(
        "\n$>$>$L\n$>$>$L$<$<$<$<", builder, CodeBlock.join(calls(shape, key, groups), "\n"));
  }

  private static List<CodeBlock> calls(Shape shape, KeyCode key, List<GroupCode> groups) {
    NodeModel node = shape.node;
    List<CodeBlock> calls = new ArrayList<>();
    calls.add(CodeBlock.of(".version($S)", node.keyVersion()));
    if (!node.alsoInvalidate().isEmpty()) {
      calls.add(Lines.call("alsoInvalidate", alsoInvalidated(node)));
    }
    calls.add(Lines.call("key", keyArguments(node, key)));
    if (key.hasCheck()) {
      calls.add(CodeBlock.of(".check($T::check)", node.names().nodes()));
    }
    if (node.isKeyedByText()) {
      calls.add(CodeBlock.of(".keyedByText()"));
    }
    groups.forEach(group -> calls.add(group.declaration()));
    node.tiers().forEach(tier -> calls.add(tier(tier)));
    calls.add(Lines.call("value", List.of(ValueTypeCode.expression(node))));
    node.serializer().ifPresent(s -> calls.add(CodeBlock.of(".serializer(new $T())", s.type())));
    node.compression().ifPresent(name -> calls.add(CodeBlock.of(".compression($S)", name.value())));
    node.fleetSingleflight().ifPresent(place -> calls.add(CodeBlock.of(".fleetSingleflight()")));
    node.negativeTtl()
        .ifPresent(ttl -> calls.add(CodeBlock.of(".negativeTtl($L)", duration(ttl.value()))));
    if (node.ttlJitter().value() > 0) {
      calls.add(CodeBlock.of(".ttlJitter($L)", node.ttlJitter().value()));
    }
    if (node.fresh().isUsed()) {
      calls.add(fresh(node.fresh()));
    }
    if (node.bounds().isBounded()) {
      calls.add(loads(node.bounds()));
    }
    node.ttls().forEach(ttl -> calls.add(CodeBlock.of(".ttl($T::ttl)", shape.record)));
    node.doorkeepers().forEach(keeper -> calls.add(doorkeeper(keeper)));
    node.nodeCodecName().ifPresent(codec -> calls.add(dumpable(node, codec)));
    calls.add(CodeBlock.of(".build()"));
    return calls;
  }

  private static List<CodeBlock> alsoInvalidated(NodeModel node) {
    return node.alsoInvalidate().stream()
        .map(version -> CodeBlock.of("$S", version.value()))
        .toList();
  }

  private static List<CodeBlock> keyArguments(NodeModel node, KeyCode key) {
    return List.of(
        CodeBlock.of("$S", node.key().text()),
        key.layout(),
        CodeBlock.of("$T::writeKey", node.names().nodes()));
  }

  private static CodeBlock fresh(FreshModel fresh) {
    List<CodeBlock> parts = new ArrayList<>();
    part("softTtl", fresh.softTtl(), parts);
    part("staleIfError", fresh.staleIfError(), parts);
    part("retryAfter", fresh.retryAfter(), parts);
    part("refreshAhead", fresh.refreshAhead(), parts);
    if (fresh.verify().value() > 0) {
      parts.add(CodeBlock.of(".verify($L)", fresh.verify().value()));
    }
    CodeBlock none = CodeBlock.of("$T.NONE", RuntimeNames.FRESH_SPEC);
    return Lines.call("fresh", List.of(Lines.chain(14, none, parts)));
  }

  private static CodeBlock loads(LoadBoundsModel bounds) {
    List<CodeBlock> parts = new ArrayList<>();
    part("timeout", bounds.timeout(), parts);
    part("softTimeout", bounds.softTimeout(), parts);
    part("errorTtl", bounds.errorTtl(), parts);
    if (bounds.maxConcurrent().value() > 0) {
      parts.add(CodeBlock.of(".maxConcurrent($L)", bounds.maxConcurrent().value()));
    }
    CodeBlock none = CodeBlock.of("$T.UNBOUNDED", RuntimeNames.LOAD_SPEC);
    return Lines.call("loads", List.of(Lines.chain(14, none, parts)));
  }

  private static void part(
      String name, Optional<Declared<DurationText>> duration, List<CodeBlock> parts) {
    duration.ifPresent(one -> parts.add(CodeBlock.of(".$L($L)", name, duration(one.value()))));
  }

  private static CodeBlock tier(TierModel tier) {
    CodeBlock ttl = duration(tier.ttl().value());
    if (tier.expireAfterAccess().isPresent()) {
      return idle(tier, ttl, tier.expireAfterAccess().get().value());
    }
    return tier.heap() && !tier.follow().value()
        ? CodeBlock.of(".tier($S, $L, false)", tier.storage().value(), ttl)
        : CodeBlock.of(".tier($S, $L)", tier.storage().value(), ttl);
  }

  private static CodeBlock idle(TierModel tier, CodeBlock ttl, DurationText idle) {
    CodeBlock spec =
        CodeBlock.of("$T.of($S, $L)", RuntimeNames.TIER_SPEC, tier.storage().value(), ttl);
    List<CodeBlock> more = new ArrayList<>();
    more.add(CodeBlock.of(".expireAfterAccess($L)", duration(idle)));
    if (!tier.follow().value()) {
      more.add(CodeBlock.of(".follow(false)"));
    }
    return Lines.call("tier", List.of(Lines.chain(14, spec, more)));
  }

  private static CodeBlock dumpable(NodeModel node, ClassName codec) {
    CodeBlock type =
        CodeBlock.of("$T.of($S, new $T())", RuntimeNames.VALUE_TYPE, node.name(), codec);
    List<CodeBlock> shape =
        node.nodeFingerprint().stream()
            .map(digits -> CodeBlock.of(".withFingerprint(0x$LL)", digits))
            .toList();
    return Lines.call("dumpable", List.of(Lines.chain(14, type, shape)));
  }

  private static CodeBlock doorkeeper(DoorkeeperModel keeper) {
    String size = String.format(Locale.ROOT, "%,d", keeper.size().value()).replace(',', '_');
    return CodeBlock.of(".doorkeeper($L, $L)", size, keeper.fpp().value());
  }

  private static CodeBlock duration(DurationText text) {
    return text.duration().map(SpecCode::duration).orElseGet(() -> CodeBlock.of("null"));
  }

  private static CodeBlock duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 86_400_000 == 0) {
      return CodeBlock.of("$T.ofDays($L)", Duration.class, millis / 86_400_000);
    }
    if (millis % 3_600_000 == 0) {
      return CodeBlock.of("$T.ofHours($L)", Duration.class, millis / 3_600_000);
    }
    if (millis % 60_000 == 0) {
      return CodeBlock.of("$T.ofMinutes($L)", Duration.class, millis / 60_000);
    }
    return millis % 1_000 == 0
        ? CodeBlock.of("$T.ofSeconds($L)", Duration.class, millis / 1_000)
        : CodeBlock.of("$T.ofMillis($L)", Duration.class, millis);
  }
}
