package io.cacheme.processor.check;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.MapperModel;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.MemoizedMethod;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.MemoizedMethod.Consequential;
import io.cacheme.processor.model.MemoizedMethod.Contradictory;
import io.cacheme.processor.model.MemoizedMethod.Fixed;
import io.cacheme.processor.model.MemoizedMethod.NotANode;
import io.cacheme.processor.model.MemoizedMethod.Unloadable;
import io.cacheme.processor.model.MemoizedMethod.Unwritable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that is checked of one interface or class with methods that name nodes. */
public final class MemoizeChecks {

  private final MemoizeModel model;
  private final List<Diagnostic> found = new ArrayList<>();

  private MemoizeChecks(MemoizeModel model) {
    this.model = model;
  }

  /** Everything that is wrong with {@code model}. */
  public static List<Diagnostic> problems(MemoizeModel model) {
    MemoizeChecks checks = new MemoizeChecks(model);
    checks.type();
    model.hidden().forEach(checks::hidden);
    model.methods().forEach(checks::method);
    model.mappers().forEach(checks::mapper);
    return checks.found;
  }

  private void type() {
    if (model.unpermitted()) {
      String generated = model.generated().simpleName();
      found.add(
          DiagnosticCode.CME045.at(
              model.origin(),
              model.name() + " is sealed and does not permit " + generated,
              "add " + generated + " to its `permits`, or remove `sealed`"));
    }
  }

  private void hidden(Declared<String> type) {
    found.add(
        DiagnosticCode.CME003.at(
            type.origin(),
            type.value()
                + " cannot be seen by the generated "
                + model.generated().simpleName()
                + " in its package",
            "make it package-private, or public if it stands in another package"));
  }

  private void method(MemoizedMethod method) {
    if (method instanceof Fixed fixed) {
      found.add(
          DiagnosticCode.CME042.at(
              fixed.origin(),
              fixed.annotation()
                  + " on "
                  + fixed.subject()
                  + " has no effect: the method "
                  + fixed.reason(),
              fixed.annotation().equals("@Memoize")
                  ? "remove it, or memoize a method that can be overridden"
                  : "remove it, or annotate a method that can be overridden"));
    } else if (method instanceof Unloadable refused) {
      found.add(
          DiagnosticCode.CME047.at(
              refused.origin(),
              refused.subject() + " cannot be memoized: it " + refused.reason().reason(),
              refused.reason().help()));
    } else if (method instanceof Unwritable unwritable) {
      found.add(unwritable(unwritable));
    } else if (method instanceof NotANode named) {
      found.add(notANode(named));
    } else if (method instanceof Contradictory contradictory) {
      found.add(
          DiagnosticCode.CME094.at(
              contradictory.origin(),
              contradictory.subject() + " " + contradictory.reason().reason(),
              contradictory.reason().help()));
    } else if (method instanceof Consequential consequential) {
      found.addAll(ConsequenceCheck.problems(consequential));
    } else if (method instanceof Cached cached) {
      cached(cached);
    }
  }

  private void cached(Cached method) {
    Optional<Diagnostic> answer = MemoizedAnswerCheck.problem(method);
    answer.ifPresent(found::add);
    // What many keys are for is told by the answer only.
    if (answer.isEmpty() || MemoizedAnswerCheck.keys(method).isEmpty()) {
      NodeArgumentCheck.problem(method).ifPresent(found::add);
    }
  }

  private Diagnostic unwritable(Unwritable method) {
    String another =
        "move it to another " + (model.isInterface() ? "interface" : "class") + ", or ";
    return DiagnosticCode.CME040.at(
        method.origin(),
        method.subject()
            + " cannot be overridden by the generated "
            + model.generated().simpleName()
            + ": Java has no such name",
        another
            + (method.subject().contains("-")
                ? "name what the value class holds: Kotlin adds to the name of what names one"
                : "rename it"));
  }

  private static Diagnostic notANode(NotANode named) {
    String choices =
        named.nodes().isEmpty()
            ? "name a record with @CacheNode"
            : named.nodes().stream()
                .limit(5)
                .map(node -> node + ".class")
                .collect(Collectors.joining(", ", "name a record with @CacheNode, as ", ""));
    String help =
        named.caching().stream()
            .findFirst()
            .or(() -> Suggestions.nearest(simpleName(named), named.nodes()))
            .map(node -> "did you mean " + node + ".class?")
            .orElse(choices);
    return DiagnosticCode.CME044.at(
        named.origin(),
        named.annotation()
            + " on "
            + named.subject()
            + " names "
            + named.name()
            + ", which is no @CacheNode record",
        help);
  }

  private static String simpleName(NotANode named) {
    return named.name().substring(named.name().lastIndexOf('.') + 1);
  }

  private void mapper(MapperModel mapper) {
    mapper
        .flaw()
        .map(
            flaw ->
                DiagnosticCode.CME046.at(
                    mapper.origin(),
                    "@ToNode on " + mapper.subject() + " has no effect: it " + flaw.reason(),
                    flaw.help()))
        .ifPresent(found::add);
  }
}
