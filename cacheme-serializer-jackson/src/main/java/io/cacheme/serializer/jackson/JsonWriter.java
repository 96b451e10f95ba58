package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.ValueWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON: records as objects, bytes as Base64, numbers that JSON does not have as text, times
 * as ISO 8601 text. The key of a map is the text of its scalar.
 */
final class JsonWriter extends ValueWriter {

  private final JsonGenerator out;
  private final JsonNames names;
  private @Nullable FieldNames lastNames;
  private SerializableString[] last = {};
  private int[] pending = new int[16];
  private int depth;
  private boolean key;

  JsonWriter(JsonGenerator out, JsonNames names) {
    this.out = out;
    this.names = names;
  }

  JsonGenerator generator() {
    return out;
  }

  @Override
  public void beginRecord(FieldNames record) {
    begin(record.size(), false);
  }

  @Override
  public ValueWriter field(FieldNames record, int index) {
    pending[depth]--;
    if (record != lastNames) {
      last = names.of(record);
      lastNames = record;
    }
    try {
      out.writeFieldName(last[index]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  @Override
  public void endRecord() {
    endMap();
  }

  @Override
  public void beginList(int size) {
    begin(size, true);
  }

  @Override
  public ValueWriter nextElement() {
    pending[depth]--;
    return this;
  }

  @Override
  public void endList() {
    end();
    try {
      out.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beginMap(int size) {
    begin(size, false);
  }

  @Override
  public ValueWriter nextKey() {
    pending[depth]--;
    key = true;
    return this;
  }

  @Override
  public void endMap() {
    end();
    try {
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(int size, boolean list) {
    noKey("a list or a map");
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException(
          "the value nests deeper than " + MAX_DEPTH + " levels, which cannot be read again");
    }
    if (++depth == pending.length) {
      pending = Arrays.copyOf(pending, 2 * depth);
    }
    pending[depth] = size;
    try {
      if (list) {
        out.writeStartArray();
      } else {
        out.writeStartObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    if (pending[depth--] != 0) {
      throw new ConcurrentModificationException("the value changed while it was written");
    }
  }

  private void noKey(String what) {
    if (key) {
      throw new IllegalArgumentException("JSON has no " + what + " as a key");
    }
  }

  /** Writes the key, if one was announced. */
  private boolean writeKey(Object scalar) throws IOException {
    if (!key) {
      return false;
    }
    key = false;
    String text = scalar.toString();
    if (EscapedText.isNeeded(text)) {
      throw new IllegalArgumentException("a key has a lone surrogate, which no JSON parser reads");
    }
    out.writeFieldName(text);
    return true;
  }

  @Override
  public void writeNull() {
    noKey("null");
    try {
      out.writeNull();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeBoolean(boolean value) {
    try {
      if (!key || !writeKey(value)) {
        out.writeBoolean(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeInt(int value) {
    try {
      if (!key || !writeKey(value)) {
        out.writeNumber(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeLong(long value) {
    try {
      if (!key || !writeKey(value)) {
        out.writeNumber(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeFloat(float value) {
    try {
      if (!key || !writeKey(value)) {
        out.writeNumber(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeDouble(double value) {
    try {
      if (!key || !writeKey(value)) {
        out.writeNumber(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeString(@Nullable String value) {
    if (value == null) {
      writeNull();
      return;
    }
    try {
      if (key) {
        writeKey(value);
      } else if (EscapedText.isNeeded(value)) {
        out.writeRawValue(EscapedText.quoted(value));
      } else {
        out.writeString(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeBytes(byte @Nullable [] value) {
    noKey("bytes");
    if (value == null) {
      writeNull();
      return;
    }
    try {
      out.writeBinary(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
