package io.cacheme.processor.check;

import static io.cacheme.processor.model.Words.quoted;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.StorageNames;
import io.cacheme.processor.model.TierModel;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether there are tiers, each a known storage of its own. */
final class TierCheck {

  private TierCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    List<Diagnostic> found = new ArrayList<>();
    if (node.tiers().isEmpty()) {
      found.add(
          DiagnosticCode.CME022.at(
              node.caches(),
              node.name() + " has no caches, so nothing would be stored",
              "add `@Cache(storage = \"local\", ttl = \"30s\")`"));
    }
    Set<String> names = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (TierModel tier : node.tiers()) {
      String name = tier.storage().value();
      if (name.isBlank() || !node.storages().allows(name)) {
        found.add(unknown(node, tier.storage()));
      }
      if (!tier.heap() && node.storages().isMistakable(name)) {
        found.add(mistakable(node, tier.storage()));
      }
      if (!names.add(name) && twice.add(name)) {
        found.add(twice(node, tier.storage()));
      }
    }
    return found;
  }

  private static Diagnostic unknown(NodeModel node, Declared<String> storage) {
    List<String> names = node.storages().names();
    String help =
        Suggestions.nearest(storage.value(), names)
            .map(name -> "did you mean " + quoted(name) + "?")
            .orElseGet(
                () ->
                    names.isEmpty()
                        ? "name the storage, as in \"local\""
                        : "use one of "
                            + String.join(", ", names.stream().map(Words::quoted).toList()));
    return DiagnosticCode.CME021.at(
        storage.origin(),
        node.name() + " uses the unknown storage " + quoted(storage.value()),
        help);
  }

  private static Diagnostic mistakable(NodeModel node, Declared<String> storage) {
    String name = storage.value();
    return DiagnosticCode.CME067.at(
        storage.origin(),
        node.name()
            + (" takes storage " + quoted(name))
            + " for a remote one; heap storages are called \"local\" or \"local-…\"",
        "write "
            + quoted(StorageNames.heapName(name))
            + ", or give the remote storage another name");
  }

  private static Diagnostic twice(NodeModel node, Declared<String> storage) {
    return DiagnosticCode.CME023.at(
        storage.origin(),
        node.name() + " lists storage " + quoted(storage.value()) + " twice",
        "remove one; a storage can be only one tier");
  }
}
