package io.cacheme.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** What a value looks like to a codec. */
public sealed interface ValueShape {

  /** The type as declared. */
  TypeName type();

  /** A value without parts, which the runtime's writer and reader know. */
  @SuppressWarnings("ImmutableEnumChecker") // a TypeName never changes
  enum Scalar implements ValueShape {
    BOOLEAN(TypeName.BOOLEAN),
    BYTE(TypeName.BYTE),
    SHORT(TypeName.SHORT),
    CHAR(TypeName.CHAR),
    INT(TypeName.INT),
    LONG(TypeName.LONG),
    FLOAT(TypeName.FLOAT),
    DOUBLE(TypeName.DOUBLE),
    BOXED_BOOLEAN(TypeName.BOOLEAN.box()),
    BOXED_BYTE(TypeName.BYTE.box()),
    BOXED_SHORT(TypeName.SHORT.box()),
    BOXED_CHAR(TypeName.CHAR.box()),
    BOXED_INT(TypeName.INT.box()),
    BOXED_LONG(TypeName.LONG.box()),
    BOXED_FLOAT(TypeName.FLOAT.box()),
    BOXED_DOUBLE(TypeName.DOUBLE.box()),
    STRING(ClassName.get("java.lang", "String")),
    INSTANT(ClassName.get("java.time", "Instant")),
    DURATION(ClassName.get("java.time", "Duration")),
    BYTES(ArrayTypeName.of(TypeName.BYTE));

    private final TypeName type;

    Scalar(TypeName type) {
      this.type = type;
    }

    @Override
    public TypeName type() {
      return type;
    }

    /** Whether it can be the key of a map. */
    public boolean isKey() {
      return this != BYTES;
    }
  }

  /**
   * An enum, by the name of its constant.
   *
   * @param type the enum
   */
  record Constant(ClassName type) implements ValueShape {}

  /**
   * A {@code List} or a {@code Set}.
   *
   * @param type the list or set
   * @param element what it holds
   */
  record Elements(ParameterizedTypeName type, ValueShape element) implements ValueShape {

    /** Whether it is a {@code Set}. */
    public boolean isSet() {
      return type.rawType().simpleName().equals("Set");
    }
  }

  /**
   * A {@code Map}.
   *
   * @param type the map
   * @param key a scalar or an enum
   * @param value what it maps to
   */
  record Mapping(ParameterizedTypeName type, ValueShape key, ValueShape value)
      implements ValueShape {}

  /**
   * An {@code Optional}.
   *
   * @param type the optional
   * @param content what it may hold
   */
  record Maybe(ParameterizedTypeName type, ValueShape content) implements ValueShape {}

  /**
   * A record, whose components are told by {@link CodecModel#components}: it may hold itself.
   *
   * @param type the record, with its type arguments
   */
  record Composite(TypeName type) implements ValueShape {}
}
