package io.cacheme.serializer.jackson3;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Mappers as the serializer uses them. */
final class Mappers {

  private static final int MAX_LEVELS = 1_000;

  private Mappers() {}

  /**
   * Names are not interned: keys of maps would fill the JVM's table for good. Texts are as long as
   * the bytes that hold them, and need no other bound. Levels are as many as Jackson 2 reads and
   * writes.
   */
  static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNestingDepth(MAX_LEVELS)
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(MAX_LEVELS).build())
        .build();
  }

  /** As {@code JacksonJsonSerializer}'s, whatever the two Jacksons have by default. */
  static JsonMapper.Builder defaults(JsonMapper.Builder builder) {
    return builder
        .addModule(new SimpleModule("cacheme-times").setDeserializerModifier(new TextualTimes()))
        .annotationIntrospector(new RequiredComponents())
        .disable(
            MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(BigInteger.class, Mappers::fromText)
        .withCoercionConfig(BigDecimal.class, Mappers::fromText)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
  }

  /** As generated codecs write numbers of any size. */
  private static void fromText(MutableCoercionConfig numbers) {
    numbers.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
  }

  /**
   * A copy that takes no class name from bytes and no number for another, and writes no key that it
   * could not read.
   *
   * @throws IllegalArgumentException if it is of another format, or has default typing
   */
  static ObjectMapper checked(ObjectMapper mapper) {
    String format = mapper.tokenStreamFactory().getFormatName();
    if (!format.equals(JsonFactory.FORMAT_NAME_JSON)) {
      throw new IllegalArgumentException("the mapper is for " + format + ", and not for JSON");
    }
    if (mapper.deserializationConfig().getDefaultTyper(null) != null
        || mapper.serializationConfig().getDefaultTyper(null) != null) {
      throw new IllegalArgumentException(
          "the mapper has default typing, by which stored bytes would choose what class is made; "
              + "remove activateDefaultTyping, and name subclasses by @JsonSubTypes where a value "
              + "needs them");
    }
    return strict(mapper.rebuild());
  }

  private static ObjectMapper strict(MapperBuilder<?, ?> builder) {
    return builder
        .polymorphicTypeValidator(new NoClassNames())
        .addModule(
            new SimpleModule("cacheme-whole")
                .setSerializerModifier(new WholeKeys())
                .setDeserializerModifier(new WholeBytes()))
        .build();
  }
}
