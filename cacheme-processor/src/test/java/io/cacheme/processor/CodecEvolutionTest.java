package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.JavaFileObjects;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import org.junit.jupiter.api.Test;

/** What one version of a class wrote, read by another. */
final class CodecEvolutionTest {

  private static final String OLD = "long id, String name, java.util.List<Integer> marks";
  private static final String SAMPLE = "7, \"Ada\", java.util.List.of(1, 2)";

  private final Serializer serializer = new MsgPackSerializer();

  private static ClassLoader version(String components, String sample) {
    return CodecFixtures.load(
        CodecFixtures.compileWell(
            JavaFileObjects.forSourceLines(
                "demo.Change",
                "package demo;",
                "import io.cacheme.annotation.*;",
                "@CacheNode(key = \"c\", caches = @Cache(storage = \"r\", ttl = \"1h\"))",
                "record Change() implements io.cacheme.Node<Change.View> {",
                "  record View(" + components + ") {}",
                "  sealed interface Shape {}",
                "  record Dot(int x) implements Shape {}",
                "  static java.util.List<View> samples() {",
                "    return java.util.List.of(new View(" + sample + "));",
                "  }",
                "}")));
  }

  private Object readBy(String components, String sample) throws Exception {
    ClassLoader old = version(OLD, SAMPLE);
    Object value = CodecFixtures.samples(old, "Change").get(0);
    byte[] bytes = serializer.encode(Entry.of(value, 1, 2), CodecFixtures.type(old, "Change"));
    ValueType<Object> type = CodecFixtures.type(version(components, sample), "Change");
    return serializer.decode(bytes, type).value();
  }

  @Test
  void removedComponent_isSkipped() throws Exception {
    assertThat(readBy("long id, String name", "1, \"\"")).hasToString("View[id=7, name=Ada]");
  }

  @Test
  void reorderedComponents_areReadByName() throws Exception {
    assertThat(readBy("java.util.List<Integer> marks, String name, long id", "null, null, 0"))
        .hasToString("View[marks=[1, 2], name=Ada, id=7]");
  }

  @Test
  void addedComponent_isUndecodable() {
    assertThatThrownBy(() -> readBy(OLD + ", int age", SAMPLE + ", 1"))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("the component age is missing");
  }

  @Test
  void addedOptional_isEmpty() throws Exception {
    assertThat(readBy(OLD + ", java.util.OptionalInt age", SAMPLE + ", null"))
        .hasToString("View[id=7, name=Ada, marks=[1, 2], age=OptionalInt.empty]");
    assertThat(readBy(OLD + ", java.util.Optional<Dot> dot", SAMPLE + ", null"))
        .hasToString("View[id=7, name=Ada, marks=[1, 2], dot=Optional.empty]");
  }

  @Test
  void retypedComponent_isReadWhereNothingIsLost() throws Exception {
    assertThat(readBy("int id", "1")).hasToString("View[id=7]");
    assertThat(readBy("double id", "1")).hasToString("View[id=7.0]");
    assertThat(readBy("java.math.BigDecimal id", "null")).hasToString("View[id=7]");
    assertThat(readBy("char[] name", "null")).extracting("name").isEqualTo("Ada".toCharArray());
    assertThat(readBy("java.util.Set<Long> marks", "null")).hasToString("View[marks=[1, 2]]");
    assertThat(readBy("int[] marks", "null")).extracting("marks").isEqualTo(new int[] {1, 2});
  }

  @Test
  void retypedComponent_isUndecodableElse() {
    assertUndecodable("String id", "expected text");
    assertUndecodable("boolean name", "expected a boolean");
    assertUndecodable("java.util.UUID name", "expected a UUID, and found other text");
    assertUndecodable("java.time.LocalDate name", "expected a date, and found other text");
    assertUndecodable("java.time.DayOfWeek name", "an enum constant that there is not");
    assertUndecodable("java.util.List<String> marks", "expected text");
    assertUndecodable("java.util.Map<String, String> marks", "expected a map");
    assertUndecodable("Dot marks", "expected a map");
    assertUndecodable("Shape marks", "expected a map");
  }

  private void assertUndecodable(String component, String message) {
    assertThatThrownBy(() -> readBy(component, component.startsWith("boolean") ? "true" : "null"))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(message);
  }
}
