package io.cacheme.serializer.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Refuses numbers where times are written as text. A number does not tell its unit: milliseconds of
 * a value that was a {@code long} once would be read as seconds.
 */
final class TextualTimes extends ValueDeserializerModifier {

  private static final long serialVersionUID = 1L;
  private static final Set<Class<?>> TIMES =
      Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, Duration.class);

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> reader) {
    return TIMES.contains(bean.getBeanClass()) ? new Textual(reader) : reader;
  }

  private static final class Textual extends DelegatingDeserializer {

    Textual(ValueDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
      return new Textual(reader);
    }

    /** What {@code @JsonFormat} has written as a number is read as one. */
    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      JsonFormat.Value format = findFormatOverrides(context, property, handledType());
      Textual contextual = (Textual) super.createContextual(context, property);
      return format != null && format.getShape().isNumeric()
          ? contextual.getDelegatee()
          : contextual;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      return in.currentToken().isNumeric()
          ? context.handleUnexpectedToken(context.constructType(handledType()), in)
          : super.deserialize(in, context);
    }
  }
}
