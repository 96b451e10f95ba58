package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Fixed;
import io.cacheme.processor.model.KeyPlan.Step;
import io.cacheme.processor.model.KeyType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The statements that render a key: chains of calls, broken only where a record may be null. */
final class KeyWriteCode {

  private static final int LINE = 94;

  private final Function<KeyPlan.Value, String> expressions;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private final List<CodeBlock> chain = new ArrayList<>();

  private KeyWriteCode(Function<KeyPlan.Value, String> expressions) {
    this.expressions = expressions;
  }

  /** Those of a node, which is the parameter {@code node}. */
  static CodeBlock statements(KeyPlan plan) {
    return statements(plan, KeyWriteCode::ofNode);
  }

  private static String ofNode(KeyPlan.Value value) {
    String expression = "node";
    for (ComponentModel component : value.path()) {
      expression += "." + component.name() + "()";
    }
    return expression;
  }

  /** Those of values that {@code expressions} gives. */
  static CodeBlock statements(KeyPlan plan, Function<KeyPlan.Value, String> expressions) {
    KeyWriteCode writes = new KeyWriteCode(expressions);
    for (Step step : plan.steps()) {
      if (step instanceof Fixed fixed) {
        writes.chain.add(CodeBlock.of("literal($S)", fixed.escaped()));
      } else if (step instanceof KeyPlan.Value value) {
        writes.value(value);
      }
    }
    writes.endChain();
    return writes.code.build();
  }

  private void value(KeyPlan.Value value) {
    component(value.component(), value.name(), expressions.apply(value));
  }

  private void component(ComponentModel component, String name, String expression) {
    if (component.keyType() instanceof KeyType.Scalar scalar) {
      chain.add(scalar(component, scalar, name, expression));
    } else if (component.keyType() instanceof KeyType.Nested nested) {
      nested(component, nested, name, expression);
    }
  }

  private static CodeBlock scalar(
      ComponentModel component, KeyType.Scalar scalar, String name, String expression) {
    if (!scalar.primitive()) {
      return component.nullable()
          ? CodeBlock.of("nullable($L)", expression)
          : CodeBlock.of("value($S, $L)", name, expression);
    }
    return switch (scalar.alphabet()) {
      case INTEGER -> CodeBlock.of("number($L)", expression);
      case BOOLEAN -> CodeBlock.of("bool($L)", expression);
      case CHARACTER -> CodeBlock.of("character($L)", expression);
      default -> CodeBlock.of("decimal($L)", expression);
    };
  }

  private void nested(
      ComponentModel component, KeyType.Nested nested, String name, String expression) {
    if (!component.nullable()) {
      parts(nested, name, expression);
      return;
    }
    endChain();
    code.beginControlFlow("if ($L == null)", expression);
    code.addStatement("key.literal($S)", "%-");
    code.nextControlFlow("else");
    parts(nested, name, expression);
    endChain();
    code.endControlFlow();
  }

  private void parts(KeyType.Nested nested, String name, String expression) {
    chain.add(CodeBlock.of("open()"));
    boolean isFirst = true;
    for (ComponentModel part : nested.components()) {
      if (part.ignored()) {
        continue;
      }
      if (!isFirst) {
        chain.add(CodeBlock.of("next()"));
      }
      isFirst = false;
      component(part, name + "." + part.name(), expression + "." + part.name() + "()");
    }
    chain.add(CodeBlock.of("close()"));
  }

  private void endChain() {
    if (chain.isEmpty()) {
      return;
    }
    CodeBlock oneLine = CodeBlock.join(chain, ".");
    boolean fits = oneLine.toString().length() + "key.;".length() <= LINE;
    code.addStatement("key.$L", fits ? oneLine : CodeBlock.join(chain, "\n."));
    chain.clear();
  }
}
