package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cacheme.codec.EnvelopeSerializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.io.IOException;
import org.msgpack.jackson.dataformat.MessagePackFactory;
import org.msgpack.jackson.dataformat.MessagePackMapper;
import org.msgpack.jackson.dataformat.TimestampExtensionModule;

/**
 * MessagePack by Jackson's data binding, for values that the annotation processor has no codec for.
 * The entry is the map of {@code docs/format.md}; its value is what the mapper makes of it. The
 * sizes in the bytes are checked before the mapper sees them.
 *
 * <p>Bytes never choose a class: a mapper with default typing is refused, and so is a value with
 * {@code @JsonTypeInfo(use = CLASS)}. {@code @JsonSubTypes} with names work.
 */
public final class JacksonMsgPackSerializer extends EnvelopeSerializer {

  private final Bindings bindings;

  /**
   * With a mapper for records, beans, {@code java.time} and {@code Optional}; an {@code Instant} is
   * a timestamp, as {@code MsgPackSerializer} has it. A record's component must be in the bytes,
   * unless it is an {@code Optional}. The keys of maps are text.
   */
  public JacksonMsgPackSerializer() {
    this(
        Mappers.defaults(MessagePackMapper.builder())
            .addModule(TimestampExtensionModule.INSTANCE)
            .build()
            .handleBigIntegerAndBigDecimalAsString());
  }

  /**
   * With a mapper of one's own, of which a copy is used.
   *
   * @throws IllegalArgumentException if it has default typing, or is not for MessagePack
   */
  public JacksonMsgPackSerializer(ObjectMapper mapper) {
    super(true);
    this.bindings = new Bindings(Mappers.checked(mapper, new MessagePackFactory().getFormatName()));
  }

  @Override
  public void check(ValueType<?> type) {
    bindings.check(type);
  }

  @Override
  protected <V> byte[] writeValue(V value, ValueType<V> type) {
    try {
      return bindings.of(type).writer().writeValueAsBytes(value);
    } catch (IOException e) {
      throw JsonEntries.unwritten(type, e);
    }
  }

  @Override
  protected <V> V readValue(byte[] bytes, ValueType<V> type) {
    ObjectReader reader = bindings.of(type).reader();
    try (JsonParser parser = new WholeNumbers(reader.createParser(bytes))) {
      return reader.readValue(parser);
    } catch (IOException e) {
      throw Bindings.undecodable(e, thrown -> UndecodableException.refused(type, thrown));
    } catch (StackOverflowError e) {
      throw UndecodableException.refused(type, e);
    }
  }
}
