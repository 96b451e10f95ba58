package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cacheme.codec.TextForm;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that a {@link JsonReader} reads, without those that have parts. A key that was
 * announced is read by the method of its scalar.
 */
abstract class JsonInput extends ValueReader {

  private static final Set<String> SPECIAL_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

  @Nullable String key;
  @Nullable JsonToken peeked;

  final JsonParser in;

  JsonInput(JsonParser in) {
    this.in = in;
  }

  final JsonToken peek() {
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

  final JsonToken take() {
    JsonToken token = peek();
    peeked = null;
    return token;
  }

  final void take(JsonToken expected) {
    JsonToken token = key == null ? take() : JsonToken.FIELD_NAME;
    if (token != expected) {
      throw new UndecodableException("expected " + expected + ", and found " + token);
    }
  }

  /** Jackson's message quotes the bytes: only where it stumbled is told. */
  static UndecodableException undecodable(IOException e) {
    long at =
        e instanceof JacksonException known && known.getLocation() != null
            ? known.getLocation().getByteOffset()
            : -1;
    return new UndecodableException(
        "the bytes are not the JSON of the value, or they are cut"
            + (at < 0 ? "" : ", at byte " + at));
  }

  /** The key that was announced, or null if a value comes next. */
  private @Nullable String takeKey() {
    String text = key;
    key = null;
    return text;
  }

  /** The key that was announced. */
  private <T> T takeKey(TextForm<T> form) {
    return form.parse(Objects.requireNonNull(takeKey()));
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
    if (key != null) {
      return takeKey(TextForm.BOOLEAN);
    }
    JsonToken token = take();
    if (!token.isBoolean()) {
      throw new UndecodableException("expected a boolean, and found " + token);
    }
    return token == JsonToken.VALUE_TRUE;
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
    if (key != null) {
      return takeKey(TextForm.LONG);
    }
    take(JsonToken.VALUE_NUMBER_INT);
    try {
      return in.getLongValue();
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  @Override
  public float readFloat() {
    if (isText()) {
      return takeKey(TextForm.FLOAT);
    }
    try {
      return finite(in.getFloatValue());
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  @Override
  public double readDouble() {
    if (isText()) {
      return takeKey(TextForm.DOUBLE);
    }
    try {
      return finite(in.getDoubleValue());
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  /** Takes a number, and tells whether it is text: a key, or one that JSON does not have. */
  private boolean isText() {
    if (key != null) {
      return true;
    }
    JsonToken token = take();
    if (token.isNumeric()) {
      return false;
    }
    try {
      if (token == JsonToken.VALUE_STRING && SPECIAL_NUMBERS.contains(in.getText())) {
        key = in.getText();
        return true;
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
  public @Nullable BigInteger readBigInteger() {
    if (key != null || peek() != JsonToken.VALUE_NUMBER_INT) {
      return super.readBigInteger();
    }
    peeked = null;
    try {
      return in.getBigIntegerValue();
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  @Override
  public @Nullable BigDecimal readBigDecimal() {
    if (key != null || !peek().isNumeric()) {
      return super.readBigDecimal();
    }
    peeked = null;
    try {
      return in.getDecimalValue();
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  /** Jackson writes a year as text where it writes dates so. */
  @Override
  public @Nullable Year readYear() {
    return key == null && peek() == JsonToken.VALUE_STRING
        ? readText(TextForm.YEAR)
        : super.readYear();
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
}
