package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.CodecNames;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether the version can end a key. */
final class VersionCheck {

  /** How to mend one that has a flaw. */
  static final String ALLOWED = "use 1 to 64 letters, digits, \".\", \"_\" or \"-\"";

  private static final int LONGEST = 64;

  private VersionCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    String version = node.version().value();
    if (node.isAutoVersion()) {
      return autoVersion(node);
    }
    String flaw = flaw(version);
    return flaw.isEmpty()
        ? List.of()
        : List.of(
            DiagnosticCode.CME017.at(
                node.version().origin(),
                "version " + quoted(version) + " of " + node.name() + " " + flaw,
                ALLOWED));
  }

  /** A type without a codec is told elsewhere, unless a serializer takes its place. */
  private static List<Diagnostic> autoVersion(NodeModel node) {
    if (node.codec().isPresent() || node.tiers().isEmpty()) {
      return List.of();
    }
    String needs = "version \"auto\" of " + node.name() + " needs a generated codec, and ";
    if (!node.hasRemoteTier()) {
      return List.of(auto(node, needs + "all its tiers are heap tiers"));
    }
    return node
        .serializer()
        .filter(serializer -> !serializer.type().equals(CodecNames.MSG_PACK_SERIALIZER))
        .map(serializer -> auto(node, needs + serializer.text() + " binds the data itself"))
        .stream()
        .toList();
  }

  private static Diagnostic auto(NodeModel node, String headline) {
    return DiagnosticCode.CME059.at(
        node.version().origin(), headline, "use a version of your own, as in \"v1\"");
  }

  /** What keeps it from being a version, as in "is empty"; empty if nothing does. */
  static String flaw(String version) {
    if (version.isEmpty()) {
      return "is empty";
    }
    if (version.length() > LONGEST) {
      return "has more than " + LONGEST + " characters";
    }
    return version
        .chars()
        .filter(c -> !isAllowed(c))
        .mapToObj(c -> "contains " + quoted(Character.toString(c)))
        .findFirst()
        .orElse("");
  }

  private static boolean isAllowed(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
  }
}
