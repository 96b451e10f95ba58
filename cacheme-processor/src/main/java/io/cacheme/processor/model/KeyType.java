package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/** How a component becomes text in a key. */
public sealed interface KeyType {

  /**
   * A type with a stable text.
   *
   * @param alphabet which characters that text is made of
   * @param primitive whether it cannot be null
   */
  record Scalar(Alphabet alphabet, boolean primitive) implements KeyType {}

  /**
   * A record, which stands in braces.
   *
   * @param type the record
   * @param components its components
   * @param ownEquality whether it says itself which records are equal
   */
  record Nested(TypeName type, List<ComponentModel> components, boolean ownEquality)
      implements KeyType {

    /** Copies its list. */
    public Nested {
      components = List.copyOf(components);
    }
  }

  /**
   * A type that cannot be in a key.
   *
   * @param what the type with its article, {@code "a List"}
   * @param reason what is wrong with it, {@code "has no stable text form for a key"}
   */
  record Unsupported(String what, String reason) implements KeyType {}
}
