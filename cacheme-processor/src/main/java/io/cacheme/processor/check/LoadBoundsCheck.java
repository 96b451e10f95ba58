package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.LoadBoundsModel;
import io.cacheme.processor.model.NodeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether loads can be bounded as is said. */
final class LoadBoundsCheck {

  private LoadBoundsCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    LoadBoundsModel bounds = node.bounds();
    Declared<Integer> most = bounds.maxConcurrent();
    if (most.value() < 0) {
      found.add(
          DiagnosticCode.CME084.at(
              most.origin(),
              "maxConcurrentLoads "
                  + most.value()
                  + " of "
                  + node.name()
                  + " lets no load run at all",
              "write how many may run at a time, or remove it"));
    }
    bounds.softTimeout().ifPresent(soft -> soft(node, soft, found));
    return found;
  }

  private static void soft(
      NodeModel node, Declared<DurationText> declared, List<Diagnostic> found) {
    DurationText soft = declared.value();
    String subject = "softLoadTimeout " + quoted(soft.text()) + " of " + node.name();
    Optional<DurationText> hard = node.bounds().timeout().map(Declared::value);
    if (node.fresh().staleIfError().isEmpty()) {
      found.add(
          DiagnosticCode.CME085.at(
              declared.origin(),
              subject + " has no older value to answer with",
              "add staleIfError, which says for how long one may be served after its end, or use"
                  + " loadTimeout"));
    } else if (soft.isFixed()
        && hard.filter(DurationText::isFixed).isPresent()
        && soft.value().compareTo(hard.get().value()) >= 0) {
      found.add(
          DiagnosticCode.CME085.at(
              declared.origin(),
              subject
                  + " is not shorter than its loadTimeout "
                  + quoted(hard.get().text())
                  + ", after which the older value is the answer in any case",
              "make it shorter, or remove it"));
    }
  }
}
