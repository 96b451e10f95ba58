package io.cacheme.serializer.jackson3;

import io.cacheme.codec.Entry;
import io.cacheme.codec.UndecodableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** Entries as JSON objects, as {@code io.cacheme.codec.Envelope} has them. */
final class JsonEntries {

  private JsonEntries() {}

  static <V> void write(JsonGenerator out, Entry<V> entry, ObjectWriter writer) {
    V value = entry.value();
    if (entry.absent() != (value == null)) {
      throw new IllegalArgumentException("an entry has a value or marks absence, and never both");
    }
    out.writeStartObject();
    out.writeNumberProperty("t", entry.loadedAt());
    if (entry.expiresAt() != Entry.NEVER) {
      out.writeNumberProperty("e", entry.expiresAt());
    }
    if (value == null) {
      out.writeBooleanProperty("a", true);
    } else {
      out.writeName("v");
      writer.writeValue(out, value);
    }
    out.writeEndObject();
  }

  static <V> Entry<V> read(JsonParser in, ObjectReader reader) {
    Long loadedAt = null;
    long expiresAt = Entry.NEVER;
    boolean absent = false;
    V value = null;
    expect(JsonToken.START_OBJECT, in.nextToken());
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken token = in.nextToken();
      switch (name) {
        case "t" -> loadedAt = number(in, token);
        case "e" -> expiresAt = number(in, token);
        case "a" -> absent = flag(token);
        case "v" -> value = reader.readValue(in);
        default -> in.skipChildren();
      }
    }
    if (in.nextToken() != null) {
      throw new UndecodableException("something is left after the value");
    }
    return entry(value, absent, loadedAt, expiresAt);
  }

  private static <V> Entry<V> entry(
      @Nullable V value, boolean absent, @Nullable Long loadedAt, long expiresAt) {
    if (loadedAt == null) {
      throw new UndecodableException("the component t is missing");
    }
    if (absent != (value == null)) {
      throw new UndecodableException(
          absent ? "the entry marks absence and has a value" : "the entry has no value");
    }
    return new Entry<>(value, absent, loadedAt, expiresAt);
  }

  private static long number(JsonParser in, @Nullable JsonToken token) {
    expect(JsonToken.VALUE_NUMBER_INT, token);
    return in.getLongValue();
  }

  private static boolean flag(@Nullable JsonToken token) {
    if (token == null || !token.isBoolean()) {
      throw new UndecodableException("expected a boolean, and found " + token);
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private static void expect(JsonToken expected, @Nullable JsonToken found) {
    if (found == null) {
      throw new UndecodableException("the bytes end within a value");
    }
    if (found != expected) {
      throw new UndecodableException("expected " + expected + ", and found " + found);
    }
  }
}
