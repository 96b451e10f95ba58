package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import io.cacheme.processor.model.MemoizedMethod.Consequential;
import java.util.List;
import java.util.stream.Stream;

/**
 * An interface or a class with methods that name nodes, right or wrong: the checks judge it.
 *
 * @param type the interface or class
 * @param generated the class to write
 * @param isInterface whether it is decorated; a class is extended
 * @param isPublic whether it and all that the generated constructors name is public
 * @param typeVariables its type parameters
 * @param constructors what a subclass can call; none for an interface
 * @param methods the methods to override: all of an interface, the annotated ones of a class
 * @param mappers its own {@code @ToNode} methods
 * @param unpermitted whether it is sealed and does not permit the generated class
 * @param hidden the types that the generated class would have to name and cannot
 * @param nested the simple names of its member types and fields, which hide types in the generated
 *     class
 * @param platform what generated code may use
 * @param origin its place
 */
public record MemoizeModel(
    ClassName type,
    ClassName generated,
    boolean isInterface,
    boolean isPublic,
    List<TypeVariableName> typeVariables,
    List<MethodModel> constructors,
    List<MemoizedMethod> methods,
    List<MapperModel> mappers,
    boolean unpermitted,
    List<Declared<String>> hidden,
    List<String> nested,
    PlatformModel platform,
    Origin origin) {

  /** Copies its lists. */
  public MemoizeModel {
    typeVariables = List.copyOf(typeVariables);
    constructors = List.copyOf(constructors);
    methods = List.copyOf(methods);
    mappers = List.copyOf(mappers);
    hidden = List.copyOf(hidden);
    nested = List.copyOf(nested);
  }

  /** The type's name with its enclosing types' names, as messages show it. */
  public String name() {
    return TypeText.of(type);
  }

  /** Whether its decorator is a bean: a class would be made twice, and nobody knows which T. */
  public boolean makesBean() {
    return platform.spring() && isInterface && typeVariables.isEmpty();
  }

  /** The methods to cache. */
  public Stream<Cached> cached() {
    return methods.stream().filter(Cached.class::isInstance).map(Cached.class::cast);
  }

  /** The methods that something follows. */
  public Stream<Consequential> consequential() {
    return methods.stream().filter(Consequential.class::isInstance).map(Consequential.class::cast);
  }

  /** The nodes, each once, in the order of their first use. */
  public List<NodeUse> nodes() {
    return methods.stream().flatMap(MemoizeModel::nodes).distinct().toList();
  }

  private static Stream<NodeUse> nodes(MemoizedMethod method) {
    if (method instanceof Cached cached) {
      return Stream.of(cached.node());
    }
    return method instanceof Consequential consequential
        ? consequential.consequences().stream().map(ConsequenceModel::node)
        : Stream.empty();
  }

  /** How the nodes are given. */
  public Stream<NodeArgument> arguments() {
    return Stream.concat(
        cached().map(Cached::argument),
        consequential().flatMap(m -> m.consequences().stream()).map(ConsequenceModel::argument));
  }

  /** Whether a class can be written, if nothing is wrong: there are nodes, and all can be used. */
  public boolean isUsable() {
    return methods.stream().noneMatch(MemoizedMethod.OfBrokenNode.class::isInstance)
        && !nodes().isEmpty();
  }
}
