package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.Alphabet;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Fixed;
import io.cacheme.processor.model.KeyPlan.Step;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.RuntimeNames;

/** The expression for the shape of rendered keys. */
final class KeyLayoutCode {

  private KeyLayoutCode() {}

  static CodeBlock expression(KeyPlan plan) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T", RuntimeNames.KEY_LAYOUT);
    boolean isFirst = true;
    for (Step step : plan.steps()) {
      if (step instanceof Fixed fixed) {
        code.add(isFirst ? ".literal($S)" : ".thenLiteral($S)", fixed.escaped());
      } else if (step instanceof KeyPlan.Value value) {
        code.add(isFirst ? ".empty().$L()" : ".$L()", kind(value.component()));
      }
      isFirst = false;
    }
    return code.build();
  }

  private static String kind(ComponentModel component) {
    if (!(component.keyType() instanceof KeyType.Scalar scalar)) {
      return "thenAny";
    }
    return scalar.alphabet() == Alphabet.INTEGER && !component.nullable()
        ? "thenNumber"
        : "thenText";
  }
}
