package io.cacheme.processor.check;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.ConsequenceModel;
import io.cacheme.processor.model.MemoizedMethod.Consequential;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.NodeArgument.FromNothing;
import io.cacheme.processor.model.NodeArgument.Mismatch;
import io.cacheme.processor.model.NodeArgument.NoSuchGroup;
import io.cacheme.processor.model.NodeArgument.Unclear;
import io.cacheme.processor.model.NodePart;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Whether what follows a method's success is known: its nodes, its values, and when that is. */
final class ConsequenceCheck {

  private static final Collector<CharSequence, ?, String> OR = Collectors.joining(" or ");

  private final Consequential method;

  private ConsequenceCheck(Consequential method) {
    this.method = method;
  }

  static List<Diagnostic> problems(Consequential method) {
    ConsequenceCheck check = new ConsequenceCheck(method);
    List<Diagnostic> found = new ArrayList<>(check.later().stream().toList());
    boolean isSeen = found.isEmpty();
    for (ConsequenceModel consequence : method.consequences()) {
      check.argument(consequence).ifPresent(found::add);
      if (isSeen && consequence.argument().isSound() && !consequence.isAnswered()) {
        found.add(check.unanswered(consequence));
      }
    }
    return found;
  }

  private Optional<Diagnostic> later() {
    String annotation = method.consequences().get(0).annotation();
    return method
        .result()
        .later()
        .map(
            refusal ->
                DiagnosticCode.CME092.at(
                    method.origin(),
                    annotation
                        + " cannot tell when "
                        + method.subject()
                        + " has succeeded: it "
                        + refusal.reason(),
                    refusal.help()));
  }

  private Optional<Diagnostic> argument(ConsequenceModel consequence) {
    NodeArgument argument = consequence.argument();
    if (argument instanceof FromNothing nothing) {
      return Optional.of(
          DiagnosticCode.CME095.at(
              consequence.origin(),
              subject(consequence)
                  + " takes the key from "
                  + Words.quoted(nothing.from())
                  + (nothing.from().equals(NodePart.RESULT)
                      ? ", and there is no result"
                      : ", which is no parameter of it"),
              fromNothing(nothing)));
    }
    if (argument instanceof NoSuchGroup none) {
      return Optional.of(
          DiagnosticCode.CME097.at(
              consequence.origin(),
              subject(consequence)
                  + " names the group "
                  + Words.quoted(none.group())
                  + ", which "
                  + consequence.node().name()
                  + " has not",
              noSuchGroup(consequence, none)));
    }
    if (argument instanceof Unclear unclear) {
      return Optional.of(
          DiagnosticCode.CME091.at(
              consequence.origin(),
              subject(consequence)
                  + " does not say which "
                  + what(consequence)
                  + ": "
                  + unclear.what()
                  + " may be "
                  + String.join(" or ", unclear.choices()),
              "say " + from(unclear) + ", or mark a parameter @KeyIgnore that is not meant"));
    }
    return argument instanceof Mismatch mismatch
        ? Optional.of(mismatch(consequence, mismatch))
        : Optional.empty();
  }

  private static String from(Unclear unclear) {
    return unclear.holders().stream().distinct().map(ConsequenceCheck::from).collect(OR);
  }

  private static String fromNothing(FromNothing nothing) {
    return nothing.holders().isEmpty()
        ? "the method has neither a parameter nor a result; remove `from`"
        : oneOf(nothing.from(), nothing.holders());
  }

  /** Which of {@code choices}, of which there are some, may be meant by {@code named}. */
  private static String oneOf(String named, List<String> choices) {
    return Suggestions.nearest(named, choices)
        .map(name -> "did you mean " + Words.quoted(name) + "?")
        .orElseGet(
            () ->
                choices.stream()
                    .map(Words::quoted)
                    .collect(Collectors.joining(" or ", "name ", "")));
  }

  private static String noSuchGroup(ConsequenceModel consequence, NoSuchGroup none) {
    if (none.groups().isEmpty()) {
      return "declare `groups = "
          + Words.quoted(none.group())
          + "` at "
          + consequence.node().name()
          + ", or remove `group`";
    }
    return oneOf(none.group(), none.groups());
  }

  /** The node, or the kind of its groups. */
  private static String what(ConsequenceModel consequence) {
    String node = consequence.node().name();
    return consequence
        .group()
        .map(group -> "group " + Words.quoted(group.template()) + " of " + node)
        .orElse(node);
  }

  private String subject(ConsequenceModel consequence) {
    return consequence.annotation() + " on " + method.subject();
  }

  private Diagnostic mismatch(ConsequenceModel consequence, Mismatch mismatch) {
    String node = what(consequence);
    if (!mismatch.mappers().isEmpty()) {
      return DiagnosticCode.CME091.at(
          consequence.origin(),
          subject(consequence)
              + " does not say which "
              + node
              + ": "
              + Words.count(mismatch.mappers().size())
              + " @ToNode methods would do",
          NodeArgumentCheck.twoMappers(mismatch));
    }
    return DiagnosticCode.CME090
        .at(
            consequence.origin(),
            subject(consequence)
                + " does not say which "
                + node
                + ": nothing gives its "
                + mismatch.missing().stream()
                    .map(ParameterModel::name)
                    .collect(Collectors.joining(", ")),
            help(consequence, mismatch))
        .found(method.origin().text() + " for " + mismatch.record());
  }

  private String help(ConsequenceModel consequence, Mismatch mismatch) {
    Optional<String> mapper =
        consequence.group().isPresent() ? Optional.empty() : NodeArgumentCheck.mapper(mismatch);
    if (mismatch.namesLost()) {
      return NodeArgumentCheck.namesLost(mapper);
    }
    List<String> mends = new ArrayList<>();
    for (ParameterModel missing : mismatch.missing()) {
      mends.add(mend(missing, mismatch.ignored()));
    }
    mapper.ifPresent(write -> mends.add("or " + write));
    return String.join("; ", mends);
  }

  private String mend(ParameterModel missing, List<String> ignored) {
    String text = TypeText.of(missing.type()) + " " + missing.name();
    if (ignored.contains(missing.name())) {
      return "remove @KeyIgnore from `" + text + "`";
    }
    Optional<ParameterModel> same =
        method.header().parameters().stream()
            .filter(parameter -> parameter.name().equals(missing.name()))
            .findFirst();
    if (same.isPresent()) {
      return "declare `" + text(same.get()) + "` as `" + text + "`";
    }
    List<ParameterModel> alike =
        method.header().parameters().stream()
            .filter(parameter -> parameter.type().box().equals(missing.type().box()))
            .filter(parameter -> !ignored.contains(parameter.name()))
            .toList();
    if (alike.isEmpty()) {
      return "add a parameter `"
          + text
          + "`, or take or return what has `"
          + missing.name()
          + "()`";
    }
    return (alike.size() == 1
            ? "rename `" + text(alike.get(0)) + "` to `" + missing.name() + "`, or say "
            : "say ")
        + alike.stream().map(ParameterModel::name).map(ConsequenceCheck::from).collect(OR);
  }

  private static String from(String holder) {
    return "from = " + Words.quoted(holder);
  }

  private static String text(ParameterModel parameter) {
    return TypeText.of(parameter.type()) + " " + parameter.name();
  }

  private Diagnostic unanswered(ConsequenceModel consequence) {
    TypeName returns = method.header().returns();
    TypeName cached = consequence.node().value();
    List<TypeName> all = List.of(returns, cached);
    String value = TypeText.of(cached, all);
    Optional<String> map =
        consequence
            .many()
            .filter(many -> !many.parameter().equals(NodePart.RESULT))
            .map(many -> "Map<" + TypeText.of(many.key()) + ", " + value + ">");
    return DiagnosticCode.CME093.at(
        consequence.origin(),
        subject(consequence)
            + " has nothing to put: it returns "
            + TypeText.of(returns, all)
            + map.map(many -> ", and for many keys it should be " + many)
                .orElse(", but " + consequence.node().name() + " caches " + value),
        map.map(many -> "return " + many + " or a stage of one")
                .orElse(
                    "return " + value + ", Optional<" + value + "> or a CompletionStage of either")
            + "; or write @Invalidates");
  }
}
