package io.cacheme.processor.model;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** A type without its type arguments. */
public final class RawType {

  private RawType() {}

  /** The class of a generic type; any other type as it is. */
  public static TypeName of(TypeName type) {
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : type;
  }
}
