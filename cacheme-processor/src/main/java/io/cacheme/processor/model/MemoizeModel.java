package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.MemoizedMethod.Cached;
import java.util.List;
import java.util.stream.Stream;

/**
 * An interface or a class with {@code @Memoize} methods, right or wrong: the checks judge it.
 *
 * @param type the interface or class
 * @param generated the class to write
 * @param isInterface whether it is decorated; a class is extended
 * @param isPublic whether it and all that the generated constructors name is public
 * @param typeVariables its type parameters
 * @param constructors what a subclass can call; none for an interface
 * @param methods the methods to override: all of an interface, the memoized ones of a class
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

  /** The methods to cache. */
  public Stream<Cached> cached() {
    return methods.stream().filter(Cached.class::isInstance).map(Cached.class::cast);
  }

  /** The nodes, each once, in the order of their first use. */
  public List<NodeUse> nodes() {
    return cached().map(Cached::node).distinct().toList();
  }

  /** Whether a class can be written, if nothing is wrong: there are nodes, and all can be used. */
  public boolean isUsable() {
    return methods.stream().noneMatch(MemoizedMethod.OfBrokenNode.class::isInstance)
        && cached().findAny().isPresent();
  }
}
