package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.NodePart;
import io.cacheme.processor.model.NodeUse;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A node made of what a method was given, or has answered. */
final class NodeArgumentCode {

  private final NodeUse node;
  private final NodeArgument argument;

  NodeArgumentCode(NodeUse node, NodeArgument argument) {
    this.node = node;
    this.argument = argument;
  }

  /** The node, made of parameters, which {@code name} may replace. */
  CodeBlock of(UnaryOperator<String> name) {
    if (argument instanceof NodeArgument.Components components) {
      return CodeBlock.of("new $T($L)", node.record(), names(components.parameters(), name));
    }
    if (argument instanceof NodeArgument.Parts parts) {
      List<CodeBlock> made = parts.parts().stream().map(part -> part(part, name)).toList();
      return CodeBlock.of("new $T($L)", node.record(), CodeBlock.join(made, ", "));
    }
    if (argument instanceof NodeArgument.Mapped mapped) {
      return CodeBlock.of(
          "$T.$N($L)", mapped.owner(), mapped.method(), names(mapped.parameters(), name));
    }
    if (argument instanceof NodeArgument.Itself itself) {
      return CodeBlock.of("$N", name.apply(itself.parameter()));
    }
    throw new IllegalStateException(node.name());
  }

  private static CodeBlock part(NodePart part, UnaryOperator<String> name) {
    CodeBlock holder = CodeBlock.of("$N", name.apply(part.holder()));
    return part.accessor()
        .map(accessor -> CodeBlock.of("$L.$N()", holder, accessor))
        .orElse(holder);
  }

  private static CodeBlock names(List<String> parameters, UnaryOperator<String> name) {
    return CodeBlock.join(
        parameters.stream().map(p -> CodeBlock.of("$N", name.apply(p))).toList(), ", ");
  }

  /** The function from one of many to its node, called {@code key} where it needs a name. */
  CodeBlock function(BatchModel keys, String key, UnaryOperator<String> name) {
    if (argument instanceof NodeArgument.Itself) {
      return CodeBlock.of("$T.identity()", Function.class);
    }
    if (argument instanceof NodeArgument.Components c && c.parameters().size() == 1) {
      return CodeBlock.of("$T::new", node.record());
    }
    if (argument instanceof NodeArgument.Mapped m && m.parameters().size() == 1) {
      return CodeBlock.of("$T::$N", m.owner(), m.method());
    }
    return CodeBlock.of(
        "$N -> $L", key, of(held -> held.equals(keys.parameter()) ? key : name.apply(held)));
  }

  /** Whether the method's result is needed for it. */
  boolean needsResult() {
    if (argument instanceof NodeArgument.Parts parts) {
      return parts.parts().stream().anyMatch(part -> part.holder().equals(NodePart.RESULT));
    }
    if (argument instanceof NodeArgument.Mapped mapped) {
      return mapped.parameters().contains(NodePart.RESULT);
    }
    return argument instanceof NodeArgument.Itself itself
        && itself.parameter().equals(NodePart.RESULT);
  }
}
