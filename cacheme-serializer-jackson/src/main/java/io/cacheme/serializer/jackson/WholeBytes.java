package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import java.io.IOException;

/** Refuses 128 to 255 where a byte is read, which Jackson takes for -128 to -1. */
final class WholeBytes extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> reader) {
    return isByte(bean.getBeanClass()) ? new Whole(reader) : reader;
  }

  @Override
  public JsonDeserializer<?> modifyArrayDeserializer(
      DeserializationConfig config,
      ArrayType type,
      BeanDescription bean,
      JsonDeserializer<?> reader) {
    return type.getRawClass() == byte[].class ? new Whole(reader) : reader;
  }

  @Override
  public KeyDeserializer modifyKeyDeserializer(
      DeserializationConfig config, JavaType type, KeyDeserializer reader) {
    return isByte(type.getRawClass()) ? new WholeKey(reader) : reader;
  }

  private static boolean isByte(Class<?> type) {
    return type == byte.class || type == Byte.class;
  }

  private static final class Whole extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    Whole(JsonDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
      return new Whole(reader);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.hasToken(JsonToken.VALUE_NUMBER_INT) || in.isExpectedStartArrayToken()
          ? super.deserialize(new WholeNumbers(in), context)
          : super.deserialize(in, context);
    }
  }

  private static final class WholeKey extends KeyDeserializer {

    private final KeyDeserializer reader;

    WholeKey(KeyDeserializer reader) {
      this.reader = reader;
    }

    @Override
    public Object deserializeKey(String text, DeserializationContext context) throws IOException {
      Object key = reader.deserializeKey(text, context);
      return key instanceof Byte whole && whole < 0 && !text.startsWith("-")
          ? context.handleWeirdKey(Byte.class, text, "does not fit a byte")
          : key;
    }
  }
}
