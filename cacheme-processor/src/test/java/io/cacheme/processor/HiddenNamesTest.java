package io.cacheme.processor;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The user's names that go before those of classes that generated code calls (JLS 6.4): all
 * compiles without a warning. Random ones are in {@code DeclarationsTest}.
 */
final class HiddenNamesTest {

  private static final String NODE =
      "@io.cacheme.annotation.CacheNode(key = \"a:{id}\",\n"
          + "    caches = @io.cacheme.annotation.Cache(storage = \"far\", ttl = \"1h\"))\n";

  private static final String PRICE =
      "package demo;\n"
          + NODE
          + "public record Price(long id) implements io.cacheme.Node<String> {}";

  /** Compiles types of the package {@code demo}, each told by {@code "Name: text"}. */
  private static void compile(String... types) {
    List<JavaFileObject> files = new ArrayList<>();
    for (String type : types) {
      String name = type.substring(0, type.indexOf(':'));
      String text = type.substring(type.indexOf(':') + 1).replace("@Node ", NODE);
      files.add(JavaFileObjects.forSourceString("demo." + name, "package demo;\n" + text));
    }
    files.add(JavaFileObjects.forSourceString("demo.Price", PRICE));
    CodecFixtures.compileWell(files.toArray(JavaFileObject[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Loader",
        "BulkLoader",
        "Loads",
        "Objects",
        "List",
        "Set",
        "A",
        "ACache",
        "ANodes",
        "NODE",
        "SPEC",
        "io",
        "java",
        "$L",
        "node",
        "nodes",
        "cacheme"
      })
  void dependency_namedAsWhatIsCalled_compiles(String name) {
    for (String nodes : List.of("Collection", "List", "Set")) {
      compile(
          "A: @Node public record A(long id) implements io.cacheme.Node<String> {"
              + " String load(String "
              + name
              + ") { return "
              + name
              + "; } static java.util.Map<A, String> loadAll(java.util."
              + nodes
              + "<A> some, String "
              + name
              + ") { return null; } }");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A", "ACache", "ANodes", "NODE", "SPEC", "io", "java", "Loader", "$L", "$", "NODE_"
      })
  void component_namedAsWhatIsCalled_compiles(String name) {
    compile(
        "A: "
            + "@Node ".replace("@Node ", NODE.replace("{id}", "{" + name + "}"))
            + "public record A(String "
            + name
            + ") implements io.cacheme.Node<A.V> { record V(java.util.Optional<String> "
            + name
            + ") {} V load(String NODE, String ANodes) { return null; } }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HeapHit",
        "Loader",
        "MemoizedBatch",
        "Objects",
        "Optional",
        "Function",
        "Mapper",
        "io",
        "java",
        "priceCache",
        "delegate"
      })
  void memoizedParameter_namedAsWhatIsCalled_compiles(String name) {
    compile(
        "Faces: public interface Faces {"
            + " @io.cacheme.annotation.Memoize(Price.class) java.util.Optional<String> a("
            + "long id, @io.cacheme.annotation.KeyIgnore String "
            + name
            + ");"
            + " @io.cacheme.annotation.Memoize(Price.class) java.util.Map<Price, String> b("
            + "java.util.Set<Price> "
            + name
            + "); @io.cacheme.annotation.Memoize(Price.class) String c(Mapper "
            + name
            + "); record Mapper(long id) {}"
            + " @io.cacheme.annotation.ToNode static Price price(Mapper m) { return null; }"
            + " void d(String "
            + name
            + "); }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HeapHit", "Loader", "MemoizedBatch"})
  void inheritedField_namedAsWhatIsCalled_compiles(String name) {
    String method =
        "@io.cacheme.annotation.Memoize(Price.class) public String a(long id)%s"
            + " @io.cacheme.annotation.Memoize(Price.class)"
            + " public java.util.Map<Long, String> b(java.util.List<Long> id)%s }";
    compile("Faces: public interface Faces { int " + name + " = 1; " + method.formatted(";", ";"));
    String body = " { return null; }";
    compile(
        "Base: public class Base { protected int "
            + name
            + " = 1; "
            + method.formatted(body, body));
  }

  @Test
  void typesNamedAsMembersOfGeneratedClasses_compile() {
    compile(
        "NODE: public enum NODE { A }",
        "SPEC: public class SPEC { public enum E { A } }",
        "Object: public class Object {}",
        "Sync: public class Sync { @Node public record List(long id)"
            + " implements io.cacheme.Node<List.V> { public record V(NODE a, SPEC.E b) {}"
            + " V load(String[] texts) { return null; } } }");
  }

  @Test
  void nodeWhoseNameEndsInANumber_isMemoized() {
    compile(
        "User_2: @Node public record User_2(long id) implements io.cacheme.Node<String> {}",
        "Users: public interface Users {"
            + " @io.cacheme.annotation.Memoize(User_2.class) String name(long id); }");
  }
}
