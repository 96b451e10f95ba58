package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.GeneratedNames;
import io.cacheme.processor.model.KeyModel;
import io.cacheme.processor.model.KeyText;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.Words;
import java.util.List;

/** Whether a {@code String key()} is set apart from the keys of other nodes by its prefix. */
final class KeyPrefixCheck {

  private static final String USUAL_VERSION = "v1";

  private KeyPrefixCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    KeyModel key = node.key();
    if (!key.hasPrefix()) {
      return couldBeAny(node) ? List.of(any(node)) : List.of();
    }
    if (key.method().isEmpty()) {
      return List.of(unused(node));
    }
    String prefix = key.prefix().value();
    int length = KeyText.escape(prefix).length();
    if (length > KeyCheck.LONGEST_FIXED_PART) {
      return List.of(KeyCheck.tooLong(node, length, key.prefix().origin()));
    }
    String flaw = flaw(prefix);
    return flaw.isEmpty() ? List.of() : List.of(flawed(node, flaw));
  }

  /** A version of its own would set it apart, too. */
  private static boolean couldBeAny(NodeModel node) {
    return node.key().template().isEmpty()
        && node.key().method().filter(method -> method.flaw().isEmpty()).isPresent()
        && node.hasRemoteTier()
        && node.version().value().equals(USUAL_VERSION);
  }

  private static Diagnostic any(NodeModel node) {
    return DiagnosticCode.CME073.at(
        node.key().method().orElseThrow().origin(),
        node.name()
            + ".key() could render the key of any node, so its remote storages would refuse all"
            + " others of version "
            + quoted(USUAL_VERSION),
        "declare `keyPrefix = "
            + quoted(example(node))
            + "`, and leave that out of what key() answers");
  }

  private static Diagnostic unused(NodeModel node) {
    boolean hasTemplate = node.key().template().isPresent();
    return DiagnosticCode.CME071.at(
        node.key().prefix().origin(),
        node.name()
            + " has a keyPrefix and "
            + (hasTemplate ? "a key template, which has its own beginning" : "no `String key()`"),
        hasTemplate
            ? "remove keyPrefix, and let the template begin as it should"
            : "declare `String key()` in the record, or a template: "
                + quoted(KeyCheck.example(node)));
  }

  private static Diagnostic flawed(NodeModel node, String flaw) {
    return DiagnosticCode.CME072.at(
        node.key().prefix().origin(),
        "keyPrefix " + quoted(node.key().prefix().value()) + " of " + node.name() + " " + flaw,
        "write the thing's name and a colon: " + quoted(example(node)));
  }

  /** Without the colon {@code "user"} and {@code "users:"} could begin one key. */
  private static String flaw(String prefix) {
    if (prefix.replace(":", "").isBlank()) {
      return "names nothing";
    }
    if (prefix.contains("{") || prefix.contains("}")) {
      return "has a brace, though it is no template";
    }
    return prefix.endsWith(":") ? "" : "does not end in \":\", so other keys could begin with it";
  }

  private static String example(NodeModel node) {
    String name = GeneratedNames.withoutSuffix(node.record().type().simpleName());
    return Words.decapitalized(name) + ":";
  }
}
