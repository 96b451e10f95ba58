package io.cacheme.serializer.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Mappers of one's own. */
final class Jackson3MapperTest {

  record Book(String shortTitle, int pages, Optional<Instant> printedAt) {}

  private static final Book BOOK = new Book("a", 1, Optional.of(Instant.EPOCH));

  private static <V> ValueType<V> type(Class<V> raw) {
    return ValueType.<V>withoutCodec(raw.getSimpleName()).declaredAs(raw);
  }

  private static <V> String json(Serializer serializer, V value, Class<V> raw) {
    byte[] bytes = serializer.encode(Entry.of(value, 1, 2), type(raw));
    assertThat(serializer.decode(bytes, type(raw)).value()).isEqualTo(value);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void ownMapper_namesAsItIsTold() {
    JsonMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    assertThat(json(new Jackson3JsonSerializer(mapper), BOOK, Book.class))
        .contains("\"short_title\":\"a\"", "\"printed_at\":\"1970-01-01T00:00:00Z\"");
  }

  @Test
  void ownMapper_thatIndents_isRead() {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    assertThat(json(new Jackson3JsonSerializer(mapper), BOOK, Book.class)).contains("\n");
  }

  /** Without modules Jackson 2 has no times; what both can write they read of each other. */
  record Plain(int b, String a, boolean c) {}

  @Test
  void plainMappersOfBothJacksons_readEachOther_inAnotherOrder() {
    Serializer three = new Jackson3JsonSerializer(new JsonMapper());
    Serializer two = new JacksonJsonSerializer(new ObjectMapper());
    Entry<Plain> entry = Entry.of(new Plain(1, "x", true), 1, 2);
    ValueType<Plain> type = type(Plain.class);
    assertThat(two.decode(three.encode(entry, type), type)).isEqualTo(entry);
    assertThat(three.decode(two.encode(entry, type), type)).isEqualTo(entry);
  }

  @Test
  void mapper_withDefaultTyping_isRefused() {
    JsonMapper typing =
        JsonMapper.builder()
            .activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build())
            .build();
    assertThatThrownBy(() -> new Jackson3JsonSerializer(typing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("default typing");
  }

  @Test
  void mapper_ofAnotherFormat_isRefused() {
    assertThatThrownBy(() -> new Jackson3JsonSerializer(new CBORMapper()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the mapper is for CBOR, and not for JSON");
  }

  /** With a getter that is computed. */
  public static final class Bean {
    public String name = "a";

    public int getLength() {
      return name.length();
    }
  }

  @Test
  void ownMapper_thatTakesNoComputedProperty_saysSo_andItsMendWorks() {
    JsonMapper strict =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    Serializer serializer = new Jackson3JsonSerializer(strict);
    byte[] bytes = serializer.encode(Entry.of(new Bean(), 1, 2), type(Bean.class));
    assertThatThrownBy(() -> serializer.decode(bytes, type(Bean.class)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(Bean.class.getName() + " takes no property of a name")
        .hasMessageContaining("disable FAIL_ON_UNKNOWN_PROPERTIES")
        .hasNoCause();

    JsonMapper mended =
        strict.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    assertThat(new Jackson3JsonSerializer(mended).decode(bytes, type(Bean.class)).value().name)
        .isEqualTo("a");
  }

  interface Shape {
    int sides();
  }

  record Square(int sides) implements Shape {}

  record Annotated(@JsonDeserialize(as = Square.class) Shape shape) {}

  /** Made of two arguments whose names Jackson does not see. */
  static final class Foreign {
    private final String text;

    Foreign(String text, int copies) {
      this.text = text.repeat(copies);
    }

    public String getText() {
      return text;
    }
  }

  abstract static class ForeignMixin {
    @JsonCreator
    ForeignMixin(@JsonProperty("text") String text, @JsonProperty("copies") int copies) {}
  }

  @Test
  void check_mendsOfItsMessage_work() {
    new Jackson3JsonSerializer().check(type(Annotated.class));
    assertThatThrownBy(() -> new Jackson3JsonSerializer().check(type(Shape.class)))
        .hasMessageContaining("is abstract, and nothing says which class to make");
    assertThatThrownBy(() -> new Jackson3JsonSerializer().check(type(Foreign.class)))
        .hasMessageContaining("[R07]");
    new Jackson3JsonSerializer(
            JsonMapper.builder().addMixIn(Foreign.class, ForeignMixin.class).build())
        .check(type(Foreign.class));
  }
}
