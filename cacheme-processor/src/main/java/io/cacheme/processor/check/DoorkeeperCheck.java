package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.DoorkeeperModel;
import io.cacheme.processor.model.NodeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the doorkeeper can be built. */
final class DoorkeeperCheck {

  private DoorkeeperCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    if (node.doorkeepers().size() > 1) {
      found.add(
          DiagnosticCode.CME066.at(
              node.doorkeepers().get(1).size().origin(),
              node.name() + " has " + node.doorkeepers().size() + " doorkeepers",
              "keep one; its size is that of all tiers"));
    }
    node.doorkeepers().forEach(doorkeeper -> check(node, doorkeeper, found));
    return found;
  }

  private static void check(NodeModel node, DoorkeeperModel doorkeeper, List<Diagnostic> found) {
    boolean hasSize = doorkeeper.size().value() >= 1;
    if (!hasSize) {
      found.add(
          DiagnosticCode.CME066.at(
              doorkeeper.size().origin(),
              "the doorkeeper of " + node.name() + " has the size " + doorkeeper.size().value(),
              "write how many keys it shall remember, as in size = 100_000"));
    }
    if (!doorkeeper.isShare()) {
      found.add(
          DiagnosticCode.CME066.at(
              doorkeeper.fpp().origin(),
              "fpp " + doorkeeper.fpp().value() + " of " + node.name() + " is not between 0 and 1",
              "write a share, as in fpp = 0.01 for one key of a hundred"));
    } else if (hasSize && doorkeeper.isTooLarge()) {
      found.add(
          DiagnosticCode.CME066.at(
              doorkeeper.size().origin(),
              String.format(
                  Locale.ROOT,
                  "the doorkeeper of %s would take %.1f GiB of the heap; at most 1 is allowed",
                  node.name(),
                  doorkeeper.gibibytes()),
              "make size smaller or fpp larger; at 0.01 a key takes 1.2 bytes"));
    }
  }
}
