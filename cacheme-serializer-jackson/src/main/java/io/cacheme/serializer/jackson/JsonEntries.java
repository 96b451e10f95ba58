package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.cacheme.codec.Codec;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Envelope;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Entries as JSON objects. */
final class JsonEntries {

  private final JsonFactory factory;
  private final JsonNames names = new JsonNames();

  JsonEntries(JsonFactory factory) {
    this.factory = factory;
  }

  <V> byte[] encode(Entry<V> entry, Codec<V> codec, ValueType<V> type) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator out = factory.createGenerator(bytes)) {
      Envelope.write(new JsonWriter(out, names), entry, codec);
    } catch (IOException e) {
      throw unwritten(type, e);
    } catch (UncheckedIOException e) {
      throw unwritten(type, e.getCause());
    }
    return bytes.toByteArray();
  }

  /** Jackson's message may quote the value: only its class is told. */
  static IllegalArgumentException unwritten(ValueType<?> type, @Nullable IOException e) {
    return new IllegalArgumentException(
        "writing a "
            + type.name()
            + " failed with "
            + (e == null ? "an IOException" : e.getClass().getName()));
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
