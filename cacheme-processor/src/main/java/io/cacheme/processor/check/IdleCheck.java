package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.TierModel;
import java.util.List;
import java.util.Optional;

/** Whether entries can be dropped that nobody asks for, where that is said. */
final class IdleCheck {

  private IdleCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    return node.tiers().stream()
        .flatMap(
            tier -> tier.expireAfterAccess().flatMap(idle -> problem(node, tier, idle)).stream())
        .toList();
  }

  private static Optional<Diagnostic> problem(
      NodeModel node, TierModel tier, Declared<DurationText> declared) {
    DurationText idle = declared.value();
    DurationText ttl = tier.ttl().value();
    String subject = "expireAfterAccess " + quoted(idle.text()) + " of " + node.name();
    if (!tier.heap()) {
      return Optional.of(
          DiagnosticCode.CME089.at(
              declared.origin(),
              subject
                  + " is of no use in storage "
                  + quoted(tier.storage().value())
                  + ", which is no heap",
              "remove it, or give it to a heap tier, as in \"local\""));
    }
    return idle.isFixed() && ttl.isFixed() && idle.value().compareTo(ttl.value()) >= 0
        ? Optional.of(
            DiagnosticCode.CME089.at(
                declared.origin(),
                subject
                    + " is not shorter than the tier's ttl "
                    + quoted(ttl.text())
                    + ", so no entry is idle for so long",
                "make it shorter than the ttl, or remove it"))
        : Optional.empty();
  }
}
