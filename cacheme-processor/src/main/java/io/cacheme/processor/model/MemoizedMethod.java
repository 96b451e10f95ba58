package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.LoadModel.Answer;
import java.util.List;
import java.util.Optional;

/** A method of a type with {@code @Memoize}, {@code @Invalidates} or {@code @Puts} methods. */
public sealed interface MemoizedMethod {

  /** Its header, if the generated class overrides it. */
  default Optional<MethodModel> overridden() {
    if (this instanceof Cached cached) {
      return Optional.of(cached.header());
    }
    if (this instanceof Consequential consequential) {
      return Optional.of(consequential.header());
    }
    return this instanceof PassedOn passed ? Optional.of(passed.header()) : Optional.empty();
  }

  /**
   * A method that names no node.
   *
   * @param header its header
   */
  record PassedOn(MethodModel header) implements MemoizedMethod {}

  /**
   * A method with {@code @Memoize} that can be overridden.
   *
   * @param header its header
   * @param subject its name with its type's, as messages show it
   * @param node the node
   * @param answer the shape of its result, measured by the node's value or a map of values
   * @param lazy the type of its result, if that is lazy
   * @param returned what it returns, to Kotlin if it is a suspend function
   * @param argument how its parameters give the node
   * @param batch its keys, if it takes many
   * @param checked the checked exceptions that it declares
   * @param origin its place
   */
  record Cached(
      MethodModel header,
      String subject,
      NodeUse node,
      Answer answer,
      Optional<LazyModel> lazy,
      TypeName returned,
      NodeArgument argument,
      Optional<BatchModel> batch,
      List<ThrownModel> checked,
      Origin origin)
      implements MemoizedMethod {

    /** Copies its list. */
    public Cached {
      checked = List.copyOf(checked);
    }
  }

  /**
   * A method that changes what is cached.
   *
   * @param header its header
   * @param subject its name with its type's, as messages show it
   * @param result what it returns
   * @param consequences what follows
   * @param origin its place
   */
  record Consequential(
      MethodModel header,
      String subject,
      ResultModel result,
      List<ConsequenceModel> consequences,
      Origin origin)
      implements MemoizedMethod {

    /** Copies its list. */
    public Consequential {
      consequences = List.copyOf(consequences);
    }
  }

  /**
   * A method whose annotations contradict each other.
   *
   * @param subject its name
   * @param reason what they say, with what would mend it
   * @param origin its place
   */
  record Contradictory(String subject, Refusal reason, Origin origin) implements MemoizedMethod {}

  /**
   * A method that cannot be overridden.
   *
   * @param annotation what stands on it
   * @param subject its name
   * @param reason why not, {@code "is static"}
   * @param origin its place
   */
  record Fixed(String annotation, String subject, String reason, Origin origin)
      implements MemoizedMethod {}

  /**
   * A method that has no name in Java.
   *
   * @param subject its name
   * @param origin its place
   */
  record Unwritable(String subject, Origin origin) implements MemoizedMethod {}

  /**
   * A method that no load could call.
   *
   * @param subject its name
   * @param reason why not, with what would mend it
   * @param origin its place
   */
  record Unloadable(String subject, Refusal reason, Origin origin) implements MemoizedMethod {}

  /**
   * A method whose annotation names something that is no node.
   *
   * @param annotation the annotation
   * @param subject its name
   * @param name what is named there
   * @param nodes the names of the nodes that the compiler knows
   * @param caching those of them that cache what is named there
   * @param origin the place of the name
   */
  record NotANode(
      String annotation,
      String subject,
      String name,
      List<String> nodes,
      List<String> caching,
      Origin origin)
      implements MemoizedMethod {

    /** Copies its lists. */
    public NotANode {
      nodes = List.copyOf(nodes);
      caching = List.copyOf(caching);
    }
  }

  /** A method whose node does not say what it caches, which is told at the node. */
  record OfBrokenNode() implements MemoizedMethod {}
}
