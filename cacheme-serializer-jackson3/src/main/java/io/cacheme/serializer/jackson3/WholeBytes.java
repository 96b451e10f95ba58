package io.cacheme.serializer.jackson3;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.ArrayType;

/** Refuses 128 to 255 where a byte is read, which Jackson takes for -128 to -1. */
final class WholeBytes extends ValueDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> reader) {
    return isByte(bean.getBeanClass()) ? new Whole(reader) : reader;
  }

  @Override
  public ValueDeserializer<?> modifyArrayDeserializer(
      DeserializationConfig config,
      ArrayType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> reader) {
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

    Whole(ValueDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
      return new Whole(reader);
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) {
      return in.hasToken(JsonToken.VALUE_NUMBER_INT) || in.isExpectedStartArrayToken()
          ? super.deserialize(new WholeNumbers(in), context)
          : super.deserialize(in, context);
    }
  }

  private static final class WholeNumbers extends JsonParserDelegate {

    WholeNumbers(JsonParser parser) {
      super(parser);
    }

    @Override
    public byte getByteValue() {
      int value = getIntValue();
      if (value != (byte) value) {
        throw new InputCoercionException(
            this, "an integer is out of range", currentToken(), byte.class);
      }
      return (byte) value;
    }
  }

  private static final class WholeKey extends KeyDeserializer {

    private final KeyDeserializer reader;

    WholeKey(KeyDeserializer reader) {
      this.reader = reader;
    }

    @Override
    public Object deserializeKey(String text, DeserializationContext context) {
      Object key = reader.deserializeKey(text, context);
      return key instanceof Byte whole && whole < 0 && !text.startsWith("-")
          ? context.handleWeirdKey(Byte.class, text, "does not fit a byte")
          : key;
    }
  }
}
