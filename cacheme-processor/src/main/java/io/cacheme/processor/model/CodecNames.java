package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Set;

/** The types of the runtime that generated codecs call, known by name only. */
public final class CodecNames {

  /** {@code ValueWriter}. */
  public static final ClassName VALUE_WRITER = named("ValueWriter");

  /** {@code ValueReader}. */
  public static final ClassName VALUE_READER = named("ValueReader");

  /** {@code FieldNames}. */
  public static final ClassName FIELD_NAMES = named("FieldNames");

  /** {@code EnumNames}. */
  public static final ClassName ENUM_NAMES = named("EnumNames");

  /** {@code TextForm}. */
  public static final ClassName TEXT_FORM = named("TextForm");

  /** {@code Tags}. */
  public static final ClassName TAGS = named("Tags");

  /** {@code MsgPackSerializer}, which needs a codec. */
  public static final ClassName MSG_PACK_SERIALIZER = named("MsgPackSerializer");

  /** The serializers that cannot do without a generated codec. */
  public static final Set<ClassName> NEED_CODEC =
      Set.of(
          MSG_PACK_SERIALIZER,
          named("CompactMsgPackSerializer"),
          ClassName.get("io.cacheme.serializer.jackson", "JsonSerializer"));

  /** The serializers that give back what a data format has, and not the classes of before. */
  public static final Set<ClassName> BIND_DATA =
      Set.of(
          ClassName.get("io.cacheme.serializer.jackson", "JacksonJsonSerializer"),
          ClassName.get("io.cacheme.serializer.jackson", "JacksonMsgPackSerializer"),
          ClassName.get("io.cacheme.serializer.jackson3", "Jackson3JsonSerializer"));

  private CodecNames() {}

  private static ClassName named(String simpleName) {
    return ClassName.get(RuntimeNames.CODEC.packageName(), simpleName);
  }
}
