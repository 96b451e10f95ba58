package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether loads can be bounded as is said. */
final class LoadBoundsCheck {

  private LoadBoundsCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    Declared<Integer> most = node.bounds().maxConcurrent();
    return most.value() >= 0
        ? List.of()
        : List.of(
            DiagnosticCode.CME084.at(
                most.origin(),
                "maxConcurrentLoads "
                    + most.value()
                    + " of "
                    + node.name()
                    + " lets no load run at all",
                "write how many may run at a time, or remove it"));
  }
}
