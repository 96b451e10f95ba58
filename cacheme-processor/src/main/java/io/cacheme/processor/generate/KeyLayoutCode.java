package io.cacheme.processor.generate;

import com.palantir.javapoet.CodeBlock;
import io.cacheme.processor.model.Alphabet;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Fixed;
import io.cacheme.processor.model.KeyPlan.Step;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;

/** The expression for the shape of rendered keys. */
final class KeyLayoutCode {

  private static final int INDENT = 14;

  private KeyLayoutCode() {}

  static CodeBlock expression(KeyPlan plan) {
    List<Step> steps = plan.steps();
    boolean beginsFixed = !steps.isEmpty() && steps.get(0) instanceof Fixed;
    CodeBlock first =
        beginsFixed
            ? CodeBlock.of(
                "$T.literal($S)", RuntimeNames.KEY_LAYOUT, ((Fixed) steps.get(0)).escaped())
            : CodeBlock.of("$T.empty()", RuntimeNames.KEY_LAYOUT);
    List<CodeBlock> rest = new ArrayList<>();
    for (Step step : steps.subList(beginsFixed ? 1 : 0, steps.size())) {
      rest.add(then(step));
    }
    return Lines.chain(INDENT, first, rest);
  }

  private static CodeBlock then(Step step) {
    if (step instanceof Fixed fixed) {
      return CodeBlock.of(".thenLiteral($S)", fixed.escaped());
    }
    return CodeBlock.of(".$L()", kind(((KeyPlan.Value) step).component()));
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
