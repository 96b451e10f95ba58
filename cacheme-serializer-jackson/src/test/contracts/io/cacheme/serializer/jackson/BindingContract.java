package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every serializer that binds data must do: types that it writes and could never read are
 * refused when a node is bound, and bytes choose no class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BindingContract {

  /** The serializers to try. */
  protected abstract List<Serializer> all();

  /** The same with mappers that nothing was set of. */
  protected abstract List<Serializer> withOwnMappers();

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

  Stream<ValueType<?>> unreadable() {
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
    for (Serializer serializer : all()) {
      assertThatThrownBy(() -> serializer.check(type))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(
              "what Jackson would write of " + type.name() + " it could never read [R07]")
          .hasMessageContaining("found: ")
          .hasMessageContaining("BindingContract$")
          .hasMessageContaining("help:  give the class a constructor");
    }
  }

  @Test
  void check_namesTheClassWithin() {
    for (Serializer serializer : all()) {
      assertThatThrownBy(() -> serializer.check(type(InList.class)))
          .hasMessageContaining(Plain.class.getName() + " has no constructor that Jackson can use");
      assertThatThrownBy(() -> serializer.check(type(InMap.class)))
          .hasMessageContaining(Shape.class.getName() + " is abstract, and nothing says which");
    }
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

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(Leaf.class))
  interface Tree {}

  record Leaf(List<Tree> below) implements Tree {}

  /** One of those it names is none of its own: nothing is written as that. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({@JsonSubTypes.Type(OddLeaf.class), @JsonSubTypes.Type(Plain.class)})
  interface OddTree {}

  record OddLeaf(String name) implements OddTree {}

  @Test
  void check_whatCanBeRead_passes() {
    List<ValueType<?>> types =
        List.of(
            type(Bean.class),
            type(OfNames.class),
            type(AsText.class),
            type(Tree.class),
            type(OddTree.class),
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
    for (Serializer serializer : all()) {
      for (ValueType<?> type : types) {
        assertThatCode(() -> serializer.check(type)).as(type.name()).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void decode_ofWhatCannotBeMade_namesTheClass_andNoValue() {
    ValueType<Plain> type = type(Plain.class);
    for (Serializer serializer : all()) {
      byte[] bytes = serializer.encode(Entry.of(new Plain("cAnArY", 1), 1, 2), type);
      assertThatThrownBy(() -> serializer.decode(bytes, type))
          .isInstanceOf(UndecodableException.class)
          .hasMessageContaining("no way to make a " + Plain.class.getName())
          .hasMessageNotContaining("cAnArY")
          .hasNoCause();
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  interface ByClass {}

  record Any(int a) implements ByClass {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
  interface Figure {}

  record Circle(int radius) implements Figure {}

  @Test
  void decode_classNames_areNeverUsed() {
    for (Serializer serializer : all()) {
      byte[] named = serializer.encode(Entry.of(new Named("x"), 1, 2), type(Named.class));
      assertThatThrownBy(() -> serializer.decode(named, type(ByClass.class)))
          .isInstanceOf(UndecodableException.class);
      Entry<Figure> figure = Entry.of(new Circle(1), 1, 2);
      assertThat(
              serializer.decode(serializer.encode(figure, type(Figure.class)), type(Figure.class)))
          .isEqualTo(figure);
    }
  }

  @Test
  void decode_typeArguments_areBound() {
    ValueType<Map<String, List<Circle>>> type =
        ValueType.<Map<String, List<Circle>>>withoutCodec("Map")
            .declaredAs(
                Map.class,
                ValueType.part(String.class),
                ValueType.part(List.class, ValueType.part(Circle.class)));
    Entry<Map<String, List<Circle>>> entry = Entry.of(Map.of("a", List.of(new Circle(1))), 1, 2);
    for (Serializer serializer : all()) {
      assertThat(serializer.decode(serializer.encode(entry, type), type)).isEqualTo(entry);
    }
  }

  @Test
  void decode_arraysOfTypesWithArguments_areBound() {
    ValueType<List<Circle>[]> type =
        ValueType.<List<Circle>[]>withoutCodec("Lists")
            .declaredAs(List[].class, ValueType.part(List.class, ValueType.part(Circle.class)));
    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    List<Circle>[] lists = new List[] {List.of(new Circle(1)), List.of()};
    for (Serializer serializer : all()) {
      byte[] bytes = serializer.encode(Entry.of(lists, 1, 2), type);
      assertThat(serializer.decode(bytes, type).value()).isEqualTo(lists);
    }
  }

  @Test
  void encode_loneSurrogateAsAKey_fails() {
    ValueType<Map<Character, String>> type =
        ValueType.<Map<Character, String>>withoutCodec("Map")
            .declaredAs(Map.class, ValueType.part(Character.class), ValueType.part(String.class));
    for (Serializer serializer : allAndWithOwnMappers()) {
      assertThatThrownBy(() -> serializer.encode(Entry.of(Map.of('\uDFFF', "x"), 1, 2), type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause();
    }
  }

  record OfInts(Integer one, int[] array, List<Integer> list, Map<Integer, String> map) {}

  record OfBytes(Byte one, byte[] array, List<Byte> list, Map<Byte, String> map) {}

  record OfOneInt(int one) {}

  record OfOneByte(byte one) {}

  @Test
  void decode_integersThatFitNoByte_isUndecodable() {
    for (Serializer serializer : allAndWithOwnMappers()) {
      for (int number : new int[] {128, 200, 255, 256, -129, 1 << 31}) {
        OfOneInt one = new OfOneInt(number);
        assertThatThrownBy(() -> as(serializer, one, OfOneByte.class))
            .isInstanceOf(UndecodableException.class)
            .hasMessageNotContaining(Integer.toString(number));
        for (OfInts ints :
            List.of(
                new OfInts(number, new int[0], List.of(), Map.of()),
                new OfInts(1, new int[] {1, number}, List.of(), Map.of()),
                new OfInts(1, new int[0], List.of(number), Map.of()),
                new OfInts(1, new int[0], List.of(), Map.of(number, "x")))) {
          assertThatThrownBy(() -> as(serializer, ints, OfBytes.class))
              .as("%s of %s", serializer, ints)
              .isInstanceOf(UndecodableException.class)
              .hasMessageNotContaining(Integer.toString(number));
        }
      }
    }
  }

  @Test
  void decode_integersThatFitAByte_isRead() {
    for (Serializer serializer : allAndWithOwnMappers()) {
      for (int number : new int[] {-128, -1, 0, 127}) {
        byte same = (byte) number;
        OfInts ints = new OfInts(number, new int[] {number}, List.of(number), Map.of(number, "x"));
        assertThat(as(serializer, new OfOneInt(number), OfOneByte.class))
            .isEqualTo(new OfOneByte(same));
        assertThat(as(serializer, ints, OfBytes.class))
            .usingRecursiveComparison()
            .isEqualTo(new OfBytes(same, new byte[] {same}, List.of(same), Map.of(same, "x")));
      }
    }
  }

  private List<Serializer> allAndWithOwnMappers() {
    return Stream.concat(all().stream(), withOwnMappers().stream()).toList();
  }

  /** What is read as {@code now} of the bytes that were written of {@code old}. */
  @SuppressWarnings("unchecked")
  private static <V> V as(Serializer serializer, Record old, Class<V> now) {
    byte[] bytes = serializer.encode(Entry.of(old, 1, 2), type((Class<Record>) old.getClass()));
    return serializer.decode(bytes, type(now)).value();
  }

  record Nothing() {}

  record Renamed(@JsonProperty("n") String name) {}

  static final class Demanding {
    private final String text;

    @JsonCreator
    Demanding(@JsonProperty(value = "text", required = true) String text) {
      this.text = text;
    }

    public String getText() {
      return text;
    }
  }

  @Test
  void decode_withoutAPart_isReadUnlessItIsOfARecordOrRequired() {
    for (Serializer serializer : all()) {
      assertThat(as(serializer, new Nothing(), OfNames.class).getText()).isNull();
      for (Class<?> type : List.of(Named.class, Renamed.class, Demanding.class)) {
        assertThatThrownBy(() -> as(serializer, new Nothing(), type))
            .as("%s of %s", serializer, type)
            .isInstanceOf(UndecodableException.class);
      }
    }
  }

  record Stamp(@JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at) {}

  @Test
  void decode_timeThatIsAskedForAsANumber_isRead() {
    Entry<Stamp> entry = Entry.of(new Stamp(Instant.ofEpochSecond(1_761_998_096)), 1, 2);
    for (Serializer serializer : all()) {
      byte[] bytes = serializer.encode(entry, type(Stamp.class));
      assertThat(serializer.decode(bytes, type(Stamp.class))).isEqualTo(entry);
    }
  }

  @Test
  void encode_typeOfUnknownClass_fails() {
    for (Serializer serializer : all()) {
      assertThatThrownBy(() -> serializer.encode(Entry.of("x", 1, 2), ValueType.withoutCodec("X")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("X");
    }
  }

  static <V> ValueType<V> type(Class<V> raw) {
    return ValueType.<V>withoutCodec(raw.getSimpleName()).declaredAs(raw);
  }
}
