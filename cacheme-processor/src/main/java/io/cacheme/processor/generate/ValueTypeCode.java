package io.cacheme.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;

/** The expression that tells a serializer what a node's value is. */
final class ValueTypeCode {

  private static final int INDENT = 14;

  private ValueTypeCode() {}

  static CodeBlock expression(NodeModel node) {
    String name = node.checkedValue().qualifiedText();
    if (!node.writesValues()) {
      return node.encoderName()
          .map(e -> CodeBlock.of("$T.weighedBy($S,$Wnew $T())", RuntimeNames.VALUE_TYPE, name, e))
          .orElseGet(() -> CodeBlock.of("$T.withoutCodec($S)", RuntimeNames.VALUE_TYPE, name));
    }
    CodeBlock first =
        node.codecName()
            .map(codec -> CodeBlock.of("$T.of($S, new $T())", RuntimeNames.VALUE_TYPE, name, codec))
            .orElseGet(() -> withoutCodec(node.checkedValue().type().box(), name));
    return Lines.chain(INDENT, first, calls(node));
  }

  private static CodeBlock withoutCodec(TypeName type, String name) {
    return CodeBlock.of("$T.<$T>withoutCodec($S)", RuntimeNames.VALUE_TYPE, type, name);
  }

  private static List<CodeBlock> calls(NodeModel node) {
    TypeName type = node.checkedValue().type();
    List<CodeBlock> calls = new ArrayList<>();
    calls.add(CodeBlock.of(".declaredAs($L)", declaration(type)));
    List<CodeBlock> reached =
        node.checkedValue().reached().stream()
            .filter(name -> !isNamed(type, name))
            .map(name -> CodeBlock.of("$T.class", name))
            .toList();
    if (!reached.isEmpty()) {
      calls.add(Lines.call("reaching", INDENT + 4, reached));
    }
    node.fingerprint()
        .ifPresent(digits -> calls.add(CodeBlock.of(".withFingerprint(0x$LL)", digits)));
    return calls;
  }

  /** The class, and its arguments where it has some. */
  private static CodeBlock declaration(TypeName type) {
    List<CodeBlock> all = new ArrayList<>();
    all.add(CodeBlock.of("$T.class", raw(type)));
    arguments(type).forEach(argument -> all.add(part(argument)));
    return CodeBlock.join(all, ",$W");
  }

  private static CodeBlock part(TypeName type) {
    return CodeBlock.of("$T.part($L)", RuntimeNames.VALUE_TYPE, declaration(type));
  }

  private static TypeName raw(TypeName type) {
    if (type instanceof ParameterizedTypeName parameterized) {
      return parameterized.rawType();
    }
    if (type instanceof WildcardTypeName wildcard) {
      return raw(wildcard.upperBounds().get(0));
    }
    return type instanceof ArrayTypeName array
        ? ArrayTypeName.of(raw(array.componentType()))
        : type;
  }

  private static List<TypeName> arguments(TypeName type) {
    if (type instanceof ParameterizedTypeName parameterized) {
      return parameterized.typeArguments();
    }
    if (type instanceof WildcardTypeName wildcard) {
      return arguments(wildcard.upperBounds().get(0));
    }
    return type instanceof ArrayTypeName array && !arguments(array.componentType()).isEmpty()
        ? List.of(array.componentType())
        : List.of();
  }

  /** Whether the declaration tells the class already. */
  private static boolean isNamed(TypeName type, ClassName name) {
    TypeName raw = raw(type);
    while (raw instanceof ArrayTypeName array) {
      raw = array.componentType();
    }
    return raw.equals(name) || arguments(type).stream().anyMatch(a -> isNamed(a, name));
  }
}
