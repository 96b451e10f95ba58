package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.KeyTemplate;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TierModel;
import java.time.Duration;

/** The expression that builds a node's spec. */
final class SpecCode {

  private SpecCode() {}

  static CodeBlock expression(Shape shape, KeyCode key) {
    NodeModel node = shape.node;
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$T.builder($L, $T.class, $S)",
                RuntimeNames.NODE_SPEC,
                RuntimeNames.GENERATION,
                shape.record,
                node.name());
    code.add("\n.version($S)", node.version().value());
    code.add("\n.key($S, $L, $T::writeKey)", template(node), key.layout(), node.names().nodes());
    if (key.hasCheck()) {
      code.add("\n.check($T::check)", node.names().nodes());
    }
    if (node.isKeyedByText()) {
      code.add("\n.keyedByText()");
    }
    node.tiers().forEach(tier -> code.add("\n$L", tier(tier)));
    code.add("\n.value($L)", valueType(node));
    node.serializer().ifPresent(s -> code.add("\n.serializer(new $T())", s.type()));
    node.negativeTtl().ifPresent(ttl -> code.add("\n.negativeTtl($L)", duration(ttl.value())));
    return code.add("\n.build()").build();
  }

  private static String template(NodeModel node) {
    return node.key().template().map(KeyTemplate::text).orElse("key()");
  }

  private static CodeBlock tier(TierModel tier) {
    return CodeBlock.of(".tier($S, $L)", tier.storage().value(), duration(tier.ttl().value()));
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

  private static CodeBlock valueType(NodeModel node) {
    String name = node.checkedValue().qualifiedText();
    return node.codec().isPresent()
        ? CodeBlock.of("$T.of($S, new $T())", RuntimeNames.VALUE_TYPE, name, node.names().codec())
        : CodeBlock.of("$T.withoutCodec($S)", RuntimeNames.VALUE_TYPE, name);
  }
}
