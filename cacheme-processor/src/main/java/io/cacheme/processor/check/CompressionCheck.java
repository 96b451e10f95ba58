package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether anything is compressed. */
final class CompressionCheck {

  private CompressionCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    if (node.compression().isEmpty() || node.hasRemoteTier() || node.tiers().isEmpty()) {
      return List.of();
    }
    return List.of(
        DiagnosticCode.CME029.at(
            node.compression().get().origin(),
            "compression "
                + node.compression().get().value()
                + " of "
                + node.name()
                + " is never used: all its tiers are heap tiers",
            "heap storages keep objects as they are; remove it, or add a remote tier"));
  }
}
