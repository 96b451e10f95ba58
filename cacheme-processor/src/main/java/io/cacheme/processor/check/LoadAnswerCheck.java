package io.cacheme.processor.check;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.LoadModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether {@code load} and {@code loadAll} return what the node caches. */
final class LoadAnswerCheck {

  private LoadAnswerCheck() {}

  static List<Diagnostic> problems(NodeModel node) {
    Stream<Diagnostic> loads =
        node.loads().loads().stream().flatMap(m -> problem(node, m, value(node, m)).stream());
    Stream<Diagnostic> loadAlls =
        node.loads().loadAlls().stream()
            .flatMap(
                m -> problem(node, m, "Map<" + node.name() + ", " + value(node, m) + ">").stream());
    return Stream.concat(loads, loadAlls).toList();
  }

  /** What the node caches, as it is told beside what {@code method} returns. */
  private static String value(NodeModel node, LoadModel method) {
    return node.value().map(v -> TypeText.of(v.type(), List.of(method.returns()))).orElse("V");
  }

  private static Optional<Diagnostic> problem(NodeModel node, LoadModel method, String wanted) {
    TypeName returns = method.returns();
    String returned =
        node.value().map(v -> TypeText.of(returns, List.of(v.type()))).orElse(TypeText.of(returns));
    String subject = node.name() + "." + method.name() + " returns " + returned;
    String both =
        method
            .lazy()
            .map(lazy -> "return " + lazy.type().of(wanted))
            .orElse("return " + wanted + " or CompletionStage<" + wanted + ">");
    return switch (method.answer()) {
      case VALUE, STAGE -> LazyCheck.problem(subject, method.lazy(), method.origin());
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
                      + (value(node, method) + ">"),
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
