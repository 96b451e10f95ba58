package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import io.cacheme.processor.model.BatchModel;
import io.cacheme.processor.model.ConsequenceModel;
import io.cacheme.processor.model.GroupUse;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.MemoizedMethod;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.MemoizedMethod.Consequential;
import io.cacheme.processor.model.MemoizedMethod.PassedOn;
import io.cacheme.processor.model.MethodModel;
import io.cacheme.processor.model.NodeArgument;
import io.cacheme.processor.model.NodePart;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.ResultModel;
import io.cacheme.processor.model.ThrownModel;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Names what a memoized type names as the generated class can: parameters so that they hide no
 * class, and types in full where what is inherited hides them.
 */
final class MemoizeScope {

  private final FullNames types;
  private final Variables variables;

  private MemoizeScope(MemoizeModel model) {
    List<ClassName> mappers =
        model
            .arguments()
            .filter(NodeArgument.Mapped.class::isInstance)
            .map(argument -> ((NodeArgument.Mapped) argument).owner())
            .distinct()
            .toList();
    this.types = new FullNames(model.generated().packageName(), model.nested());
    this.variables = new Variables(mappers, Set.copyOf(model.nested()));
  }

  /** The model as it is to be written. */
  static MemoizeModel of(MemoizeModel model) {
    MemoizeScope scope = new MemoizeScope(model);
    return new MemoizeModel(
        scope.types.of(model.type()),
        model.generated(),
        model.isInterface(),
        model.isPublic(),
        scope.variables(model.typeVariables()),
        model.constructors().stream().map(c -> scope.header(c, scope.names(c))).toList(),
        model.methods().stream().map(scope::method).toList(),
        model.mappers(),
        model.unpermitted(),
        model.hidden(),
        model.nested(),
        model.platform(),
        model.origin());
  }

  private MemoizedMethod method(MemoizedMethod method) {
    if (method instanceof PassedOn passed) {
      return new PassedOn(header(passed.header(), names(passed.header())));
    }
    if (method instanceof Consequential consequential) {
      return consequential(consequential);
    }
    return method instanceof Cached cached ? cached(cached) : method;
  }

  private UnaryOperator<String> names(MethodModel header) {
    return variables.of(header.parameterNames());
  }

  private List<TypeVariableName> variables(List<TypeVariableName> declared) {
    return declared.stream().map(types::of).toList();
  }

  private MethodModel header(MethodModel header, UnaryOperator<String> name) {
    List<ParameterModel> parameters =
        header.parameters().stream()
            .map(p -> new ParameterModel(name.apply(p.name()), types.of(p.type())))
            .toList();
    return new MethodModel(
        header.name(),
        header.visibility(),
        variables(header.typeVariables()),
        types.of(header.returns()),
        parameters,
        header.varargs(),
        header.thrown().stream().map(types::of).toList());
  }

  private Cached cached(Cached method) {
    UnaryOperator<String> name = names(method.header());
    return new Cached(
        header(method.header(), name),
        method.subject(),
        node(method.node()),
        method.answer(),
        method.lazy(),
        types.of(method.returned()),
        argument(method.argument(), name),
        method.batch().map(keys -> batch(keys, name)),
        method.checked().stream()
            .map(thrown -> new ThrownModel(types.of(thrown.type()), types.of(thrown.erasure())))
            .toList(),
        method.origin());
  }

  private Consequential consequential(Consequential method) {
    UnaryOperator<String> name = names(method.header());
    ResultModel result = method.result();
    return new Consequential(
        header(method.header(), name),
        method.subject(),
        new ResultModel(
            result.type().map(types::of), result.isStage(), result.isOptional(), result.later()),
        method.consequences().stream()
            .map(
                one ->
                    new ConsequenceModel(
                        one.annotation(),
                        one.isPut(),
                        node(one.node()),
                        one.group().map(this::group),
                        argument(one.argument(), name),
                        one.many().map(many -> batch(many, name)),
                        one.isAnswered(),
                        one.origin()))
            .toList(),
        method.origin());
  }

  private BatchModel batch(BatchModel keys, UnaryOperator<String> name) {
    return new BatchModel(name.apply(keys.parameter()), types.of(keys.key()), keys.isSet());
  }

  private NodeUse node(NodeUse node) {
    return new NodeUse(types.of(node.record()), types.of(node.cache()), types.of(node.value()));
  }

  private GroupUse group(GroupUse group) {
    return new GroupUse(group.template(), types.of(group.nodes()), group.factory());
  }

  private NodeArgument argument(NodeArgument argument, UnaryOperator<String> name) {
    if (argument instanceof NodeArgument.Components components) {
      return new NodeArgument.Components(components.parameters().stream().map(name).toList());
    }
    if (argument instanceof NodeArgument.Parts parts) {
      return new NodeArgument.Parts(
          parts.parts().stream()
              .map(part -> new NodePart(name.apply(part.holder()), part.accessors()))
              .toList());
    }
    if (argument instanceof NodeArgument.Mapped mapped) {
      return new NodeArgument.Mapped(
          types.of(mapped.owner()),
          mapped.method(),
          mapped.parameters().stream().map(name).toList());
    }
    return argument instanceof NodeArgument.Itself itself
        ? new NodeArgument.Itself(name.apply(itself.parameter()))
        : argument;
  }
}
