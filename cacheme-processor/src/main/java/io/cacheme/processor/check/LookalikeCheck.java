package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether a method was meant to be {@code load}, {@code loadAll} or {@code key}. */
final class LookalikeCheck {

  private LookalikeCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    boolean hasKey = node.key().template().isPresent() || node.key().method().isPresent();
    return node.loads().lookalikes().stream()
        .filter(method -> !hasKey || !method.meant().equals("key"))
        .map(
            method ->
                DiagnosticCode.CME048.at(
                    method.origin(),
                    node.name() + "." + method.name() + " is called by nothing",
                    "did you mean " + method.meant() + "? Else give it another name"))
        .toList();
  }
}
