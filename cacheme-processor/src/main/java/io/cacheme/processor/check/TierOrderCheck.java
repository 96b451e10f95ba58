package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.TierModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the tiers stand in an order that makes sense, and follow what they should. */
final class TierOrderCheck {

  private TierOrderCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    List<TierModel> tiers = node.tiers();
    for (int i = 0; i < tiers.size(); i++) {
      TierModel tier = tiers.get(i);
      if (tier.heap()) {
        firstRemote(tiers.subList(0, i)).ifPresent(r -> found.add(tooLate(node, r, tier)));
        outlived(tier, tiers.subList(i, tiers.size()))
            .ifPresent(r -> found.add(tooLong(node, tier, r)));
      } else if (!tier.follow().value()) {
        found.add(followsAnyway(node, tier));
      }
    }
    return found;
  }

  private static Optional<TierModel> firstRemote(List<TierModel> tiers) {
    return tiers.stream().filter(t -> !t.heap()).findFirst();
  }

  private static Optional<TierModel> outlived(TierModel heap, List<TierModel> after) {
    return after.stream()
        .filter(t -> !heap.follow().value())
        .filter(t -> !t.heap() && heap.ttl().value().isLongerThan(t.ttl().value()))
        .findFirst();
  }

  private static Diagnostic tooLate(NodeModel node, TierModel remote, TierModel heap) {
    String name = quoted(heap.storage().value());
    return DiagnosticCode.CME024.at(
        heap.storage().origin(),
        node.name()
            + (" asks " + quoted(remote.storage().value()) + " before " + name)
            + ", so the local tier never saves a round trip",
        "put " + name + " first");
  }

  private static Diagnostic tooLong(NodeModel node, TierModel heap, TierModel remote) {
    return DiagnosticCode.CME025.at(
        heap.ttl().origin(),
        node.name()
            + (" keeps local copies " + lasting(heap.ttl().value()))
            + (" but shared ones " + lasting(remote.ttl().value())),
        "with follow = false they are not told of changes; leave that out, or make the first ttl"
            + " the shorter");
  }

  private static Diagnostic followsAnyway(NodeModel node, TierModel remote) {
    return DiagnosticCode.CME076.at(
        remote.follow().origin(),
        node.name()
            + (" says that " + quoted(remote.storage().value()))
            + " is not to follow other processes, but only a heap tier does",
        "leave follow out here; say it of the heap tier before it, if that is what is meant");
  }

  private static String lasting(DurationText ttl) {
    return ttl.isFixed() ? "for " + ttl.text() : "without end";
  }
}
