package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyText;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The code that renders a node's key and refuses nodes without one. */
final class KeyCode {

  private final Shape shape;
  private final Optional<KeyPlan> plan;
  private final CodeBlock check;

  KeyCode(Shape shape) {
    this.shape = shape;
    this.plan =
        shape.node.key().template().map(template -> KeyPlan.of(template, shape.components()));
    this.check = plan.map(KeyCheckCode::statements).orElseGet(() -> CodeBlock.of(""));
  }

  /** The expression that gives the key's shape. */
  CodeBlock layout() {
    return plan.map(KeyLayoutCode::expression).orElseGet(this::layoutOfMethod);
  }

  /** Whether some node has no key. */
  boolean hasCheck() {
    return !check.isEmpty();
  }

  /** The methods that the spec names. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    CodeBlock write = plan.map(KeyWriteCode::statements).orElseGet(this::writeMethod);
    methods.add(method("writeKey", write).addParameter(RuntimeNames.KEY_WRITER, "key").build());
    if (hasCheck()) {
      methods.add(method("check", check).build());
    }
    return methods;
  }

  private CodeBlock layoutOfMethod() {
    return shape.node.key().hasPrefix()
        ? CodeBlock.of("$T.literal($S).thenAny()", RuntimeNames.KEY_LAYOUT, prefix())
        : CodeBlock.of("$T.empty().thenAny()", RuntimeNames.KEY_LAYOUT);
  }

  private CodeBlock writeMethod() {
    return shape.node.key().hasPrefix()
        ? CodeBlock.of("key.literal($S).path(node.key());\n", prefix())
        : CodeBlock.of("key.path(node.key());\n");
  }

  private String prefix() {
    return KeyText.escape(shape.node.key().prefix().value());
  }

  private MethodSpec.Builder method(String name, CodeBlock body) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(shape.record, "node")
        .addCode(body);
  }
}
