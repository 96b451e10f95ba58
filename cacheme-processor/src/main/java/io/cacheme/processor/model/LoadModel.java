package io.cacheme.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A method called {@code load} or {@code loadAll}.
 *
 * @param name its name
 * @param flags what holds for it
 * @param dependencies its parameters, without the nodes of {@code loadAll} and what is known
 * @param nullable those of them that may be null
 * @param injection what is said of them to whoever injects beans
 * @param answer the shape of its return type
 * @param lazy its return type, if that is lazy
 * @param returns its return type with simple names
 * @param hidden a type among its parameters that generated code cannot name, if any
 * @param unloadable what it throws that no load may throw, if anything
 * @param obscuring the field that goes before the record's name, so that nobody can call a static
 *     method of it, if there is one
 * @param origin its place
 */
public record LoadModel(
    String name,
    Set<Flag> flags,
    List<DependencyModel> dependencies,
    Set<DependencyModel> nullable,
    Map<DependencyModel, List<AnnotationSpec>> injection,
    Answer answer,
    Optional<LazyModel> lazy,
    TypeName returns,
    Optional<Hidden> hidden,
    Optional<String> unloadable,
    Optional<String> obscuring,
    Origin origin) {

  /** Copies its collections. */
  public LoadModel {
    flags = Set.copyOf(flags);
    dependencies = List.copyOf(dependencies);
    nullable = Set.copyOf(nullable);
    injection = Map.copyOf(injection);
  }

  /** Whether it is so. */
  public boolean is(Flag flag) {
    return flags.contains(flag);
  }

  /** What the checks look at. */
  public enum Flag {
    /** It is private. */
    PRIVATE,
    /** It is static. */
    STATIC,
    /** It has type parameters. */
    GENERIC,
    /** Its first parameter takes what is known of the value. */
    TAKES_KNOWN,
    /** A parameter is for what is known of something, and cannot take it. */
    MISPLACED_KNOWN,
    /** Its first parameter can take any collection of the nodes. */
    TAKES_NODES,
    /** Its first parameter can take a list of the nodes. */
    TAKES_LIST,
    /** Its first parameter can take a set of the nodes. */
    TAKES_SET
  }

  /** The shape of what it returns; V is the value, or the map of values for {@code loadAll}. */
  public enum Answer {
    /** V: it may block. */
    VALUE,
    /** {@code Optional<V>}: it may block. */
    OPTIONAL,
    /** A stage of V. */
    STAGE,
    /** A stage of {@code Optional<V>}. */
    STAGE_OF_OPTIONAL,
    /** Nothing. */
    VOID,
    /** A future that is no stage. */
    FUTURE,
    /** A stage or a value of another type. */
    OTHER;

    /** Whether absence is an empty optional. */
    public boolean isOptional() {
      return this == OPTIONAL || this == STAGE_OF_OPTIONAL;
    }

    /** Whether the caller's thread has to wait for it. */
    public boolean isBlocking() {
      return this == VALUE || this == OPTIONAL;
    }
  }
}
