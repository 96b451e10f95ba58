package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A checked exception that a method declares.
 *
 * @param type as declared, perhaps a type variable
 * @param erasure the class that it is at least
 */
public record ThrownModel(TypeName type, TypeName erasure) {

  /** Whether a cast to it cannot be checked. */
  public boolean isVariable() {
    return !type.equals(erasure);
  }
}
