package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** Types that Jackson writes and could never read are refused when a node is bound. */
final class UnreadableTest extends BindingContract {

  private static final List<Serializer> BINDING =
      List.of(new JacksonJsonSerializer(), new JacksonMsgPackSerializer());

  @Override
  protected List<Serializer> all() {
    return BINDING;
  }

  @Override
  protected List<Serializer> withOwnMappers() {
    return List.of(
        new JacksonJsonSerializer(new JsonMapper()),
        new JacksonMsgPackSerializer(new MessagePackMapper()));
  }

  static final class ShapeReader extends JsonDeserializer<Shape> {
    @Override
    public Shape deserialize(JsonParser in, DeserializationContext context) throws IOException {
      int sides = in.readValueAsTree().size();
      return () -> sides;
    }
  }

  record Square(int getSides) implements Shape {}

  record Annotated(
      @JsonDeserialize(using = ShapeReader.class) Shape one,
      @JsonDeserialize(as = Square.class) Shape other,
      @JsonDeserialize(contentAs = Square.class) List<Shape> many) {}

  @Test
  void check_classesNamedByAnnotations_passes() {
    for (Serializer serializer : BINDING) {
      assertThatCode(() -> serializer.check(type(Annotated.class))).doesNotThrowAnyException();
    }
  }

  @Test
  void ownMapper_thatTakesNoComputedProperty_saysSo_andItsMendWorks() {
    Serializer strict = new JacksonJsonSerializer(new JsonMapper());
    byte[] bytes = strict.encode(Entry.of(new Bean(), 1, 2), type(Bean.class));
    assertThatThrownBy(() -> strict.decode(bytes, type(Bean.class)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(Bean.class.getName() + " takes no property of a name")
        .hasMessageContaining("disable FAIL_ON_UNKNOWN_PROPERTIES")
        .hasNoCause();

    Serializer mended =
        new JacksonJsonSerializer(
            JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build());
    assertThat(mended.decode(bytes, type(Bean.class)).value().name).isEqualTo("a");
  }

  /** The mends of the message, by a mix-in, for a class that is not one's own. */
  abstract static class PlainMixin {
    @JsonCreator
    PlainMixin(@JsonProperty("text") String text, @JsonProperty("number") int number) {}
  }

  @Test
  void mended_byMixin_isReadAgain() {
    Serializer own =
        new JacksonJsonSerializer(
            JsonMapper.builder().addMixIn(Plain.class, PlainMixin.class).build());
    own.check(type(Plain.class));
    byte[] bytes = own.encode(Entry.of(new Plain("a", 2), 1, 2), type(Plain.class));
    assertThat(own.decode(bytes, type(Plain.class)).value().getNumber()).isEqualTo(2);
  }
}
