package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.ConsequenceModel;
import io.cacheme.processor.model.GroupUse;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.NodePart;
import io.cacheme.processor.model.NodeUse;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A node, or a group of one, made of what a method was given, or has answered. */
final class NodeArgumentCode {

  /** What a wider component takes, too: for its reference javac wants the component's own box. */
  private static final Set<TypeName> MAY_WIDEN =
      Set.of(
          ClassName.get(Byte.class),
          ClassName.get(Short.class),
          ClassName.get(Character.class),
          ClassName.get(Integer.class),
          ClassName.get(Long.class),
          ClassName.get(Float.class));

  private final String subject;
  private final CodeBlock maker;
  private final CodeBlock reference;
  private final NodeArgument argument;

  private NodeArgumentCode(
      String subject, CodeBlock maker, CodeBlock reference, NodeArgument argument) {
    this.subject = subject;
    this.maker = maker;
    this.reference = reference;
    this.argument = argument;
  }

  /** Of a node. */
  static NodeArgumentCode of(NodeUse node, NodeArgument argument) {
    return new NodeArgumentCode(
        node.name(),
        CodeBlock.of("new $T", node.record()),
        CodeBlock.of("$T::new", node.record()),
        argument);
  }

  /** Of what {@code consequence} is about. */
  static NodeArgumentCode of(ConsequenceModel consequence) {
    return consequence
        .group()
        .map(group -> of(group, consequence.argument()))
        .orElseGet(() -> of(consequence.node(), consequence.argument()));
  }

  private static NodeArgumentCode of(GroupUse group, NodeArgument argument) {
    return new NodeArgumentCode(
        group.template(),
        CodeBlock.of("$T.$N", group.nodes(), group.factory()),
        CodeBlock.of("$T::$N", group.nodes(), group.factory()),
        argument);
  }

  /** The node, made of parameters, which {@code name} may replace. */
  CodeBlock of(UnaryOperator<String> name) {
    if (argument instanceof NodeArgument.Components components) {
      return CodeBlock.of("$L($L)", maker, names(components.parameters(), name));
    }
    if (argument instanceof NodeArgument.Parts parts) {
      List<CodeBlock> made = parts.parts().stream().map(part -> part(part, name)).toList();
      return CodeBlock.of("$L($L)", maker, CodeBlock.join(made, ", "));
    }
    if (argument instanceof NodeArgument.Mapped mapped) {
      return CodeBlock.of(
          "$T.$N($L)", mapped.owner(), mapped.method(), names(mapped.parameters(), name));
    }
    if (argument instanceof NodeArgument.Itself itself) {
      return CodeBlock.of("$N", name.apply(itself.parameter()));
    }
    throw new IllegalStateException(subject);
  }

  private static CodeBlock part(NodePart part, UnaryOperator<String> name) {
    CodeBlock.Builder code = CodeBlock.builder().add("$N", name.apply(part.holder()));
    part.accessors().forEach(accessor -> code.add(".$N()", accessor));
    return code.build();
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
    if (argument instanceof NodeArgument.Components c
        && c.parameters().size() == 1
        && !MAY_WIDEN.contains(keys.key())) {
      return reference;
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
