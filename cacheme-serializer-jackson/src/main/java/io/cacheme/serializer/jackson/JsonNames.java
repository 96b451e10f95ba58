package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.cacheme.codec.FieldNames;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of records as JSON, each encoded once. */
final class JsonNames {

  private final Map<FieldNames, SerializableString[]> texts = new ConcurrentHashMap<>();
  private final Map<FieldNames, byte[][]> members = new ConcurrentHashMap<>();

  /** The names, in order, to be compared with what is read. Not to be changed. */
  SerializableString[] texts(FieldNames names) {
    SerializableString[] found = texts.get(names);
    return found == null ? texts.computeIfAbsent(names, JsonNames::encoded) : found;
  }

  /** What is written before each value: a comma, the name in quotes, a colon. Not to be changed. */
  byte[][] members(FieldNames names) {
    byte[][] found = members.get(names);
    return found == null ? members.computeIfAbsent(names, JsonNames::begun) : found;
  }

  private static SerializableString[] encoded(FieldNames names) {
    SerializableString[] encoded = new SerializableString[names.size()];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = new SerializedString(names.name(i));
    }
    return encoded;
  }

  private static byte[][] begun(FieldNames names) {
    byte[][] begun = new byte[names.size()][];
    for (int i = 0; i < begun.length; i++) {
      byte[] quoted = new SerializedString(names.name(i)).asQuotedUTF8();
      begun[i] = new byte[quoted.length + 4];
      begun[i][0] = ',';
      begun[i][1] = '"';
      System.arraycopy(quoted, 0, begun[i], 2, quoted.length);
      begun[i][quoted.length + 2] = '"';
      begun[i][quoted.length + 3] = ':';
    }
    return begun;
  }
}
