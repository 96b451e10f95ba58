package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses numbers where times are written as text. A number does not tell its unit: milliseconds of
 * a value that was a {@code long} once would be read as seconds.
 */
final class TextualTimes extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;
  private static final Set<Class<?>> TIMES =
      Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, Duration.class);

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> reader) {
    return TIMES.contains(bean.getBeanClass()) ? new Textual(reader) : reader;
  }

  private static final class Textual extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    Textual(JsonDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
      return new Textual(reader);
    }

    /** What {@code @JsonFormat} has written as a number is read as one. */
    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      JsonFormat.Value format = findFormatOverrides(context, property, handledType());
      Textual contextual = (Textual) super.createContextual(context, property);
      return format != null && format.getShape().isNumeric()
          ? contextual.getDelegatee()
          : contextual;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.currentToken().isNumeric()
          ? context.handleUnexpectedToken(handledType(), in)
          : super.deserialize(in, context);
    }
  }
}
