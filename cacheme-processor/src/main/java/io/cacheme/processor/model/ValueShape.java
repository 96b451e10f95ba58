package io.cacheme.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** What a value looks like to a codec. */
public sealed interface ValueShape {

  /** The type as declared. */
  TypeName type();

  /** Whether it can be the key of a map. */
  default boolean isKey() {
    return false;
  }

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
    BIG_INTEGER(ClassName.get("java.math", "BigInteger")),
    BIG_DECIMAL(ClassName.get("java.math", "BigDecimal")),
    INSTANT(ClassName.get("java.time", "Instant")),
    DURATION(ClassName.get("java.time", "Duration")),
    YEAR(ClassName.get("java.time", "Year")),
    OPTIONAL_INT(ClassName.get("java.util", "OptionalInt")),
    OPTIONAL_LONG(ClassName.get("java.util", "OptionalLong")),
    OPTIONAL_DOUBLE(ClassName.get("java.util", "OptionalDouble")),
    BYTES(ArrayTypeName.of(TypeName.BYTE)),
    CHARS(ArrayTypeName.of(TypeName.CHAR));

    private final TypeName type;

    Scalar(TypeName type) {
      this.type = type;
    }

    @Override
    public TypeName type() {
      return type;
    }

    @Override
    public boolean isKey() {
      return !isOptional() && this != BYTES && this != CHARS;
    }

    /** Whether it may hold nothing. */
    public boolean isOptional() {
      return this == OPTIONAL_INT || this == OPTIONAL_LONG || this == OPTIONAL_DOUBLE;
    }
  }

  /** A value that is kept as text; the names are those of the runtime's {@code TextForm}. */
  @SuppressWarnings("ImmutableEnumChecker") // a ClassName never changes
  enum Text implements ValueShape {
    UUID("java.util", "UUID"),
    URI("java.net", "URI"),
    PERIOD("java.time", "Period"),
    LOCAL_DATE("java.time", "LocalDate"),
    LOCAL_TIME("java.time", "LocalTime"),
    LOCAL_DATE_TIME("java.time", "LocalDateTime"),
    OFFSET_DATE_TIME("java.time", "OffsetDateTime"),
    OFFSET_TIME("java.time", "OffsetTime"),
    ZONED_DATE_TIME("java.time", "ZonedDateTime"),
    ZONE_ID("java.time", "ZoneId"),
    ZONE_OFFSET("java.time", "ZoneOffset"),
    YEAR_MONTH("java.time", "YearMonth"),
    MONTH_DAY("java.time", "MonthDay");

    private final ClassName type;

    Text(String packageName, String simpleName) {
      this.type = ClassName.get(packageName, simpleName);
    }

    @Override
    public ClassName type() {
      return type;
    }

    @Override
    public boolean isKey() {
      return true;
    }
  }

  /**
   * An enum, by the name of its constant.
   *
   * @param type the enum
   * @param obscured whether a field goes before it where a method of it is called
   */
  record Constant(ClassName type, boolean obscured) implements ValueShape {

    @Override
    public boolean isKey() {
      return true;
    }
  }

  /**
   * A {@code Set}, {@code List} or {@code Collection}.
   *
   * @param type the collection
   * @param element what it holds
   */
  record Elements(ParameterizedTypeName type, ValueShape element) implements ValueShape {

    /** Whether it is a {@code Set}. */
    public boolean isSet() {
      return type.rawType().simpleName().equals("Set");
    }
  }

  /**
   * An array, but for those of bytes and characters.
   *
   * @param type the array
   * @param element what it holds
   */
  record Items(ArrayTypeName type, ValueShape element) implements ValueShape {}

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

  /**
   * A sealed interface, whose records and enums are told by {@link CodecModel#variants}.
   *
   * @param type the interface, with its type arguments
   */
  record Union(TypeName type) implements ValueShape {}

  /**
   * A record as one of those of a sealed interface, of which its name tells it apart; or an enum,
   * which is written as a record of one component.
   *
   * @param tag the name
   * @param record the record
   * @param union the interface
   * @param isEnum whether it is an enum
   */
  record Variant(String tag, Composite record, Union union, boolean isEnum) implements ValueShape {

    /** The component that an enum is written as. */
    public static final String CONSTANT = "name";

    @Override
    public TypeName type() {
      return record.type();
    }
  }

  /**
   * A type with {@code @CacheValue}, which has a codec of its own.
   *
   * @param type the type
   * @param codec the codec
   * @param fingerprint the fingerprint of its shape
   */
  record Shared(ClassName type, ClassName codec, String fingerprint) implements ValueShape {}
}
