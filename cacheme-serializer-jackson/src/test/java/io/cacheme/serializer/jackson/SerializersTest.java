package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract, for the serializers of this module and those of the runtime. */
final class SerializersTest extends SerializerContract {

  @Override
  protected List<Serializer> all() {
    return List.of(
        new JsonSerializer(),
        new JacksonJsonSerializer(),
        new JacksonMsgPackSerializer(),
        new MsgPackSerializer(),
        new CompactMsgPackSerializer());
  }

  @Override
  protected List<Serializer> byName() {
    return all().subList(0, 4);
  }

  @ParameterizedTest
  @MethodSource("all")
  void decode_otherVersionOfARecord_isAMissForTheCompactForm(Serializer serializer) {
    if (serializer instanceof CompactMsgPackSerializer) {
      for (ValueType<?> type :
          List.of(
              SampleNode.RemovedNode.TYPE,
              SampleNode.SwappedNode.TYPE,
              SampleNode.MaybeNode.TYPE,
              SampleNode.AddedNode.TYPE,
              SampleNode.RetypedNode.TYPE)) {
        assertThatThrownBy(() -> evolved(serializer, type))
            .isInstanceOf(UndecodableException.class)
            .hasMessageContaining("shape");
      }
    }
    assertThat(evolved(serializer, SampleNode.OldNode.TYPE)).isEqualTo(new SampleNode.Old(1, "x"));
  }
}
