package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether callers can change what the heap tier hands to all of them. */
final class MutableValueCheck {

  private MutableValueCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    return node
        .value()
        .filter(value -> node.hasHeapTier())
        .flatMap(value -> value.mutable().map(name -> problem(node, name)))
        .stream()
        .toList();
  }

  private static Diagnostic problem(NodeModel node, String name) {
    return DiagnosticCode.CME051.at(
        node.checkedValue().origin(),
        "the heap tier of "
            + node.name()
            + " hands every caller the same "
            + name
            + ", and "
            + name
            + " can be changed",
        "use a record, or a type without setters");
  }
}
