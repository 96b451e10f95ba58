package io.cacheme.serializer.jackson3;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.StdDelegatingSerializer;
import tools.jackson.databind.util.StdConverter;

/** Refuses lone surrogates in the key of a map, where Jackson reads none. */
final class WholeKeys extends ValueSerializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  @SuppressWarnings(
      "deprecation") // what replaces StdDelegatingSerializer is not in all of Jackson 3
  public ValueSerializer<?> modifyKeySerializer(
      SerializationConfig config,
      JavaType key,
      BeanDescription.Supplier bean,
      ValueSerializer<?> serializer) {
    Class<?> type = key.getRawClass();
    boolean text = CharSequence.class.isAssignableFrom(type) || type == Character.class;
    return text ? new StdDelegatingSerializer(new Check(), key, serializer, null) : serializer;
  }

  private static final class Check extends StdConverter<Object, Object> {

    @Override
    public Object convert(Object key) {
      boolean lone =
          key.toString()
              .codePoints()
              .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
      if (lone) {
        throw new IllegalArgumentException("a key has a lone surrogate, which is not read again");
      }
      return key;
    }
  }
}
