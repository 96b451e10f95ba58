package io.cacheme.processor.check;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.DependencyModel;
import io.cacheme.processor.model.NodeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether the generated methods can have all their parameters: a method has 255, {@code this} and a
 * second one for each {@code long} and {@code double} included.
 */
final class ParameterCountCheck {

  /** Beside {@code this} and a loader or a value. */
  private static final int MOST_COMPONENTS = 253;

  /** Beside the {@code Cacheme}. */
  private static final int MOST_DEPENDENCIES = 254;

  private static final Set<TypeName> WIDE = Set.of(TypeName.LONG, TypeName.DOUBLE);

  private ParameterCountCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    int components = slots(node.record().components().stream().map(ComponentModel::type).toList());
    if (components > MOST_COMPONENTS) {
      found.add(
          DiagnosticCode.CME008.at(
              node.record().origin(),
              headline(node, "components", components, MOST_COMPONENTS),
              "put some of the components into a record of their own"));
    }
    int dependencies =
        slots(node.loads().arguments().keySet().stream().map(DependencyModel::type).toList());
    if (dependencies > MOST_DEPENDENCIES) {
      found.add(
          DiagnosticCode.CME008.at(
              node.loads().loadAlls().get(0).origin(),
              headline(node, "dependencies", dependencies, MOST_DEPENDENCIES),
              "let both methods take the same parameters, or one object that has them all"));
    }
    return found;
  }

  private static String headline(NodeModel node, String what, int slots, int most) {
    return "the "
        + what
        + (" of " + node.name())
        + (" take the place of " + slots + " parameters; generated methods have room for " + most);
  }

  private static int slots(List<TypeName> types) {
    return types.stream().mapToInt(type -> WIDE.contains(type) ? 2 : 1).sum();
  }
}
