package io.cacheme.processor.check;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.CodecComponent;
import io.cacheme.processor.model.CodecModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.ValueShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a record holds itself by components that cannot end it: neither an optional, nor a
 * collection, an array or a sealed interface, nor one that may be null.
 */
public final class RecursionCheck {

  private final CodecModel codec;
  private final String name;
  private final Origin origin;
  private final Set<TypeName> walked = new HashSet<>();
  private final Set<TypeName> told = new HashSet<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private RecursionCheck(CodecModel codec, String name, Origin origin) {
    this.codec = codec;
    this.name = name;
    this.origin = origin;
  }

  static List<Diagnostic> problems(NodeModel node) {
    return node.codec()
        .map(codec -> problems(codec, node.name(), node.record().origin()))
        .orElse(List.of());
  }

  /** The records of {@code codec} that have no end, told at {@code origin}. */
  public static List<Diagnostic> problems(CodecModel codec, String name, Origin origin) {
    RecursionCheck check = new RecursionCheck(codec, name, origin);
    codec.records().keySet().forEach(type -> check.walk(type, List.of()));
    return check.found;
  }

  private void walk(TypeName type, List<TypeName> around) {
    if (!walked.add(type)) { // by another way
      return;
    }
    List<TypeName> path = new ArrayList<>(around);
    path.add(type);
    for (CodecComponent component : codec.components(new ValueShape.Composite(type))) {
      if (component.shape() instanceof ValueShape.Composite held && !component.mayBeNull()) {
        if (!path.contains(held.type())) {
          walk(held.type(), path);
        } else if (told.add(held.type())) {
          found.add(problem(held.type(), type, component));
        }
      }
    }
  }

  private Diagnostic problem(TypeName held, TypeName holder, CodecComponent component) {
    String text = TypeText.of(held);
    String where = TypeText.of(holder) + "." + component.name();
    return DiagnosticCode.CME057.at(
        origin,
        (name.equals(text) ? name + " holds" : name + " caches " + text + ", which holds")
            + " itself by "
            + where
            + " without an end",
        "declare it as Optional<" + text + "> or a List, or mark it @Nullable");
  }
}
