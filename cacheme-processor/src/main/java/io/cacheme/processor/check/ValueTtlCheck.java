package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DurationText.Kind;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.ValueTtlModel;
import java.util.ArrayList;
import java.util.List;

/** Whether what is said of how long single entries are kept can be done. */
final class ValueTtlCheck {

  /** More than half would make the ttl say nothing. */
  private static final double MOST = 0.5;

  private ValueTtlCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    jitter(node, found);
    if (node.ttls().size() > 1) {
      found.add(
          DiagnosticCode.CME081.at(
              node.ttls().get(1).origin(),
              node.name() + " has " + node.ttls().size() + " ttl methods",
              "keep one, or rename the others"));
    }
    for (ValueTtlModel method : node.ttls()) {
      method.refusal().ifPresent(refusal -> found.add(refused(node, method, refusal)));
    }
    return found;
  }

  private static void jitter(NodeModel node, List<Diagnostic> found) {
    Declared<Double> jitter = node.ttlJitter();
    double share = jitter.value();
    String subject = "ttlJitter " + share + " of " + node.name();
    if (!(share >= 0 && share <= MOST)) { // nor is it NaN
      found.add(
          DiagnosticCode.CME080.at(
              jitter.origin(),
              subject + " is not between 0 and " + MOST,
              share > 1 && share <= 100 * MOST
                  ? "it is a share, not a percentage: did you mean " + share / 100 + "?"
                  : "write by what share of its ttl an entry may expire sooner, as in 0.1"));
    } else if (share > 0
        && !node.tiers().isEmpty()
        && node.tiers().stream().allMatch(tier -> tier.ttl().value().kind() == Kind.NONE)) {
      found.add(
          DiagnosticCode.CME080.at(
              jitter.origin(),
              subject + " is of no use, for no tier has a ttl",
              "remove it, or give a tier a ttl"));
    }
  }

  private static Diagnostic refused(NodeModel node, ValueTtlModel method, Refusal refusal) {
    return DiagnosticCode.CME081.at(
        method.origin(),
        node.name() + ".ttl cannot say how long a value is kept: it " + refusal.reason(),
        refusal.help() + ", or rename it");
  }
}
