package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link JsonWriter} writes, and what other tools write of the same. */
final class JsonReader extends ValueReader {

  private static final int LIST_CAPACITY = 10;
  private static final int MAP_CAPACITY = 16;

  private final JsonParser in;
  private final JsonNames names;
  private @Nullable FieldNames lastNames;
  private SerializableString[] last = {};
  private @Nullable JsonToken peeked;
  private @Nullable String key;
  private int depth;

  JsonReader(JsonParser in, JsonNames names) {
    this.in = in;
    this.names = names;
  }

  /** The parser, which stands before the value that comes next. */
  JsonParser parser() {
    return in;
  }

  private JsonToken peek() {
    JsonToken token = peeked;
    if (token == null) {
      try {
        token = in.nextToken();
      } catch (IOException e) {
        throw undecodable(e);
      }
      if (token == null) {
        throw new UndecodableException("the bytes end within a value");
      }
      peeked = token;
    }
    return token;
  }

  private JsonToken take() {
    JsonToken token = peek();
    peeked = null;
    return token;
  }

  private void take(JsonToken expected) {
    JsonToken token = key == null ? take() : JsonToken.FIELD_NAME;
    if (token != expected) {
      throw new UndecodableException("expected " + expected + ", and found " + token);
    }
  }

  /** Jackson's message quotes the bytes: only where it stumbled is told. */
  static UndecodableException undecodable(IOException e) {
    long at =
        e instanceof com.fasterxml.jackson.core.JacksonException known
                && known.getLocation() != null
            ? known.getLocation().getByteOffset()
            : -1;
    return new UndecodableException(
        "the bytes are not the JSON of the value, or they are cut"
            + (at < 0 ? "" : ", at byte " + at));
  }

  private void begin(JsonToken start) {
    take(start);
    if (++depth > ValueWriter.MAX_DEPTH) {
      throw new UndecodableException(
          "the bytes nest deeper than " + ValueWriter.MAX_DEPTH + " levels");
    }
  }

  private boolean ends(JsonToken end) {
    if (peek() != end) {
      return false;
    }
    peeked = null;
    depth--;
    return true;
  }

  @Override
  public void beginRecord(FieldNames record) {
    begin(JsonToken.START_OBJECT);
  }

  @Override
  public int nextField(FieldNames record, int expected) {
    if (record != lastNames) {
      last = names.of(record);
      lastNames = record;
    }
    try {
      if (expected < last.length && in.nextFieldName(last[expected])) {
        return expected;
      }
      if (expected >= last.length) {
        in.nextToken();
      }
      for (JsonToken token = in.currentToken();
          token == JsonToken.FIELD_NAME;
          token = in.nextToken()) {
        int index = record.indexOf(in.currentName());
        if (index >= 0) {
          return index;
        }
        in.nextToken();
        in.skipChildren();
      }
    } catch (IOException e) {
      throw undecodable(e);
    }
    if (in.currentToken() != JsonToken.END_OBJECT) {
      throw new UndecodableException("the bytes end within a value");
    }
    depth--;
    return END;
  }

  @Override
  public int beginList() {
    begin(JsonToken.START_ARRAY);
    return LIST_CAPACITY;
  }

  @Override
  public boolean nextElement() {
    return !ends(JsonToken.END_ARRAY);
  }

  @Override
  public int beginMap() {
    begin(JsonToken.START_OBJECT);
    return MAP_CAPACITY;
  }

  @Override
  public boolean nextKey() {
    if (ends(JsonToken.END_OBJECT)) {
      return false;
    }
    take(JsonToken.FIELD_NAME);
    try {
      key = in.currentName();
    } catch (IOException e) {
      throw undecodable(e);
    }
    return true;
  }

  /** The key that was announced, or null if a value comes next. */
  private @Nullable String takeKey() {
    String text = key;
    key = null;
    return text;
  }

  @Override
  public boolean readNull() {
    if (key != null || peek() != JsonToken.VALUE_NULL) {
      return false;
    }
    peeked = null;
    return true;
  }

  @Override
  public boolean readBoolean() {
    String text = takeKey();
    boolean value = text == null ? peek() == JsonToken.VALUE_TRUE : text.equals("true");
    if (text == null) {
      JsonToken token = take();
      if (!token.isBoolean()) {
        throw new UndecodableException("expected a boolean, and found " + token);
      }
    } else if (!value && !text.equals("false")) {
      throw new UndecodableException("expected a boolean as a key, and found other text");
    }
    return value;
  }

  @Override
  public int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw new UndecodableException("an integer is out of the range of int");
    }
    return (int) value;
  }

  @Override
  public long readLong() {
    String text = takeKey();
    try {
      if (text != null) {
        return Long.parseLong(text);
      }
      take(JsonToken.VALUE_NUMBER_INT);
      return in.getLongValue();
    } catch (NumberFormatException e) {
      throw new UndecodableException("expected an integer as a key, and found other text");
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  @Override
  public float readFloat() {
    String text = takeNumber();
    try {
      return text == null ? finite(in.getFloatValue()) : FloatText.toFloat(text);
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  @Override
  public double readDouble() {
    String text = takeNumber();
    try {
      return text == null ? finite(in.getDoubleValue()) : FloatText.toDouble(text);
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  /** The text that a number is written as, a key or one that JSON does not have; null for none. */
  private @Nullable String takeNumber() {
    String text = takeKey();
    if (text != null) {
      return text;
    }
    JsonToken token = take();
    if (token.isNumeric()) {
      return null;
    }
    try {
      if (token == JsonToken.VALUE_STRING && FloatText.isSpecial(in.getText())) {
        return in.getText();
      }
    } catch (IOException e) {
      throw undecodable(e);
    }
    throw new UndecodableException("expected a number, and found " + token);
  }

  private static float finite(float value) {
    finite((double) value);
    return value;
  }

  private static double finite(double value) {
    if (Double.isInfinite(value)) {
      throw new UndecodableException("a number is out of range");
    }
    return value;
  }

  @Override
  public @Nullable String readString() {
    String text = takeKey();
    if (text != null || readNull()) {
      return text;
    }
    take(JsonToken.VALUE_STRING);
    try {
      return in.getText();
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  @Override
  public byte @Nullable [] readBytes() {
    if (readNull()) {
      return null;
    }
    take(JsonToken.VALUE_STRING);
    try {
      return in.getBinaryValue();
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  /** Checks that nothing is left. */
  void checkEnd() {
    try {
      if (in.nextToken() != null) {
        throw new UndecodableException("something is left after the value");
      }
    } catch (IOException e) {
      throw undecodable(e);
    }
  }
}
