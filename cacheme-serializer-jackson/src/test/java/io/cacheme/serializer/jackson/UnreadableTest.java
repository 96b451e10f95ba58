package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types that Jackson writes and could never read are refused when a node is bound. */
final class UnreadableTest {

  private static final List<Serializer> BINDING =
      List.of(new JacksonJsonSerializer(), new JacksonMsgPackSerializer());

  /** All arguments, and no names that are seen at run time. */
  static final class Plain {
    private final String text;
    private final int number;

    Plain(String text, int number) {
      this.text = text;
      this.number = number;
    }

    public String getText() {
      return text;
    }

    public int getNumber() {
      return number;
    }
  }

  /** Made of a text, and written as an object. */
  public static final class OfText {
    private final String text;

    public OfText(String text) {
      this.text = text;
    }

    public String getText() {
      return text;
    }
  }

  /** Made of a text, and written as one. */
  public static final class AsText {
    private final String text;

    @JsonCreator
    public AsText(String text) {
      this.text = text;
    }

    @JsonValue
    public String text() {
      return text;
    }
  }

  final class Inner {
    public int number = 1;
  }

  interface Shape {
    int getSides();
  }

  record Holder(String name, Plain plain) {}

  record InList(List<Plain> plains) {}

  record InMap(Map<String, Shape> shapes) {}

  record Chain(Chain next, Plain plain) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({@JsonSubTypes.Type(Named.class), @JsonSubTypes.Type(BadNamed.class)})
  interface Base {}

  record Named(String name) implements Base {}

  static final class BadNamed implements Base {
    private final String name;
    private final int number;

    BadNamed(String name, int number) {
      this.name = name;
      this.number = number;
    }

    public String getName() {
      return name + number;
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  record ByClassName(String name) {}

  record KeyedByRecord(Map<Holder, String> texts) {}

  static Stream<ValueType<?>> unreadable() {
    return Stream.of(
        type(Plain.class),
        type(OfText.class),
        type(Inner.class),
        type(Shape.class),
        type(Holder.class),
        type(InList.class),
        type(InMap.class),
        type(Chain.class),
        type(Base.class),
        type(ByClassName.class),
        type(KeyedByRecord.class),
        type(Plain[].class));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void check_whatCouldNotBeRead_saysWhyAndWhatToDo(ValueType<?> type) {
    for (Serializer serializer : BINDING) {
      assertThatThrownBy(() -> serializer.check(type))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "what Jackson would write of " + type.name() + " it could never read [R07]")
          .hasMessageContaining("found: ")
          .hasMessageContaining("UnreadableTest$")
          .hasMessageContaining("help:  give the class a constructor");
    }
  }

  @Test
  void check_namesTheClassWithin() {
    assertThatThrownBy(() -> BINDING.get(0).check(type(InList.class)))
        .hasMessageContaining(Plain.class.getName() + " has no constructor that Jackson can use");
    assertThatThrownBy(() -> BINDING.get(0).check(type(InMap.class)))
        .hasMessageContaining(Shape.class.getName() + " is abstract, and nothing says which");
  }

  /** Getters that are computed, and what is not written, are in nobody's way. */
  public static final class Bean {
    public String name = "a";
    private final Plain hidden = new Plain("b", 1);

    public int getLength() {
      return name.length();
    }

    @JsonIgnore
    public Plain getHidden() {
      return hidden;
    }
  }

  static final class OfNames {
    private final String text;

    @JsonCreator
    OfNames(@JsonProperty("text") String text) {
      this.text = text;
    }

    public String getText() {
      return text;
    }
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

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(Leaf.class))
  interface Tree {}

  record Leaf(List<Tree> below) implements Tree {}

  @Test
  void check_whatCanBeRead_passes() {
    List<ValueType<?>> types =
        List.of(
            type(Bean.class),
            type(OfNames.class),
            type(AsText.class),
            type(Annotated.class),
            type(Tree.class),
            type(Named.class),
            type(String.class),
            type(int[].class),
            type(List.class),
            type(Map.class),
            type(SortedMap.class),
            type(Optional.class),
            type(Instant.class),
            type(BigDecimal.class),
            type(URI.class),
            type(TimeUnit.class),
            type(Number.class),
            type(CharSequence.class),
            type(IllegalStateException.class),
            SampleNode.TYPE,
            SampleNode.TextsNode.TYPE,
            SampleNode.ChainNode.TYPE);
    for (Serializer serializer : BINDING) {
      for (ValueType<?> type : types) {
        assertThatCode(() -> serializer.check(type)).as(type.name()).doesNotThrowAnyException();
      }
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

  @Test
  void decode_ofWhatCannotBeMade_namesTheClass_andNoValue() {
    byte[] json = "{\"t\":1,\"v\":{\"text\":\"cAnArY\"}}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> BINDING.get(0).decode(json, type(Plain.class)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("no way to make a " + Plain.class.getName())
        .hasMessageNotContaining("cAnArY")
        .hasNoCause();
    byte[] packed = BINDING.get(1).encode(Entry.of(new Plain("cAnArY", 1), 1, 2), PLAIN);
    assertThatThrownBy(() -> BINDING.get(1).decode(packed, PLAIN))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("no way to make a " + Plain.class.getName())
        .hasMessageNotContaining("cAnArY")
        .hasNoCause();
  }

  private static final ValueType<Plain> PLAIN = type(Plain.class);

  private static <V> ValueType<V> type(Class<V> raw) {
    return ValueType.<V>withoutCodec(raw.getSimpleName()).declaredAs(raw);
  }
}
