package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/** Whether the version can end a key. */
final class VersionCheck {

  private static final int LONGEST = 64;

  private VersionCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    String version = node.version().value();
    String flaw = flaw(version);
    return flaw.isEmpty()
        ? List.of()
        : List.of(
            DiagnosticCode.CME017.at(
                node.version().origin(),
                "version " + quoted(version) + " of " + node.name() + " " + flaw,
                version.equals("auto")
                    ? "use a version of your own, as in \"v1\""
                    : "use letters, digits, \".\", \"_\" or \"-\""));
  }

  private static String flaw(String version) {
    if (version.isEmpty()) {
      return "is empty";
    }
    if (version.equals("auto")) {
      return "is reserved";
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
