package io.cacheme.processor.check;

import com.palantir.javapoet.ParameterizedTypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.LoadModel.Answer;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.NodeArgument.Mismatch;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the parameters of a memoized method give its node. */
final class NodeArgumentCheck {

  private NodeArgumentCheck() {}

  static Optional<Diagnostic> problem(Cached method) {
    return method.argument() instanceof Mismatch mismatch
        ? Optional.of(wrong(method, mismatch))
        : Optional.empty();
  }

  private static Diagnostic wrong(Cached method, Mismatch mismatch) {
    String node = method.node().name();
    if (!mismatch.mappers().isEmpty()) {
      return DiagnosticCode.CME041.at(
          method.origin(),
          method.subject()
              + " cannot be mapped to "
              + node
              + ": "
              + Words.count(mismatch.mappers().size())
              + " @ToNode methods would do",
          twoMappers(mismatch));
    }
    return DiagnosticCode.CME041
        .at(
            method.origin(),
            method.subject()
                + " cannot be mapped to "
                + node
                + ": its parameters do not match the record components",
            help(mismatch, isForMany(method)))
        .found(method.origin().text() + " for " + mismatch.record());
  }

  /** Whether it takes many keys, or shall: what it returns is then told as well. */
  private static boolean isForMany(Cached method) {
    return method.batch().isPresent() || method.answer() == Answer.OTHER;
  }

  /** What mends lost names. */
  static String namesLost(Optional<String> mapper) {
    return "the class file has no names of parameters: compile it with -parameters"
        + mapper.map(write -> ", or " + write).orElse("");
  }

  /** The {@code @ToNode} method to write. */
  static Optional<String> mapper(Mismatch mismatch) {
    return mismatch.mapper().map(header -> "write `@ToNode " + header + " { … }`");
  }

  /** What is said where several {@code @ToNode} methods would do. */
  static String twoMappers(Mismatch mismatch) {
    return "keep one of `" + String.join("` and `", mismatch.mappers()) + "`";
  }

  private static String help(Mismatch mismatch, boolean isForMany) {
    Optional<String> mapper = mapper(mismatch);
    if (mismatch.namesLost()) {
      return namesLost(mapper);
    }
    List<String> mends = new ArrayList<>();
    List<ParameterModel> surplus = new ArrayList<>(mismatch.surplus());
    boolean isOnlyOne = surplus.size() == 1 && mismatch.missing().size() == 1;
    for (ParameterModel missing : mismatch.missing()) {
      if (mismatch.ignored().contains(missing.name())) {
        mends.add("remove @KeyIgnore from `" + text(missing) + "`");
      } else {
        Optional<ParameterModel> near =
            surplus.stream().filter(s -> isOnlyOne || isNear(s, missing)).findFirst();
        near.ifPresent(surplus::remove);
        mends.add(
            near.map(parameter -> declare(parameter, isForMany, missing))
                .orElse("add a parameter `" + text(missing) + "`"));
      }
    }
    for (ParameterModel parameter : surplus) {
      mends.add("mark `" + text(parameter) + "` @KeyIgnore if the answer is the same for all");
    }
    mapper.ifPresent(write -> mends.add("or " + write));
    return String.join("; ", mends);
  }

  private static String declare(
      ParameterModel parameter, boolean isForMany, ParameterModel missing) {
    ParameterModel instead = isForMany ? instead(parameter, missing) : missing;
    return "declare `"
        + TypeText.of(parameter.type(), List.of(instead.type()))
        + " "
        + parameter.name()
        + "` as `"
        + TypeText.of(instead.type(), List.of(parameter.type()))
        + " "
        + instead.name()
        + "`";
  }

  /** The component; for a collection of keys, one of its type. */
  private static ParameterModel instead(ParameterModel parameter, ParameterModel missing) {
    return parameter.type() instanceof ParameterizedTypeName many
            && MemoizedAnswerCheck.key(many).isPresent()
        ? new ParameterModel(
            parameter.name(), ParameterizedTypeName.get(many.rawType(), missing.type().box()))
        : missing;
  }

  private static String text(ParameterModel parameter) {
    return TypeText.of(parameter.type()) + " " + parameter.name();
  }

  /** Whether two declarations have the type or the name in common. */
  private static boolean isNear(ParameterModel parameter, ParameterModel component) {
    return parameter.name().equals(component.name()) || parameter.type().equals(component.type());
  }
}
