package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import io.cacheme.codec.FieldNames;
import io.cacheme.codec.Tags;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link JsonWriter} writes, and what other tools write of the same. */
final class JsonReader extends JsonInput {

  private static final int LIST_CAPACITY = 10;
  private static final int MAP_CAPACITY = 16;
  private final JsonNames names;
  private @Nullable FieldNames lastNames;
  private SerializableString[] last = {};
  private @Nullable String tag;
  private int depth;

  JsonReader(JsonParser in, JsonNames names) {
    super(in);
    this.names = names;
  }

  /** The parser, which stands before the value that comes next. */
  JsonParser parser() {
    return in;
  }

  private void begin(JsonToken start) {
    take(start);
    deeper();
  }

  private void deeper() {
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
    if (tag == null) {
      begin(JsonToken.START_OBJECT);
    } else {
      deeper();
    }
  }

  /** A parser does not go back: the object's begin and its name are taken, and remembered. */
  @Override
  public int peekTag(Tags tags) {
    take(JsonToken.START_OBJECT);
    take(JsonToken.FIELD_NAME);
    try {
      if (!in.currentName().equals(Tags.FIELD)) {
        throw new UndecodableException("expected a record that begins with " + Tags.FIELD);
      }
      take(JsonToken.VALUE_STRING);
      tag = in.getText();
      return tags.indexOf(tag);
    } catch (IOException e) {
      throw undecodable(e);
    }
  }

  @Override
  public int nextField(FieldNames record, int expected) {
    if (tag != null) {
      key = tag;
      tag = null;
      return record.indexOf(Tags.FIELD);
    }
    if (record != lastNames) {
      last = names.texts(record);
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
