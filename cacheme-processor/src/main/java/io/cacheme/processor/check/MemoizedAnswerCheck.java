package io.cacheme.processor.check;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.model.LazyType;
import io.cacheme.processor.model.LoadModel.Answer;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.TypeText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a memoized method returns what its node caches. */
final class MemoizedAnswerCheck {

  private static final Set<String> COLLECTIONS =
      Set.of("java.util.Collection", "java.util.List", "java.util.Set");

  private MemoizedAnswerCheck() {}

  static Optional<Diagnostic> problem(Cached method) {
    return switch (method.answer()) {
      case VALUE, OPTIONAL, STAGE, STAGE_OF_OPTIONAL ->
          LazyCheck.problem(
              method.subject() + " returns " + TypeText.of(method.returned()),
              method.lazy(),
              method.origin());
      case VOID, FUTURE, OTHER -> Optional.of(wrong(method));
    };
  }

  private static Diagnostic wrong(Cached method) {
    TypeName returns = method.returned();
    List<TypeName> all =
        Stream.concat(Stream.of(returns, method.node().value()), keys(method).stream()).toList();
    String value = TypeText.of(method.node().value(), all);
    String returned = TypeText.of(returns, all);
    Optional<String> key = keys(method).map(type -> TypeText.of(type, all));
    return DiagnosticCode.CME043.at(
        method.origin(),
        method.subject()
            + " returns "
            + returned
            + ", but "
            + method.node().name()
            + " caches "
            + value,
        help(method, value, key));
  }

  private static String help(Cached method, String value, Optional<String> key) {
    if (method.answer() == Answer.FUTURE) {
      return "return CompletableFuture<" + value + ">";
    }
    if (isOfKotlin(method.returned())) {
      return "make it a suspend function that returns " + value + "; or name another node";
    }
    if (method.lazy().isPresent()) {
      return lazyHelp(method.lazy().get().type(), value, key);
    }
    String many =
        key.map(type -> "for many keys Map<" + type + ", " + value + ">, else ").orElse("");
    String fixed =
        isVariable(method.returned())
            ? "memoize it where the type is known, in an interface that extends this one; "
            : "";
    return fixed
        + "return "
        + many
        + value
        + ", Optional<"
        + value
        + "> or a CompletionStage of either; or name another node";
  }

  private static String lazyHelp(LazyType lazy, String value, Optional<String> key) {
    String many =
        key.map(type -> "for many keys " + lazy.of("Map<" + type + ", " + value + ">") + ", else ")
            .orElse("");
    String elements =
        lazy.isMany() ? "; " + lazy.type().simpleName() + "<E> is for a node of List<E>" : "";
    return "return " + many + lazy.of(value) + elements + "; or name another node";
  }

  /** The type of the keys, if the method takes many. */
  static Optional<TypeName> keys(Cached method) {
    return method.header().parameters().stream()
        .map(ParameterModel::type)
        .flatMap(type -> key(type).stream())
        .findFirst();
  }

  /** The type of the keys in {@code type}, if it is a collection. */
  static Optional<TypeName> key(TypeName type) {
    return type instanceof ParameterizedTypeName parameterized
            && COLLECTIONS.contains(parameterized.rawType().canonicalName())
        ? Optional.of(parameterized.typeArguments().get(0))
        : Optional.empty();
  }

  private static boolean isOfKotlin(TypeName type) {
    return type instanceof ParameterizedTypeName parameterized
        && parameterized.rawType().packageName().startsWith("kotlinx.coroutines");
  }

  private static boolean isVariable(TypeName type) {
    return type instanceof TypeVariableName
        || (type instanceof ParameterizedTypeName parameterized
            && parameterized.typeArguments().stream().anyMatch(MemoizedAnswerCheck::isVariable));
  }
}
