package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.RuntimeNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The statements that refuse a null where the key has no place for one, naming the component. */
final class KeyCheckCode {

  private final CodeBlock.Builder code = CodeBlock.builder();
  private final Set<String> seen = new HashSet<>();

  private KeyCheckCode() {}

  static CodeBlock statements(KeyPlan plan) {
    KeyCheckCode checks = new KeyCheckCode();
    for (KeyPlan.Value value : plan.values()) {
      checks.path(value.path());
    }
    return checks.code.build();
  }

  private void path(List<ComponentModel> path) {
    String name = "";
    String expression = "node";
    for (ComponentModel component : path.subList(0, path.size() - 1)) {
      name += component.name() + ".";
      expression += "." + component.name() + "()";
      required(name.substring(0, name.length() - 1), expression);
    }
    component(path.get(path.size() - 1), name, expression);
  }

  private void component(ComponentModel component, String prefix, String owner) {
    String name = prefix + component.name();
    String expression = owner + "." + component.name() + "()";
    if (component.keyType() instanceof KeyType.Nested nested) {
      nested(component, nested, name, expression);
    } else if (!component.nullable() && isReference(component)) {
      required(name, expression);
    }
  }

  private void nested(
      ComponentModel component, KeyType.Nested nested, String name, String expression) {
    if (!component.nullable()) {
      required(name, expression);
      parts(nested, name, expression);
      return;
    }
    KeyCheckCode inner = new KeyCheckCode();
    inner.parts(nested, name, expression);
    if (!inner.code.isEmpty()) {
      code.beginControlFlow("if ($L != null)", expression);
      code.add(inner.code.build());
      code.endControlFlow();
    }
  }

  private void parts(KeyType.Nested nested, String name, String expression) {
    nested.components().stream()
        .filter(part -> !part.ignored())
        .forEach(part -> component(part, name + ".", expression));
  }

  private void required(String name, String expression) {
    if (seen.add(name)) {
      code.addStatement("$T.required($S, $L)", RuntimeNames.KEY_WRITER, name, expression);
    }
  }

  private static boolean isReference(ComponentModel component) {
    return component.keyType() instanceof KeyType.Scalar scalar && !scalar.primitive();
  }
}
