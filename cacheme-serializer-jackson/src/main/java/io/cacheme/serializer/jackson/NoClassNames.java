package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;

/** Refuses {@code @JsonTypeInfo(use = CLASS)} and its like: bytes never name a class. */
final class NoClassNames extends PolymorphicTypeValidator.Base {

  private static final long serialVersionUID = 1L;

  @Override
  public Validity validateBaseType(MapperConfig<?> config, JavaType baseType) {
    return Validity.DENIED;
  }
}
