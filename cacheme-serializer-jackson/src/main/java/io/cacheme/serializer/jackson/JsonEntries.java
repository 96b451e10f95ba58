package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.cacheme.codec.Codec;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Envelope;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.io.IOException;

/** Entries as JSON objects. */
final class JsonEntries {

  private final JsonFactory factory;
  private final JsonNames names = new JsonNames();

  JsonEntries(JsonFactory factory) {
    this.factory = factory;
  }

  <V> byte[] encode(Entry<V> entry, Codec<V> codec) {
    JsonWriter out = new JsonWriter(names);
    Envelope.write(out, entry, codec);
    return out.toBytes();
  }

  /** Jackson's message may quote the value: only its class is told. */
  static IllegalArgumentException unwritten(ValueType<?> type, IOException e) {
    return new IllegalArgumentException(
        "writing a " + type.name() + " failed with " + e.getClass().getName());
  }

  <V> Entry<V> decode(byte[] bytes, Codec<V> codec, ValueType<V> type) {
    try (JsonParser parser = factory.createParser(bytes)) {
      JsonReader in = new JsonReader(parser, names);
      Entry<V> entry = Envelope.read(in, codec);
      in.checkEnd();
      return entry;
    } catch (UndecodableException e) {
      throw e;
    } catch (IOException e) {
      throw JsonReader.undecodable(e);
    } catch (RuntimeException | StackOverflowError e) {
      throw UndecodableException.refused(type, e);
    }
  }
}
