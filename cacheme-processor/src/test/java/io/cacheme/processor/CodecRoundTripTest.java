package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated codecs, compiled without a warning and run. */
final class CodecRoundTripTest {

  private final Serializer serializer = new MsgPackSerializer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserInfo",
        "Everything",
        "Clashes",
        "Forest",
        "Names",
        "Count",
        "Picture",
        "Chosen",
        "Old",
        "Shapes",
        "Signals",
        "Wide"
      })
  void decode_ofEncoded_isEqual(String name) throws Exception {
    ClassLoader classes = CodecFixtures.load(CodecFixtures.compile(name));
    ValueType<Object> type = CodecFixtures.type(classes, name);
    for (Object value : CodecFixtures.samples(classes, name)) {
      byte[] bytes = serializer.encode(Entry.of(value, 1, 2), type);
      assertThat(serializer.decode(bytes, type).value()).isEqualTo(value);
      for (int end = 0; end < bytes.length; end++) {
        byte[] cut = Arrays.copyOf(bytes, end);
        assertThatThrownBy(() -> serializer.decode(cut, type))
            .isInstanceOf(UndecodableException.class)
            .hasMessageNotContaining("failed with");
      }
    }
  }

  private static Object component(Object value, String name) throws Exception {
    Method accessor = value.getClass().getDeclaredMethod(name);
    accessor.setAccessible(true);
    return accessor.invoke(value);
  }

  @Test
  void decode_collections_areUnmodifiable() throws Exception {
    ClassLoader classes = CodecFixtures.load(CodecFixtures.compile("UserInfo"));
    ValueType<Object> type = CodecFixtures.type(classes, "UserInfo");
    Object value = CodecFixtures.samples(classes, "UserInfo").get(0);
    Object read = serializer.decode(serializer.encode(Entry.of(value, 1, 2), type), type).value();
    for (String name : List.of("tags", "former")) {
      assertThatThrownBy(() -> ((Collection<?>) component(read, name)).clear())
          .isInstanceOf(UnsupportedOperationException.class);
    }
    assertThatThrownBy(() -> ((Map<?, ?>) component(read, "byPlan")).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static ValueType<Object> view(String components) throws Exception {
    ClassLoader classes =
        CodecFixtures.load(
            CodecFixtures.compileWell(
                JavaFileObjects.forSourceLines(
                    "demo.Change",
                    "package demo;",
                    "import io.cacheme.annotation.*;",
                    "@CacheNode(key = \"c\", caches = @Cache(storage = \"r\", ttl = \"1h\"))",
                    "record Change() implements io.cacheme.Node<Change.View> {",
                    "  enum Color { RED, GREEN }",
                    "  record View(" + components + ") {}",
                    "}")));
    return CodecFixtures.type(classes, "Change");
  }

  private static Object read(String hexOfValue, ValueType<Object> type) {
    byte[] bytes = HexFormat.of().parseHex("82A17401A176" + hexOfValue.replace(" ", ""));
    return new MsgPackSerializer().decode(bytes, type).value();
  }

  @Test
  void decode_bytesOfAnotherShape_isStrictOnMissingAndLenientOnUnknown() throws Exception {
    String a1 = "A161 01";
    assertThat(read("81" + a1, view("int a"))).hasToString("View[a=1]");
    assertThat(read("82 A162 93010203" + a1, view("int a"))).hasToString("View[a=1]");
    assertThat(read("81" + a1, view("int a, java.util.Optional<String> b")))
        .hasToString("View[a=1, b=Optional.empty]");
    assertThat(read("82 A162 C0" + a1, view("int a, String b"))).hasToString("View[a=1, b=null]");
    assertUndecodable("81" + a1, view("int a, String b"), "the component b is missing");
    assertUndecodable("81 A161 C0", view("int a"), "expected an integer at byte 9, and found nil");
    assertUndecodable("81 A161 A3524544", view("int a"), "expected an integer");
    assertThat(read("81 A161 A3524544", view("Color a"))).hasToString("View[a=RED]");
    assertUndecodable("81 A161 A3524545", view("Color a"), "enum constant");
    assertUndecodable("C0", view("int a"), "has no value");
  }

  private static void assertUndecodable(String hex, ValueType<Object> type, String message) {
    assertThatThrownBy(() -> read(hex, type))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void codec_ofValuesFromAClassFile_isGenerated(@TempDir Path classes) throws Exception {
    Compilation values =
        CodecFixtures.compile(
            JavaFileObjects.forSourceLines(
                "other.Page",
                "package other;",
                "public record Page<T>(java.util.List<T> items, T first, Kind kind) {",
                "  public enum Kind { A, B }",
                "}"));
    for (JavaFileObject file : values.generatedFiles()) {
      Path path = classes.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
      Files.createDirectories(path.getParent());
      try (InputStream in = file.openInputStream()) {
        Files.copy(in, path);
      }
    }
    Compilation node =
        CodecFixtures.compiler()
            .withClasspath(
                Stream.concat(
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(File::new),
                        Stream.of(classes.toFile()))
                    .toList())
            .compile(
                JavaFileObjects.forSourceLines(
                    "demo.Paged",
                    "package demo;",
                    "import io.cacheme.annotation.*;",
                    "@CacheNode(key = \"p\", caches = @Cache(storage = \"r\", ttl = \"1h\"))",
                    "record Paged() implements io.cacheme.Node<other.Page<String>> {}"));
    assertThat(node.errors()).isEmpty();
    assertThat(node.generatedSourceFile("demo.PagedNodes").orElseThrow().getCharContent(false))
        .contains("FieldNames.of(\"items\", \"first\", \"kind\")", "String first = null;");
  }

  @Test
  void decode_constructorThatRefuses_isUndecodable() throws Exception {
    ValueType<Object> type =
        view("int a) { View { if (a == 0) throw new RuntimeException(); } } record R(");
    assertUndecodable("81 A161 00", type, "failed with java.lang.RuntimeException");
  }
}
