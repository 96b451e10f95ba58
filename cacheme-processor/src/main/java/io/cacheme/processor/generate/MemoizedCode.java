package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.LazyType;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The body of one memoized method. */
final class MemoizedCode {

  private final Cached method;
  private final NodeUse node;
  private final String cache;
  private final String target;
  private final LocalNames locals;
  private final RethrowCode rethrow;
  private final NodeArgumentCode made;
  private final String continuation;

  /** {@code target} is what the call is made on, {@code super} or a field. */
  MemoizedCode(Cached method, RethrowCode rethrow, MemoizeNames names, String target) {
    this.method = method;
    this.rethrow = rethrow;
    this.node = method.node();
    this.made = NodeArgumentCode.of(node, method.argument());
    this.cache = names.cache(node);
    this.target = target;
    this.locals = names.locals(method.header());
    this.continuation = isSuspended() ? locals.free("continuation") : "";
  }

  CodeBlock body() {
    return method.batch().map(this::batch).orElseGet(this::single);
  }

  private CodeBlock single() {
    CodeBlock.Builder code = CodeBlock.builder();
    String asked = asked(code);
    if (method.lazy().isPresent()) {
      LazyType lazy = method.lazy().get().type();
      String get = lazy.isMany() ? "getList" : "get";
      CodeBlock call = call(name -> CodeBlock.of("$N", name));
      String of = cache + ", " + asked;
      return code.add(lazily(lazy, get, of, locals.free("node"), call)).build();
    }
    String hit = locals.free("hit");
    String loader = locals.free("loader");
    TypeName hitType = ParameterizedTypeName.get(RuntimeNames.HEAP_HIT, node.value());
    CodeBlock hitOf = CodeBlock.of("$T.of($N, $N)", RuntimeNames.HEAP_HIT, cache, asked);
    CodeBlock get = CodeBlock.of("get($N, $N)", asked, loader);
    return code.add(Lines.declaration(hitType, hit, hitOf))
        .beginControlFlow("if ($N != null)", hit)
        .add(answered(CodeBlock.of(isBlocking() ? "$N.value()" : "$N.future()", hit)))
        .endControlFlow()
        .add(rethrow.declaration())
        .add(Lines.declaration(nodeType(RuntimeNames.LOADER), loader, loader()))
        .add(returned(CodeBlock.of(isBlocking() ? "$N.sync().$L" : "$N.$L", cache, get)))
        .build();
  }

  /** The name of the node: of a parameter, or of a local that {@code code} then declares. */
  private String asked(CodeBlock.Builder code) {
    if (method.argument() instanceof NodeArgument.Itself itself) {
      return itself.parameter();
    }
    String asked = locals.free("asked");
    code.add(Lines.declaration(node.record(), asked, made.of(UnaryOperator.identity())));
    return asked;
  }

  private CodeBlock loader() {
    CodeBlock call = call(name -> CodeBlock.of("$N", name));
    String found = locals.free("found");
    CodeBlock value =
        switch (method.answer()) {
          case OPTIONAL -> CodeBlock.of("$L.orElse(null)", call);
          case STAGE_OF_OPTIONAL ->
              CodeBlock.of("$L.thenApply($N -> $N.orElse(null))", call, found, found);
          default -> call;
        };
    CodeBlock lambda = CodeBlock.of("$N -> $L", locals.free("node"), rethrow.remembering(value));
    return isBlocking() ? CodeBlock.of("$T.blocking($L)", RuntimeNames.LOADER, lambda) : lambda;
  }

  private CodeBlock batch(BatchModel keys) {
    String batch = locals.free("batch");
    TypeName type =
        ParameterizedTypeName.get(
            RuntimeNames.MEMOIZED_BATCH, keys.key(), node.record(), node.value());
    CodeBlock batched =
        CodeBlock.of(
            "$T.of($N, $N, $L)",
            RuntimeNames.MEMOIZED_BATCH,
            cache,
            keys.parameter(),
            made.function(keys, locals.free("key"), UnaryOperator.identity()));
    String some = locals.free("keys");
    CodeBlock given =
        keys.isSet()
            ? CodeBlock.of("new $T<>($N)", LinkedHashSet.class, some)
            : CodeBlock.of("$N", some);
    CodeBlock call = call(name -> name.equals(keys.parameter()) ? given : CodeBlock.of("$N", name));
    return CodeBlock.builder()
        .add(Lines.declaration(type, batch, batched))
        .add(
            method.lazy().isPresent()
                ? lazily(method.lazy().get().type(), "getAll", batch, some, call)
                : batched(batch, some, call))
        .build();
  }

  private CodeBlock batched(String batch, String keys, CodeBlock call) {
    String get = isBlocking() ? "getBlocking" : "get";
    CodeBlock loader = CodeBlock.of("$N -> $L", keys, rethrow.remembering(call));
    return CodeBlock.builder()
        .add(rethrow.declaration())
        .add(returned(CodeBlock.of("$N.$L($L)", batch, get, loader)))
        .build();
  }

  /** What a subscriber or a coroutine asks for; our module for the library knows how. */
  private CodeBlock lazily(LazyType lazy, String get, String of, String parameter, CodeBlock call) {
    CodeBlock.Builder code = CodeBlock.builder();
    return lazy == LazyType.SUSPENDED
        ? code.addStatement(
                "return $T.$L($L,$W($N, $N) ->$W$L,$W$N)",
                lazy.calls(),
                get,
                of,
                parameter,
                continuation,
                call,
                told())
            .build()
        : code.addStatement("return $T.$L($L,$W$N -> $L)", lazy.calls(), get, of, parameter, call)
            .build();
  }

  /** What the caller of a suspend function is told by. */
  private String told() {
    List<String> parameters = method.header().parameterNames();
    return parameters.get(parameters.size() - 1);
  }

  /** The call of the user's method. */
  private CodeBlock call(Function<String, CodeBlock> argument) {
    List<CodeBlock> arguments =
        new ArrayList<>(method.header().parameterNames().stream().map(argument).toList());
    if (isSuspended()) {
      arguments.set(arguments.size() - 1, CodeBlock.of("$N", continuation));
    }
    return CodeBlock.of(
        "$L.$N($L)", target, method.header().name(), CodeBlock.join(arguments, ", "));
  }

  /** Returns the value, and throws the declared exceptions of a load as they are. */
  private CodeBlock returned(CodeBlock value) {
    CodeBlock statement = answered(value);
    if (!isBlocking() || method.checked().isEmpty()) {
      return statement;
    }
    String exception = locals.free("e");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("try")
            .add(statement)
            .nextControlFlow("catch ($T $N)", RuntimeNames.LOAD_EXCEPTION, exception);
    method.checked().forEach(thrown -> code.add(rethrow.of(thrown, exception)));
    return code.addStatement("throw $N", exception).endControlFlow().build();
  }

  private CodeBlock answered(CodeBlock value) {
    TypeName type = method.header().returns();
    CodeBlock.Builder code = CodeBlock.builder();
    if (type.isPrimitive()) {
      String found = locals.free("found");
      String absent =
          method.subject() + " has no value, and " + TypeText.withArticle(type) + " cannot say so";
      return code.add(Lines.declaration(type.box(), found, value))
          .addStatement("return $T.requireNonNull($N, $S)", Objects.class, found, absent)
          .build();
    }
    return switch (method.answer()) {
      case OPTIONAL -> code.addStatement("return $T.ofNullable($L)", Optional.class, value).build();
      case STAGE_OF_OPTIONAL ->
          code.addStatement("return $L.thenApply($T::ofNullable)", value, Optional.class).build();
      default -> code.addStatement("return $L", value).build();
    };
  }

  private TypeName nodeType(ClassName raw) {
    return ParameterizedTypeName.get(raw, node.record(), node.value());
  }

  private boolean isSuspended() {
    return method.lazy().filter(lazy -> lazy.type() == LazyType.SUSPENDED).isPresent();
  }

  private boolean isBlocking() {
    return method.answer().isBlocking();
  }
}
