package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.LoadModel;
import io.cacheme.processor.model.LoadModel.Flag;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether generated code can call {@code load} and {@code loadAll}. */
final class LoadCheck {

  private final NodeModel node;
  private final List<Diagnostic> found = new ArrayList<>();

  private LoadCheck(NodeModel node) {
    this.node = node;
  }

  static List<Diagnostic> problems(NodeModel node) {
    LoadCheck check = new LoadCheck(node);
    check.count(node.loads().loads());
    check.count(node.loads().loadAlls());
    check.both(node.loads().loads());
    check.both(node.loads().loadAlls());
    node.loads().loads().forEach(check::load);
    node.loads().loadAlls().forEach(check::loadAll);
    return check.found;
  }

  private void count(List<LoadModel> methods) {
    if (methods.size() > 1) {
      LoadModel second = methods.get(1);
      boolean isLoad = second.name().equals("load");
      found.add(
          DiagnosticCode.CME032.at(
              second.origin(),
              node.name()
                  + " has "
                  + Words.count(methods.size())
                  + " "
                  + second.name()
                  + " methods",
              isLoad
                  ? "keep one; for many keys add `static loadAll(Collection<"
                      + node.name()
                      + ">, …)`"
                  : "keep one"));
    }
  }

  private void both(List<LoadModel> methods) {
    for (LoadModel method : methods) {
      String subject = node.name() + "." + method.name();
      if (method.is(Flag.PRIVATE)) {
        found.add(
            DiagnosticCode.CME031.at(
                method.origin(),
                subject
                    + " is private, so the generated "
                    + node.names().cache().simpleName()
                    + " cannot call it",
                "make it package-private"));
      }
      if (method.is(Flag.GENERIC)) {
        found.add(
            DiagnosticCode.CME039.at(
                method.origin(),
                subject + " has a type parameter, which nobody could choose",
                "name the type"));
      }
      method
          .unloadable()
          .map(Refusal::throwing)
          .map(
              refusal ->
                  DiagnosticCode.CME047.at(
                      method.origin(), subject + " " + refusal.reason(), refusal.help()))
          .ifPresent(found::add);
      known(method).ifPresent(found::add);
      method.hidden().ifPresent(t -> found.add(RecordCheck.hidden(node, t, method.origin())));
    }
  }

  private Optional<Diagnostic> known(LoadModel method) {
    String subject = node.name() + "." + method.name();
    if (method.is(Flag.MISPLACED_KNOWN)) {
      boolean isLoad = method.name().equals("load");
      String value = node.value().map(v -> TypeText.of(v.type())).orElse("V");
      return Optional.of(
          DiagnosticCode.CME088.at(
              method.origin(),
              subject
                  + (isLoad
                      ? " takes a Known that is not its first parameter, or not of " + value
                      : " takes a Known, but values that are loaded together are told of nothing"),
              isLoad
                  ? "write `load(Known<" + value + "> known, …)`"
                  : "remove it; load may take it"));
    }
    return method.is(Flag.TAKES_KNOWN) && !node.fresh().servesOlder()
        ? Optional.of(
            DiagnosticCode.CME088.at(
                method.origin(),
                subject + " takes a Known, but no value is loaded anew that is known yet",
                "say softTtl or staleIfError, or remove the parameter"))
        : Optional.empty();
  }

  private void load(LoadModel load) {
    if (load.is(Flag.STATIC)) {
      found.add(
          DiagnosticCode.CME038.at(
              load.origin(),
              node.name() + ".load is static, so it does not know which value to load",
              "remove `static`; for many keys write `" + signature(load) + "`"));
    }
  }

  private void loadAll(LoadModel loadAll) {
    boolean takesNodes =
        loadAll.is(Flag.TAKES_NODES) || loadAll.is(Flag.TAKES_LIST) || loadAll.is(Flag.TAKES_SET);
    if (!loadAll.is(Flag.STATIC) || !takesNodes) {
      found.add(
          DiagnosticCode.CME033.at(
              loadAll.origin(),
              node.name()
                  + ".loadAll must be static and take Collection<"
                  + node.name()
                  + "> first",
              "write `" + signature(loadAll) + "`"));
    }
    loadAll
        .obscuring()
        .map(
            field ->
                DiagnosticCode.CME074.at(
                    loadAll.origin(),
                    "nobody can call "
                        + node.name()
                        + ".loadAll: the field "
                        + field
                        + " has the name of a type, and goes before it",
                    "rename one of the two"))
        .ifPresent(found::add);
  }

  private String signature(LoadModel method) {
    String value = node.value().map(v -> v.text()).orElse("V");
    String map = "Map<" + node.name() + ", " + value + ">";
    boolean isPlain = method.answer().isBlocking();
    Stream<String> first = Stream.of("Collection<" + node.name() + "> nodes");
    Stream<String> rest =
        method.dependencies().stream()
            .filter(
                d -> !MemoizedAnswerCheck.key(d.type()).equals(Optional.of(node.record().type())))
            .map(d -> d.text() + " " + d.name());
    return "static "
        + (isPlain ? map : "CompletionStage<" + map + ">")
        + Stream.concat(first, rest).collect(Collectors.joining(", ", " loadAll(", ")"));
  }
}
