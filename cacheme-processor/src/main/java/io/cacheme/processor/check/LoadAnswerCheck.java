package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.LoadModel;
import io.cacheme.processor.model.NodeModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether {@code load} and {@code loadAll} return what the node caches. */
final class LoadAnswerCheck {

  private LoadAnswerCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    String value = node.value().map(v -> v.text()).orElse("V");
    String map = "Map<" + node.name() + ", " + value + ">";
    Stream<Diagnostic> loads =
        node.loads().loads().stream().flatMap(m -> problem(node, m, value).stream());
    Stream<Diagnostic> loadAlls =
        node.loads().loadAlls().stream().flatMap(m -> problem(node, m, map).stream());
    return Stream.concat(loads, loadAlls).toList();
  }

  private static Optional<Diagnostic> problem(NodeModel node, LoadModel method, String wanted) {
    String subject = node.name() + "." + method.name() + " returns " + method.returns();
    String both = "return " + wanted + " or CompletionStage<" + wanted + ">";
    return switch (method.answer()) {
      case VALUE, STAGE -> Optional.empty();
      case OPTIONAL, STAGE_OF_OPTIONAL -> absence(node, method);
      case VOID -> Optional.of(DiagnosticCode.CME034.at(method.origin(), subject, both));
      case FUTURE ->
          Optional.of(
              DiagnosticCode.CME035.at(
                  method.origin(),
                  subject + ", which can only be waited for",
                  "return CompletableFuture<" + wanted + ">"));
      case OTHER ->
          Optional.of(
              DiagnosticCode.CME030.at(
                  method.origin(),
                  subject
                      + (", but " + node.name() + " implements Node<")
                      + (node.value().map(v -> v.text()).orElse("V") + ">"),
                  both + ", or change the Node type"));
    };
  }

  private static Optional<Diagnostic> absence(NodeModel node, LoadModel method) {
    return node.negativeTtl().isPresent()
        ? Optional.empty()
        : Optional.of(
            DiagnosticCode.CME037.at(
                method.origin(),
                node.name()
                    + "."
                    + method.name()
                    + " returns Optional, but absent values are not cached",
                "set `negativeTtl = \"5s\"`"));
  }
}
