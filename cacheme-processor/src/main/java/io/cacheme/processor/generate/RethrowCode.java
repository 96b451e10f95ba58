package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.ThrownModel;
import java.util.Optional;

/**
 * How a memoized method throws what its load threw. The load may have been another method's: what a
 * type variable stands for is then told by a parameter {@code Class<E>}; by the type's own
 * variable, where no other method of the node throws anything else; and if by neither, only the
 * exceptions of the method's own load are thrown as they are.
 */
final class RethrowCode {

  private final MemoizeModel model;
  private final Cached method;
  private final String own;
  private final String failure;

  RethrowCode(MemoizeModel model, Cached method, LocalNames locals) {
    this.model = model;
    this.method = method;
    this.own = locals.free("own");
    this.failure = locals.free("failure");
  }

  /** The local that remembers the failure of the method's own load, if it is needed. */
  CodeBlock declaration() {
    return remembers()
        ? CodeBlock.builder().addStatement("$1T[] $2N = new $1T[1]", Exception.class, own).build()
        : CodeBlock.of("");
  }

  /**
   * The body of a lambda that answers {@code call}, and remembers its failure if that is needed.
   */
  CodeBlock remembering(CodeBlock call) {
    return remembers()
        ? CodeBlock.builder()
            .add("{\n$>try {\n$>return $L;\n$<} ", call) // a statement within a statement
            .add("catch ($T $N) {\n$>", Exception.class, failure)
            .add("$1N[0] = $2N;\nthrow $2N;\n$<}\n$<}", own, failure)
            .build()
        : call;
  }

  /** Throws the cause of {@code exception} if it is a {@code thrown}. */
  CodeBlock of(ThrownModel thrown, String exception) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow(
                "if ($N.getCause() instanceof $T $N$L)",
                exception,
                thrown.erasure(),
                failure,
                condition(thrown));
    if (thrown.isVariable()) {
      code.addStatement("throw ($T) $N", thrown.type(), failure);
    } else {
      code.addStatement("throw $N", failure);
    }
    return code.endControlFlow().build();
  }

  private CodeBlock condition(ThrownModel thrown) {
    if (!thrown.isVariable() || isCertain(thrown)) {
      return CodeBlock.of("");
    }
    return witness(thrown)
        .map(type -> CodeBlock.of(" && $1N != null && $1N.isInstance($2N)", type, failure))
        .orElseGet(() -> CodeBlock.of(" && $N == $N[0]", failure, own));
  }

  /** Only a blocking call throws what its load threw; a stage fails with it. */
  private boolean remembers() {
    return method.answer().isBlocking()
        && method.checked().stream()
            .anyMatch(t -> t.isVariable() && !isCertain(t) && witness(t).isEmpty());
  }

  /** The parameter that tells the class of an exception. */
  private Optional<String> witness(ThrownModel thrown) {
    TypeName type = ParameterizedTypeName.get(ClassName.get(Class.class), thrown.type());
    return method.header().parameters().stream()
        .filter(parameter -> parameter.type().equals(type))
        .map(ParameterModel::name)
        .findFirst();
  }

  /** Whether all loads of the node by this type throw nothing else. */
  private boolean isCertain(ThrownModel thrown) {
    return !method.header().typeVariables().contains(thrown.type())
        && model.methods().stream()
            .filter(Cached.class::isInstance)
            .map(Cached.class::cast)
            .filter(other -> other.node().equals(method.node()))
            .allMatch(
                other ->
                    !other.header().typeVariables().contains(thrown.type())
                        && other.checked().stream().allMatch(thrown::equals));
  }
}
