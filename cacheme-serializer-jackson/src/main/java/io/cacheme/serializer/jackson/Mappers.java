package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Mappers as the serializers use them. */
final class Mappers {

  private Mappers() {}

  /**
   * Names are not interned: keys of maps would fill the JVM's table for good. Texts are as long as
   * the bytes that hold them, and need no other bound.
   */
  static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  /** As strict as generated codecs are, and as lenient of what they skip. */
  static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B defaults(B builder) {
    return builder
        .addModule(new Jdk8Module())
        .addModule(new JavaTimeModule())
        .addModule(new SimpleModule("cacheme").setDeserializerModifier(new TextualTimes()))
        .annotationIntrospector(new RequiredComponents())
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .withCoercionConfig(BigInteger.class, Mappers::fromText)
        .withCoercionConfig(BigDecimal.class, Mappers::fromText)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
  }

  /** As generated codecs write numbers of any size. */
  private static void fromText(MutableCoercionConfig numbers) {
    numbers.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
  }

  /**
   * A copy that no later change of {@code mapper} reaches, that takes no class name from bytes, and
   * no number for another.
   *
   * @throws IllegalArgumentException if it is of another format, or has default typing
   */
  static ObjectMapper checked(ObjectMapper mapper, String format) {
    if (!mapper.getFactory().getFormatName().equalsIgnoreCase(format)) {
      throw new IllegalArgumentException(
          "the mapper is for " + mapper.getFactory().getFormatName() + ", and not for " + format);
    }
    if (mapper.getDeserializationConfig().getDefaultTyper(null) != null
        || mapper.getSerializationConfig().getDefaultTyper(null) != null) {
      throw new IllegalArgumentException(
          "the mapper has default typing, by which stored bytes would choose what class is made; "
              + "remove activateDefaultTyping, and name subclasses by @JsonSubTypes where a value "
              + "needs them");
    }
    ObjectMapper copy = new Copy(mapper);
    copy.setPolymorphicTypeValidator(new NoClassNames());
    boolean keysOnly = format.equals(JsonFactory.FORMAT_NAME_JSON);
    copy.setSerializerFactory(
        copy.getSerializerFactory().withSerializerModifier(new WholeText(keysOnly)));
    copy.registerModule(
        new SimpleModule("cacheme-bytes").setDeserializerModifier(new WholeBytes()));
    return copy;
  }

  /** Mappers of formats other than JSON do not know how to copy themselves. */
  private static final class Copy extends ObjectMapper {

    private static final long serialVersionUID = 1L;

    Copy(ObjectMapper mapper) {
      super(mapper);
    }
  }
}
