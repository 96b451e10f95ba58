package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.cacheme.codec.FieldNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of records as JSON, each encoded once. */
final class JsonNames {

  /**
   * @param texts to compare with what is read
   * @param members to be written: a comma, the name in quotes, and a colon
   */
  private record Encoded(SerializableString[] texts, byte[][] members) {}

  private final Map<FieldNames, Encoded> known = new ConcurrentHashMap<>();

  /** The names, in order. Not to be changed. */
  SerializableString[] texts(FieldNames names) {
    return of(names).texts();
  }

  /** What begins each component, in order, with a comma before it. Not to be changed. */
  byte[][] members(FieldNames names) {
    return of(names).members();
  }

  private Encoded of(FieldNames names) {
    Encoded found = known.get(names);
    return found == null ? known.computeIfAbsent(names, JsonNames::encoded) : found;
  }

  private static Encoded encoded(FieldNames names) {
    SerializableString[] texts = new SerializableString[names.size()];
    byte[][] members = new byte[names.size()][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new SerializedString(names.name(i));
      String quoted = new String(texts[i].asQuotedUTF8(), StandardCharsets.UTF_8);
      members[i] = (",\"" + quoted + "\":").getBytes(StandardCharsets.UTF_8);
    }
    return new Encoded(texts, members);
  }
}
