package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cacheme.codec.Codec;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import java.io.IOException;

/**
 * JSON by Jackson's data binding, for values that the annotation processor has no codec for. The
 * entry is the object of {@code docs/format.md}; its value is what the mapper makes of it.
 *
 * <p>Bytes never choose a class: a mapper with default typing is refused, and so is a value with
 * {@code @JsonTypeInfo(use = CLASS)}. {@code @JsonSubTypes} with names work.
 */
public final class JacksonJsonSerializer implements Serializer {

  private final Bindings bindings;
  private final JsonEntries entries;

  /**
   * With a mapper for records, beans, {@code java.time} as ISO 8601 text, and {@code Optional}. A
   * record's component must be in the bytes, unless it is an {@code Optional}.
   */
  public JacksonJsonSerializer() {
    this(Mappers.defaults(JsonMapper.builder(Mappers.factory())).build());
  }

  /**
   * With a mapper of one's own, of which a copy is used.
   *
   * @throws IllegalArgumentException if it has default typing, or is not for JSON
   */
  public JacksonJsonSerializer(ObjectMapper mapper) {
    ObjectMapper checked = Mappers.checked(mapper, "JSON");
    this.bindings = new Bindings(checked);
    this.entries = new JsonEntries(checked.getFactory());
  }

  @Override
  public void check(ValueType<?> type) {
    bindings.check(type);
  }

  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    return entries.encode(entry, new BindingCodec<>(type, bindings.of(type)));
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return entries.decode(bytes, new BindingCodec<>(type, bindings.of(type)), type);
  }

  private record BindingCodec<V>(ValueType<V> type, Bindings.Binding binding) implements Codec<V> {

    @Override
    public void write(ValueWriter out, V value) {
      try {
        ((JsonWriter) out).writeEncoded(binding.writer().writeValueAsBytes(value));
      } catch (IOException e) {
        throw JsonEntries.unwritten(type, e);
      }
    }

    @Override
    public V read(ValueReader in) {
      try {
        JsonParser parser = ((JsonReader) in).parser();
        parser.nextToken();
        return binding.reader().readValue(parser);
      } catch (IOException e) {
        throw Bindings.undecodable(e, JsonReader::undecodable);
      }
    }
  }
}
