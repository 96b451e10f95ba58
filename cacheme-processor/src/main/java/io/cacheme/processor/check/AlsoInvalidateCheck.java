package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.NodeModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether there can be entries of the versions that are to be invalidated as well. */
final class AlsoInvalidateCheck {

  private AlsoInvalidateCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Declared<String> other : node.alsoInvalidate()) {
      String version = other.value();
      String flaw = VersionCheck.flaw(version);
      if (!flaw.isEmpty()) {
        found.add(wrong(node, other, flaw, VersionCheck.ALLOWED));
      } else if (version.equals(NodeModel.AUTO)) {
        found.add(
            wrong(
                node,
                other,
                "is that of no key",
                "name what it stood for, as SPEC.version() of that build tells: auto- and 16 digits"));
      } else if (isOwn(node, version)) {
        found.add(
            wrong(node, other, "is its own", "name versions of other builds, or leave it out"));
      } else if (!names.add(version)) {
        found.add(wrong(node, other, "is named twice", "remove one"));
      }
    }
    if (!node.alsoInvalidate().isEmpty() && !node.tiers().isEmpty() && !node.hasRemoteTier()) {
      found.add(inVain(node));
    }
    return found;
  }

  private static boolean isOwn(NodeModel node, String version) {
    return node.isAutoVersion()
        ? node.codec().isPresent() && version.equals(node.keyVersion())
        : version.equals(node.version().value());
  }

  private static Diagnostic wrong(
      NodeModel node, Declared<String> version, String flaw, String help) {
    return DiagnosticCode.CME077.at(
        version.origin(),
        "version " + quoted(version.value()) + " in alsoInvalidate of " + node.name() + " " + flaw,
        help);
  }

  private static Diagnostic inVain(NodeModel node) {
    return DiagnosticCode.CME078.at(
        node.alsoInvalidate().get(0).origin(),
        node.name()
            + " has alsoInvalidate, but all its tiers are heap tiers, which no other process sees",
        "remove alsoInvalidate, or add a remote tier");
  }
}
