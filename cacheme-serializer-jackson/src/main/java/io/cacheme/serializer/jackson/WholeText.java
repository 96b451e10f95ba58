package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.nio.CharBuffer;

/**
 * Refuses text with lone surrogates where it would not come back: Jackson reads none in the key of
 * a map, and its MessagePack has a question mark in their place.
 */
final class WholeText extends BeanSerializerModifier {

  private static final long serialVersionUID = 1L;

  private final boolean keysOnly;

  WholeText(boolean keysOnly) {
    this.keysOnly = keysOnly;
  }

  @Override
  public JsonSerializer<?> modifySerializer(
      SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
    return keysOnly ? serializer : checking(bean.getType(), serializer);
  }

  @Override
  public JsonSerializer<?> modifyKeySerializer(
      SerializationConfig config,
      JavaType key,
      BeanDescription bean,
      JsonSerializer<?> serializer) {
    return checking(key, serializer);
  }

  @Override
  public JsonSerializer<?> modifyArraySerializer(
      SerializationConfig config, ArrayType type, BeanDescription bean, JsonSerializer<?> array) {
    return keysOnly ? array : checking(type, array);
  }

  private static JsonSerializer<?> checking(JavaType type, JsonSerializer<?> serializer) {
    return isText(type.getRawClass())
        ? new StdDelegatingSerializer(new Check(), type, serializer)
        : serializer;
  }

  private static boolean isText(Class<?> type) {
    return CharSequence.class.isAssignableFrom(type)
        || type == Character.class
        || type == char.class
        || type == char[].class;
  }

  private static final class Check extends StdConverter<Object, Object> {

    @Override
    public Object convert(Object value) {
      CharSequence text = value instanceof char[] units ? CharBuffer.wrap(units) : value.toString();
      if (EscapedText.isNeeded(text)) {
        throw new IllegalArgumentException("a text has a lone surrogate, which is not read again");
      }
      return value;
    }
  }
}
