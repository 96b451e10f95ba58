package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.cacheme.codec.FieldNames;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of records as JSON, each encoded once. */
final class JsonNames {

  private final Map<FieldNames, SerializableString[]> known = new ConcurrentHashMap<>();

  /** The names, in order. Not to be changed. */
  SerializableString[] of(FieldNames names) {
    SerializableString[] found = known.get(names);
    return found == null ? known.computeIfAbsent(names, JsonNames::encoded) : found;
  }

  private static SerializableString[] encoded(FieldNames names) {
    SerializableString[] encoded = new SerializableString[names.size()];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = new SerializedString(names.name(i));
    }
    return encoded;
  }
}
