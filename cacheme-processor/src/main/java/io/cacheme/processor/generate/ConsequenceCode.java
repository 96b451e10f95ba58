package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.ConsequenceModel;
import io.cacheme.processor.model.MemoizedMethod.Consequential;
import io.cacheme.processor.model.NodePart;
import io.cacheme.processor.model.ResultModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The body of one method that something follows. */
final class ConsequenceCode {

  /** Of a statement in a method. */
  private static final int INDENT = 4;

  /** Of a call in a chain there, or in a lambda. */
  private static final int CALL_INDENT = 10;

  private final Consequential method;
  private final ResultModel result;
  private final MemoizeNames names;
  private final String target;
  private final LocalNames locals;
  private final String value;

  /** {@code target} is what the call is made on, {@code super} or a field. */
  ConsequenceCode(Consequential method, MemoizeNames names, String target) {
    this.method = method;
    this.result = method.result();
    this.names = names;
    this.target = target;
    this.locals = names.locals(method.header());
    this.value = locals.free(result.isOptional() ? "found" : "result");
  }

  CodeBlock body() {
    return result.isStage() ? later() : now();
  }

  private CodeBlock now() {
    TypeName returns = method.header().returns();
    CodeBlock.Builder code = CodeBlock.builder();
    UnaryOperator<String> copied = copies(code);
    String returned = result.isOptional() ? locals.free("result") : value;
    if (returns.equals(TypeName.VOID)) {
      code.addStatement("$L", call());
    } else {
      code.add(Lines.declaration(returns, returned, call()));
      code.add(unwrapped(returned));
    }
    List<CodeBlock> steps = new ArrayList<>(steps(copied));
    steps.add(CodeBlock.of(".await()"));
    code.addStatement("$L", Lines.statementChain(INDENT, begin(), steps));
    return returns.equals(TypeName.VOID)
        ? code.build()
        : code.addStatement("return $N", returned).build();
  }

  private CodeBlock later() {
    CodeBlock.Builder code = CodeBlock.builder();
    UnaryOperator<String> copied = copies(code);
    String stage = locals.free("stage");
    String consequences = locals.free("consequences");
    String answered = result.isOptional() ? locals.free("result") : value;
    return code.add(Lines.declaration(method.header().returns(), stage, call()))
        .add("return $L$Z.after($N, ($N, $N) -> {\n$>", begin(), stage, consequences, answered)
        .add(unwrapped(answered))
        .addStatement(
            "$L", Lines.statementChain(INDENT + 2, CodeBlock.of("$N", consequences), steps(copied)))
        .add("$<});\n")
        .build();
  }

  /** Adds the copies that are made before the call, and tells which stands for which parameter. */
  private UnaryOperator<String> copies(CodeBlock.Builder code) {
    UnaryOperator<String> copied = UnaryOperator.identity();
    for (BatchModel many : copied()) {
      String copy = locals.free(many.parameter() + "Copy");
      UnaryOperator<String> before = copied;
      copied = name -> name.equals(many.parameter()) ? copy : before.apply(name);
      TypeName type = ParameterizedTypeName.get(ClassName.get(List.class), many.key());
      code.add(
          Lines.declaration(
              type,
              copy,
              CodeBlock.of("$T.copy($N)", RuntimeNames.CONSEQUENCES, many.parameter())));
    }
    return copied;
  }

  private CodeBlock begin() {
    return CodeBlock.of("$T.of($S)", RuntimeNames.CONSEQUENCES, method.subject());
  }

  /** The collections among the parameters that have to be copied before the call, each once. */
  private List<BatchModel> copied() {
    return method.consequences().stream()
        .flatMap(consequence -> consequence.many().stream())
        .filter(many -> !many.parameter().equals(NodePart.RESULT))
        .distinct()
        .toList();
  }

  private CodeBlock unwrapped(String optional) {
    return result.isOptional() && needsValue()
        ? Lines.declaration(
            result.type().orElseThrow(),
            value,
            CodeBlock.of("$1N == null ? null : $1N.orElse(null)", optional))
        : CodeBlock.of("");
  }

  private boolean needsValue() {
    return method.consequences().stream()
        .anyMatch(
            one ->
                one.isPut()
                    || one.many().filter(m -> m.parameter().equals(NodePart.RESULT)).isPresent()
                    || NodeArgumentCode.of(one).needsResult());
  }

  /** A call for each consequence. */
  private List<CodeBlock> steps(UnaryOperator<String> copied) {
    return method.consequences().stream().map(one -> step(one, copied)).toList();
  }

  private CodeBlock step(ConsequenceModel consequence, UnaryOperator<String> copied) {
    String cache = names.cache(consequence.node());
    NodeArgumentCode made = NodeArgumentCode.of(consequence);
    UnaryOperator<String> held = name -> name.equals(NodePart.RESULT) ? value : copied.apply(name);
    List<CodeBlock> arguments = new ArrayList<>(List.of(CodeBlock.of("$N", cache)));
    boolean isGroup = consequence.group().isPresent();
    String call = consequence.isPut() ? "put" : isGroup ? "invalidateGroup" : "invalidate";
    if (consequence.many().isPresent()) {
      BatchModel many = consequence.many().get();
      call += isGroup ? "s" : "All";
      arguments.add(CodeBlock.of("$N", held.apply(many.parameter())));
      arguments.add(made.function(many, locals.free("key"), held));
    } else {
      boolean mayBeNull = made.needsResult() && !result.type().orElseThrow().isPrimitive();
      CodeBlock node = made.of(held);
      arguments.add(
          CodeBlock.of(
              "() -> $L", mayBeNull ? CodeBlock.of("$N == null ? null : $L", value, node) : node));
    }
    if (consequence.isPut()) {
      arguments.add(CodeBlock.of("$N", value));
    }
    return Lines.call(call, CALL_INDENT, arguments);
  }

  private CodeBlock call() {
    List<CodeBlock> arguments =
        method.header().parameterNames().stream().map(name -> CodeBlock.of("$N", name)).toList();
    return CodeBlock.of(
        "$L.$N($L)", target, method.header().name(), CodeBlock.join(arguments, ", "));
  }
}
