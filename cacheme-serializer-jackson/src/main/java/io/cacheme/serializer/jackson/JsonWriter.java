package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.ValueWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON: records as objects, bytes as Base64, numbers that JSON does not have as text, times
 * as ISO 8601 text. The key of a map is the text of its scalar.
 */
final class JsonWriter extends JsonOutput {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NUMBER = 20;

  private final JsonNames names;
  private @Nullable FieldNames lastNames;
  private byte[][] last = {};
  private int[] pending = new int[16];
  private int depth;
  private int left;

  /** Whether the next name, key or element is not the first. */
  private boolean more;

  private boolean key;

  JsonWriter(JsonNames names) {
    this.names = names;
  }

  @Override
  public void beginRecord(FieldNames record) {
    begin(record.size(), '{');
  }

  @Override
  public ValueWriter field(FieldNames record, int index) {
    left--;
    if (record != lastNames) {
      last = names.members(record);
      lastNames = record;
    }
    put(last[index], more ? 0 : 1);
    more = true;
    return this;
  }

  @Override
  public void endRecord() {
    end('}');
  }

  @Override
  public void beginList(int size) {
    begin(size, '[');
  }

  @Override
  public ValueWriter nextElement() {
    next();
    return this;
  }

  @Override
  public void endList() {
    end(']');
  }

  @Override
  public void beginMap(int size) {
    begin(size, '{');
  }

  @Override
  public ValueWriter nextKey() {
    next();
    key = true;
    return this;
  }

  @Override
  public void endMap() {
    end('}');
  }

  private void begin(int size, char bracket) {
    noKey("list or map");
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException(
          "the value nests deeper than " + MAX_DEPTH + " levels, which cannot be read again");
    }
    if (depth == pending.length) {
      pending = Arrays.copyOf(pending, 2 * depth);
    }
    pending[depth++] = left;
    left = size;
    put(bracket);
    more = false;
  }

  private void next() {
    left--;
    if (more) {
      put(',');
    }
    more = true;
  }

  private void end(char bracket) {
    if (left != 0) {
      throw new ConcurrentModificationException("the value changed while it was written");
    }
    left = pending[--depth];
    put(bracket);
    more = true;
  }

  private void noKey(String what) {
    if (key) {
      throw new IllegalArgumentException("JSON has no " + what + " as a key");
    }
  }

  /** Writes the key that was announced. */
  private void putKey(String text) {
    key = false;
    if (EscapedText.isNeeded(text)) {
      throw new IllegalArgumentException("a key has a lone surrogate, which no JSON parser reads");
    }
    putText(text);
    put(':');
  }

  @Override
  public void writeNull() {
    noKey("null");
    put(NULL, 0);
  }

  @Override
  public void writeBoolean(boolean value) {
    if (key) {
      putKey(String.valueOf(value));
    } else {
      put(value ? TRUE : FALSE, 0);
    }
  }

  @Override
  public void writeInt(int value) {
    writeLong(value);
  }

  @Override
  public void writeLong(long value) {
    if (key) {
      putKey(String.valueOf(value));
    } else {
      reserve(LONGEST_NUMBER);
      pos = NumberOutput.outputLong(value, buffer, pos);
    }
  }

  @Override
  public void writeFloat(float value) {
    if (key) {
      putKey(String.valueOf(value));
    } else if (Float.isFinite(value)) {
      putPlain(NumberOutput.toString(value, true));
    } else {
      putText(String.valueOf(value));
    }
  }

  @Override
  public void writeDouble(double value) {
    if (key) {
      putKey(String.valueOf(value));
    } else if (Double.isFinite(value)) {
      putPlain(NumberOutput.toString(value, true));
    } else {
      putText(String.valueOf(value));
    }
  }

  @Override
  public void writeString(@Nullable String value) {
    if (value == null) {
      writeNull();
    } else if (key) {
      putKey(value);
    } else {
      putText(value);
    }
  }

  @Override
  public void writeBytes(byte @Nullable [] value) {
    noKey("bytes");
    if (value == null) {
      writeNull();
    } else {
      put('"');
      put(Base64.getEncoder().encode(value), 0);
      put('"');
    }
  }

  /** Writes a value that is JSON already. */
  void writeEncoded(byte[] value) {
    put(value, 0);
  }
}
