package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether there is a heap to be dumped. */
final class DumpableCheck {

  private DumpableCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    if (node.dumpable().isEmpty() || node.hasHeapTier() || node.tiers().isEmpty()) {
      return List.of();
    }
    return List.of(
        DiagnosticCode.CME098.at(
            node.dumpable().get(),
            node.name() + " is dumpable, but none of its tiers is a heap tier",
            "remove dumpable, since remote tiers keep what they have anyway, or add a heap tier:"
                + " @Cache(storage = \"local\", ttl = \"30s\")"));
  }
}
