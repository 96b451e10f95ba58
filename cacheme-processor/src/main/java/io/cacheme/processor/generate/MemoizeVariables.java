package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.MemoizedMethod;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.MemoizedMethod.PassedOn;
import io.cacheme.processor.model.MethodModel;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.ParameterModel;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gives the parameters of memoized methods names that hide no class. */
final class MemoizeVariables {

  private final Variables variables;

  private MemoizeVariables(MemoizeModel model) {
    List<ClassName> mappers =
        model
            .cached()
            .map(Cached::argument)
            .filter(NodeArgument.Mapped.class::isInstance)
            .map(argument -> ((NodeArgument.Mapped) argument).owner())
            .distinct()
            .toList();
    this.variables = new Variables(mappers);
  }

  /** The methods of {@code model}. */
  static List<MemoizedMethod> methods(MemoizeModel model) {
    MemoizeVariables renaming = new MemoizeVariables(model);
    return model.methods().stream().map(renaming::method).toList();
  }

  private MemoizedMethod method(MemoizedMethod method) {
    if (method instanceof PassedOn passed) {
      return new PassedOn(header(passed.header(), name(passed.header())));
    }
    return method instanceof Cached cached ? cached(cached) : method;
  }

  private UnaryOperator<String> name(MethodModel header) {
    return variables.of(header.parameterNames());
  }

  private static MethodModel header(MethodModel header, UnaryOperator<String> name) {
    List<ParameterModel> parameters =
        header.parameters().stream()
            .map(p -> new ParameterModel(name.apply(p.name()), p.type()))
            .toList();
    return new MethodModel(
        header.name(),
        header.visibility(),
        header.typeVariables(),
        header.returns(),
        parameters,
        header.varargs(),
        header.thrown());
  }

  private Cached cached(Cached method) {
    UnaryOperator<String> name = name(method.header());
    return new Cached(
        header(method.header(), name),
        method.subject(),
        method.node(),
        method.answer(),
        argument(method.argument(), name),
        method
            .batch()
            .map(keys -> new BatchModel(name.apply(keys.parameter()), keys.key(), keys.isSet())),
        method.checked(),
        method.origin());
  }

  private static NodeArgument argument(NodeArgument argument, UnaryOperator<String> name) {
    if (argument instanceof NodeArgument.Components components) {
      return new NodeArgument.Components(components.parameters().stream().map(name).toList());
    }
    if (argument instanceof NodeArgument.Mapped mapped) {
      return new NodeArgument.Mapped(
          mapped.owner(), mapped.method(), mapped.parameters().stream().map(name).toList());
    }
    return argument instanceof NodeArgument.Itself itself
        ? new NodeArgument.Itself(name.apply(itself.parameter()))
        : argument;
  }
}
