package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.GeneratedNames;
import io.cacheme.processor.model.Hidden;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.List;

/** The record's header, what it caches, and what its classes are called. */
final class RecordCheck {

  private RecordCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    RecordModel record = node.record();
    if (!record.typeParameters().isEmpty()) {
      found.add(
          DiagnosticCode.CME004.at(
              record.origin(),
              node.name()
                  + record.typeParameters()
                  + " has a type parameter; a cache node needs one fixed value type",
              "write one record per value type"));
    }
    record
        .inaccessible()
        .ifPresent(hidden -> found.add(hidden(node, hidden.value(), hidden.origin())));
    value(node, found);
    names(node, found);
    return found;
  }

  static Diagnostic hidden(NodeModel node, Hidden type, Origin origin) {
    return DiagnosticCode.CME003.at(
        origin,
        type.name()
            + (" " + type.reason() + ", so the generated ")
            + node.names().cache().simpleName()
            + " cannot use it",
        type.help());
  }

  private static void value(NodeModel node, List<Diagnostic> found) {
    if (node.value().isEmpty() && node.record().typeParameters().isEmpty()) {
      found.add(
          DiagnosticCode.CME002.at(
              node.record().origin(),
              node.name() + " does not say what it caches",
              "add `implements Node<V>`, where V is the type of the cached value"));
    }
    node.value()
        .flatMap(value -> value.rawType().map(raw -> rawType(node, raw)))
        .ifPresent(found::add);
  }

  private static Diagnostic rawType(NodeModel node, String raw) {
    String example = raw.equals("Map") ? "Map<String, UserView>" : raw + "<UserView>";
    return DiagnosticCode.CME005.at(
        node.checkedValue().origin(),
        node.name() + " caches the raw type " + raw + ", so its elements cannot be decoded",
        "write its type arguments, as in `Node<" + example + ">`");
  }

  private static void names(NodeModel node, List<Diagnostic> found) {
    GeneratedNames names = node.names();
    if (!names.isValid()) {
      String usual = names.stem();
      found.add(
          DiagnosticCode.CME007.at(
              names.origin(),
              names.origin().text().replace(" = ", " ")
                  + " of "
                  + node.name()
                  + " is not a Java name",
              "write a name as in \"" + usual + "\", which gives " + usual + "Cache"));
    }
  }
}
