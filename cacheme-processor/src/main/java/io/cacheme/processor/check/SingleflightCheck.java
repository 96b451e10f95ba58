package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether those who are to share a load share a tier. */
final class SingleflightCheck {

  private SingleflightCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    if (node.fleetSingleflight().isEmpty() || node.hasRemoteTier() || node.tiers().isEmpty()) {
      return List.of();
    }
    return List.of(
        DiagnosticCode.CME079.at(
            node.fleetSingleflight().get(),
            node.name()
                + " has singleflight = FLEET, but all its tiers are heap tiers, which no other"
                + " process sees",
            "remove singleflight, since each process loads a key once anyway, or add a remote"
                + " tier"));
  }
}
