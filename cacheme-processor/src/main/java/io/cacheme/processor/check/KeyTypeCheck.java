package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Alphabet;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.KeyPlan;
import io.cacheme.processor.model.KeyPlan.Value;
import io.cacheme.processor.model.KeyTemplate;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.NodeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether what stands in the key has a text that agrees with its equality. */
final class KeyTypeCheck {

  private final NodeModel node;
  private final List<Diagnostic> found = new ArrayList<>();

  private KeyTypeCheck(NodeModel node) {
    this.node = node;
  }

  static List<Diagnostic> problems(NodeModel node) {
    KeyTypeCheck check = new KeyTypeCheck(node);
    node.key().template().ifPresent(check::template);
    return check.found;
  }

  private void template(KeyTemplate template) {
    Map<String, Value> paths = new LinkedHashMap<>();
    for (Value value : KeyPlan.of(template, node.record().components()).values()) {
      paths.putIfAbsent(value.name(), value);
    }
    for (ComponentModel component : node.record().components()) {
      String parts = component.name() + ".";
      if (!component.ignored() && paths.keySet().stream().noneMatch(p -> p.startsWith(parts))) {
        paths.putIfAbsent(component.name(), new Value(List.of(component)));
      }
    }
    paths.forEach((path, value) -> component(value.path().get(0), value.component(), path));
  }

  private void component(ComponentModel top, ComponentModel component, String path) {
    if (component.keyType() instanceof KeyType.Unsupported unsupported) {
      found.add(unsupported(top, path, unsupported));
    } else if (component.keyType() instanceof KeyType.Nested nested) {
      nested.components().stream()
          .filter(part -> !part.ignored())
          .forEach(part -> component(top, part, path + "." + part.name()));
    } else if (component.keyType() instanceof KeyType.Scalar scalar
        && scalar.alphabet() == Alphabet.FLOATING) {
      found.add(floating(top, component, path));
    }
  }

  private Diagnostic unsupported(ComponentModel top, String path, KeyType.Unsupported type) {
    return DiagnosticCode.CME014.at(
        top.origin(),
        "component "
            + path
            + (" of " + node.name())
            + (" is " + type.what() + ", " + type.reason()),
        "use String, a number, enum, UUID, date or record; or declare `String key()`");
  }

  private Diagnostic floating(ComponentModel top, ComponentModel component, String path) {
    boolean isFloat = component.type().toString().toLowerCase(Locale.ROOT).endsWith("float");
    return DiagnosticCode.CME016.at(
        top.origin(),
        "component "
            + path
            + (" of " + node.name())
            + (" is a " + (isFloat ? "float" : "double"))
            + "; 0.1 + 0.2 and 0.3 are different keys",
        "use a scaled long or BigDecimal");
  }
}
