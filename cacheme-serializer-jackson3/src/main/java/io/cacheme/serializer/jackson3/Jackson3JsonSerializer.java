package io.cacheme.serializer.jackson3;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON by the data binding of Jackson 3, for values that the annotation processor has no codec for.
 * The entry is the object of {@code docs/format.md}; its value is what the mapper makes of it. By
 * the mappers that both bring, {@code JacksonJsonSerializer} writes and reads the same.
 *
 * <p>Bytes never choose a class: a mapper with default typing is refused, and so is a value with
 * {@code @JsonTypeInfo(use = CLASS)}. {@code @JsonSubTypes} with names work.
 */
public final class Jackson3JsonSerializer implements Serializer {

  private final ObjectMapper mapper;
  private final Bindings bindings;

  /**
   * With a mapper for records, beans, {@code java.time} as ISO 8601 text, and {@code Optional}. A
   * record's component must be in the bytes, unless it is an {@code Optional}.
   */
  public Jackson3JsonSerializer() {
    this(Mappers.defaults(JsonMapper.builder(Mappers.factory())).build());
  }

  /**
   * With a mapper of one's own, of which a copy is used.
   *
   * @throws IllegalArgumentException if it has default typing, or is not for JSON
   */
  public Jackson3JsonSerializer(ObjectMapper mapper) {
    this.mapper = Mappers.checked(mapper);
    this.bindings = new Bindings(this.mapper);
  }

  /**
   * Looks whether what is written of {@code type} can be read.
   *
   * @throws IllegalStateException if its class is not known, or it cannot (R07)
   */
  @Override
  public void check(ValueType<?> type) {
    bindings.check(type);
  }

  /**
   * The bytes of {@code entry}.
   *
   * @throws IllegalArgumentException if the mapper cannot write the value, or not so that it could
   *     be read again
   */
  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    Bindings.Binding binding = bindings.of(type);
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator out = mapper.createGenerator(bytes)) {
      JsonEntries.write(out, entry, binding.writer());
    } catch (JacksonException e) { // whose message may quote the value: only its class is told
      throw new IllegalArgumentException(
          "writing a " + type.name() + " failed with " + e.getClass().getName());
    }
    return bytes.toByteArray();
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    Bindings.Binding binding = bindings.of(type);
    try (JsonParser in = mapper.createParser(bytes)) {
      return JsonEntries.read(in, binding.reader());
    } catch (UndecodableException e) {
      throw e;
    } catch (JacksonException e) {
      throw Bindings.undecodable(e);
    } catch (RuntimeException | StackOverflowError e) {
      throw UndecodableException.refused(type, e);
    }
  }
}
