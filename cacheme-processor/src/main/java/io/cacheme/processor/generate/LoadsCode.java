package io.cacheme.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.cacheme.processor.model.DependencyModel;
import io.cacheme.processor.model.LoadModel;
import io.cacheme.processor.model.LoadModel.Answer;
import io.cacheme.processor.model.LoadModel.Flag;
import io.cacheme.processor.model.LoadsModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The method that turns dependencies into loaders. */
final class LoadsCode {

  private final Shape shape;
  private final LoadsModel loads;
  private final Map<DependencyModel, String> names;
  private final String node;
  private final String nodes;
  private final String found;
  private final String known;

  private LoadsCode(Shape shape) {
    this.shape = shape;
    this.loads = shape.node.loads();
    this.names = shape.needs();
    LocalNames locals =
        new LocalNames(
            Stream.concat(names.values().stream(), shape.record.simpleNames().stream()).toList());
    this.node = locals.free("node");
    this.nodes = locals.free("nodes");
    this.found = locals.free("found");
    this.known = locals.free("known");
  }

  static MethodSpec method(Shape shape) {
    return MethodSpec.methodBuilder("loads")
        .addModifiers(Modifier.STATIC)
        .returns(shape.of(RuntimeNames.LOADS))
        .addParameters(shape.dependencies())
        .addStatement("return $L", new LoadsCode(shape).expression())
        .build();
  }

  private CodeBlock expression() {
    if (!loads.canLoad()) {
      return CodeBlock.of("$T.none()", RuntimeNames.LOADS);
    }
    // A chained call gives the first one no target type: it has to be told its own.
    CodeBlock witness =
        loads.loadAll().isPresent()
            ? CodeBlock.of("<$T, $T>", shape.record, shape.value)
            : CodeBlock.of("");
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.$Lby($L", RuntimeNames.LOADS, witness, loader());
    dependencies().forEach(d -> code.add(",$W$L", d));
    code.add(")");
    loads.loadAll().ifPresent(m -> code.add("\n.bulk($L)", bulkLoader(m)));
    return code.build();
  }

  /** The dependencies as the runtime compares them; an array must not be spread among them. */
  private List<CodeBlock> dependencies() {
    List<CodeBlock> arguments = new ArrayList<>();
    names.forEach(
        (dependency, name) ->
            arguments.add(
                isSpread(dependency)
                    ? CodeBlock.of("($T) $L", ClassName.OBJECT, checked(dependency, name))
                    : checked(dependency, name)));
    return arguments;
  }

  /** A dependency that must be there is asked for by its name. */
  private CodeBlock checked(DependencyModel dependency, String name) {
    return dependency.type().isPrimitive() || loads.isNullable(dependency)
        ? CodeBlock.of("$N", name)
        : CodeBlock.of("$T.requireNonNull($N, $S)", Objects.class, name, name);
  }

  private boolean isSpread(DependencyModel dependency) {
    return names.size() == 1
        && dependency.type() instanceof ArrayTypeName array
        && !array.componentType().isPrimitive();
  }

  private CodeBlock loader() {
    return loads
        .load()
        .map(this::loader)
        .orElseGet(() -> loaderFrom(loads.loadAll().orElseThrow()));
  }

  private CodeBlock loader(LoadModel load) {
    boolean told = load.is(Flag.TAKES_KNOWN);
    List<CodeBlock> first = told ? List.of(CodeBlock.of("$N", known)) : List.of();
    CodeBlock call = staged(load, CodeBlock.of("$N.load($L)", node, arguments(load, first)));
    CodeBlock unwrapped =
        switch (load.answer()) {
          case OPTIONAL -> CodeBlock.of("$L.orElse(null)", call);
          case STAGE_OF_OPTIONAL ->
              CodeBlock.of("$L.thenApply($N -> $N.orElse(null))", call, found, found);
          default -> call;
        };
    if (!told) {
      return lambda(RuntimeNames.LOADER, load.answer(), node, unwrapped);
    }
    CodeBlock reload = CodeBlock.of("($N, $N) -> $L", node, known, unwrapped);
    return load.answer().isBlocking()
        ? CodeBlock.of("$T.blocking($L)", RuntimeNames.RELOADER, reload)
        : CodeBlock.of("($T) $L", shape.of(RuntimeNames.RELOADER), reload);
  }

  /** A node with {@code loadAll} only loads one by asking for a list of one. */
  private CodeBlock loaderFrom(LoadModel loadAll) {
    Class<?> one = loadAll.is(Flag.TAKES_SET) ? Set.class : List.class;
    CodeBlock call = loadAllCall(loadAll, CodeBlock.of("$T.of($N)", one, node));
    CodeBlock picked =
        loadAll.answer().isBlocking()
            ? CodeBlock.of("$L.get($N)", call, node)
            : CodeBlock.of("$L.thenApply($N -> $N.get($N))", call, found, found, node);
    return lambda(RuntimeNames.LOADER, loadAll.answer(), node, picked);
  }

  private CodeBlock bulkLoader(LoadModel loadAll) {
    CodeBlock call = loadAllCall(loadAll, collection(loadAll));
    return lambda(RuntimeNames.BULK_LOADER, loadAll.answer(), nodes, call);
  }

  /** The nodes as {@code loadAll} takes them. */
  private CodeBlock collection(LoadModel loadAll) {
    if (loadAll.is(Flag.TAKES_LIST)) {
      return CodeBlock.of("$T.copyOf($N)", List.class, nodes);
    }
    return loadAll.is(Flag.TAKES_SET)
        ? CodeBlock.of("new $T<>($N)", LinkedHashSet.class, nodes)
        : CodeBlock.of("$N", nodes);
  }

  private CodeBlock loadAllCall(LoadModel loadAll, CodeBlock first) {
    return staged(
        loadAll, CodeBlock.of("$T.loadAll($L)", owner(), arguments(loadAll, List.of(first))));
  }

  /** The record, in full where a field of the class goes before its name. */
  private ClassName owner() {
    return Shape.FIELDS.contains(shape.record.topLevelClassName().simpleName())
        ? ClassName.get("", shape.record.canonicalName())
        : shape.record;
  }

  /** The call of a loading method, as a stage if what it answers is to be subscribed. */
  private static CodeBlock staged(LoadModel load, CodeBlock call) {
    return load.lazy()
        .map(lazy -> CodeBlock.of("$T.stage($L)", lazy.type().calls(), call))
        .orElse(call);
  }

  private CodeBlock arguments(LoadModel method, List<CodeBlock> first) {
    List<CodeBlock> all = new ArrayList<>(first);
    method.dependencies().forEach(d -> all.add(CodeBlock.of("$N", names.get(d))));
    return CodeBlock.join(all, ",$W");
  }

  private static CodeBlock lambda(ClassName type, Answer answer, String parameter, CodeBlock body) {
    CodeBlock lambda = CodeBlock.of("$N -> $L", parameter, body);
    return answer.isBlocking() ? CodeBlock.of("$T.blocking($L)", type, lambda) : lambda;
  }
}
