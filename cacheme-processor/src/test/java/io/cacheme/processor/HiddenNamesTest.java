package io.cacheme.processor;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * The user's names that go before those of classes that generated code calls (JLS 6.4): all
 * compiles without a warning, each case in a package of its own. Random ones are in {@code
 * DeclarationsTest}.
 */
final class HiddenNamesTest {

  private static final String NODE =
      "@io.cacheme.annotation.CacheNode(key = \"a:{id}\",\n"
          + "    caches = @io.cacheme.annotation.Cache(storage = \"far\", ttl = \"1h\"))\n";

  private static final String MEMOIZE = "@io.cacheme.annotation.Memoize(Price.class) ";

  private final List<JavaFileObject> files = new ArrayList<>();
  private int cases;

  /** Adds a package of these types, each told by {@code "Name: text"}, and of a node. */
  private void add(String... types) {
    String home = "demo" + cases++;
    add(home, "Price", "@Node public record Price(long id) implements io.cacheme.Node<String> {}");
    for (String type : types) {
      int colon = type.indexOf(':');
      add(home, type.substring(0, colon), type.substring(colon + 1));
    }
  }

  private void add(String home, String name, String text) {
    String filled = text.replace("@Node ", NODE).replace("@Memoize ", MEMOIZE);
    files.add(
        JavaFileObjects.forSourceString(home + "." + name, "package " + home + ";\n" + filled));
  }

  private void compile() {
    CodecFixtures.compileWell(files.toArray(JavaFileObject[]::new));
  }

  @Test
  void dependency_namedAsWhatIsCalled_compiles() {
    for (String name :
        List.of(
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
            "cacheme")) {
      String nodes = List.of("List", "Set").contains(name) ? name : "Collection";
      add(
          ("A: @Node public record A(long id) implements io.cacheme.Node<String> {"
                  + " String load(String NAME) { return NAME; }"
                  + " static java.util.Map<A, String> loadAll("
                  + "java.util.NODES<A> some, String NAME) { return null; } }")
              .replace("NODES", nodes)
              .replace("NAME", name));
    }
    compile();
  }

  @Test
  void component_namedAsWhatIsCalled_compiles() {
    for (String name :
        List.of(
            "A", "ACache", "ANodes", "NODE", "SPEC", "io", "java", "Loader", "$L", "$", "NODE_")) {
      String annotation = NODE.replace("{id}", "{" + name + "}");
      add(
          "A: "
              + annotation
              + "public record A(String NAME) implements io.cacheme.Node<A.V> {"
                  .replace("NAME", name)
              + " record V(java.util.Optional<String> NAME) {}".replace("NAME", name)
              + " V load(String NODE, String ANodes) { return null; } }");
    }
    compile();
  }

  @Test
  void componentOfAGroup_namedAsWhatIsCalled_compiles() {
    for (String name :
        List.of(
            "A", "ANodes", "NODE", "SPEC", "io", "java", "NodeGroup", "KeyWriter", "key", "$L")) {
      String annotation =
          NODE.replace(
              "a:{id}\"",
              "a:{id}:{NAME}:{b.NAME}\", groups = {\"x:{NAME}\","
                  + " \"y:{b.NAME}\", \"z:{NAME}:{b.NAME}\"}");
      add(
          ("A: "
                  + annotation
                  + "public record A(long id, String NAME, B b) implements io.cacheme.Node<String> {"
                  + " public record B(String NAME) {} }")
              .replace("NAME", name));
    }
    compile();
  }

  @Test
  void memoizedParameter_namedAsWhatIsCalled_compiles() {
    for (String name :
        List.of(
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
            "delegate")) {
      add(
          ("Faces: public interface Faces { @Memoize java.util.Optional<String> a("
                  + "long id, @io.cacheme.annotation.KeyIgnore String NAME);"
                  + " @Memoize java.util.Map<Price, String> b(java.util.Set<Price> NAME);"
                  + " @Memoize String c(Mapper NAME); record Mapper(long id) {}"
                  + " @io.cacheme.annotation.ToNode static Price price(Mapper m) { return null; }"
                  + " void d(String NAME); }")
              .replace("NAME", name));
    }
    compile();
  }

  @Test
  void inheritedField_namedAsWhatIsCalled_compiles() {
    for (String name : List.of("HeapHit", "Loader", "MemoizedBatch")) {
      String one = "@Memoize public String a(long id)";
      String many = "@Memoize public java.util.Map<Long, String> b(java.util.List<Long> id)";
      add(
          "Faces: public interface Faces { int " + name + " = 1; " + one + "; " + many + "; }",
          "Base: public class Base { protected int "
              + name
              + " = 1; "
              + one
              + " { return null; } "
              + many
              + " { return null; } }");
    }
    compile();
  }

  @Test
  void inheritedField_namedAsTheClassThatMaps_compiles() {
    String mapper = " @io.cacheme.annotation.ToNode static Price price(M m) { return null; }";
    add(
        "Outer: public class Outer { public interface Faces { int Outer = 1; record M(long id) {}"
            + mapper
            + " @Memoize String a(M Outer);"
            + " @Memoize java.util.Map<M, String> b(java.util.Set<M> demo0); } }");
    compile();
  }

  @Test
  void inheritedTypes_namedAsTypesOfThePackage_compile() {
    add(
        "Cents: public record Cents(long cents) {}",
        "User_2: @Node public record User_2(long id) implements io.cacheme.Node<Cents> {}",
        ("Face: public interface Face { enum Cents { A } enum User_2 { A } enum User_2Cache { A }"
                + " @Memo HOME.Cents a(long id);"
                + " @Memo java.util.Map<HOME.User_2, HOME.Cents> b("
                + "java.util.List<HOME.User_2> id);"
                + " <Z extends HOME.Cents> Z[] c(java.util.List<? super HOME.Cents> a, Cents b); }")
            .replace("@Memo", "@io.cacheme.annotation.Memoize(HOME.User_2.class)")
            .replace("HOME", "demo0"),
        "In: public interface In<T extends demo0.Cents> extends Face {}",
        "More: public interface More<T extends demo0.Cents> extends In<T> {"
            + " @io.cacheme.annotation.Memoize(demo0.User_2.class)"
            + " demo0.Cents d(demo0.User_2 Cents) throws java.io.IOException; }");
    compile();
  }

  @Test
  void classesNamedAsThoseOfJavaLang_compile() {
    add(
        "Exception: public class Exception {}",
        "Faces: public interface Faces<R extends java.lang.Exception> {"
            + " @Memoize String a(long id) throws R;"
            + " @Memoize <Z extends java.lang.Exception> String b(long id) throws Z; }");
    add(
        "Object: public class Object {}",
        "Faces: public interface Faces { @Memoize String equals(Object other);"
            + " @io.cacheme.annotation.ToNode static Price price(Object a) { return null; } }");
    add(
        "Runnable: public class Runnable {}",
        "Faces: public interface Faces<R extends java.lang.Runnable> { @Memoize String a(long id);"
            + " void b(R other); }");
    compile();
  }

  @Test
  void typesNamedAsMembersOfGeneratedClasses_compile() {
    add(
        "NODE: public enum NODE { A }",
        "SPEC: public class SPEC { public enum E { A } }",
        "Object: public class Object {}",
        "Sync: public class Sync { @Node public record List(long id)"
            + " implements io.cacheme.Node<List.V> { public record V(NODE a, SPEC.E b) {}"
            + " V load(String[] texts) { return null; } } }");
    compile();
  }

  @Test
  void classNamedAsAPackage_whereNothingIsNamedInFull_compiles() {
    String node =
        "import io.cacheme.Node; import io.cacheme.annotation.*;"
            + " @CacheNode(key = \"a:{ID}\", caches = @Cache(storage = \"far\", ttl = \"1h\"))"
            + " public record A(long ID) implements Node<NAME.View> {"
            + " NAME.View load(NAME other) { return null; } }";
    String face =
        "import io.cacheme.annotation.Memoize; public interface Faces {"
            + " class net {} @Memoize(A.class) NAME.View a(long ID); }";
    for (String name : List.of("io", "java", "javax", "org", "com", "node", "key", "in")) {
      String home = "demo" + cases++;
      add(home, name, "public class " + name + " { public record View(long id) {} }");
      add(home, "A", node.replace("NAME", name));
      String inherited = name.equals("io") ? "java" : "io";
      add(home, "Faces", face.replace("NAME", name).replace("net", inherited));
    }
    compile();
  }

  @Test
  void fieldNamedAsAnEnumBesideIt_compiles() {
    add(
        "Outer: public class Outer { public int Kind; public enum Kind { A, B }"
            + " @Node public record List(long id) implements io.cacheme.Node<Kind> {} }");
    compile();
  }

  /** No compiler takes a field that cannot be accessed there (JLS 6.4.2 speaks of none). */
  @Test
  void inaccessibleFieldNamedAsATypeBesideIt_compiles() {
    add(
        "elsewhere",
        "Base",
        "public class Base { private int A; int B; protected int C; public static int D; }");
    for (String type : List.of("A", "B", "C", "D", "E")) {
      String own = type.equals("E") ? "private int E;" : "private static int D;";
      String outer = "Outer: public class Outer extends elsewhere.Base { " + own;
      add(
          (outer
                  + "@Node public record TYPE(long id) implements io.cacheme.Node<String> {"
                  + " static java.util.Map<TYPE, String> loadAll(java.util.Set<TYPE> all) {"
                  + " return null; } } }")
              .replace("TYPE", type));
      add(
          (outer
                  + "public interface TYPE { @Memoize String a(String sku);"
                  + " @io.cacheme.annotation.ToNode static Price price(String sku) {"
                  + " return null; } } }")
              .replace("TYPE", type));
      add(
          (outer
                  + "public enum TYPE { X }"
                  + " @Node public record List(long id) implements io.cacheme.Node<TYPE> {} }")
              .replace("TYPE", type));
    }
    compile();
  }

  @Test
  void nodeWhoseNameEndsInANumber_isMemoized() {
    add(
        "User_2: @Node public record User_2(long id) implements io.cacheme.Node<String> {}",
        "Users: public interface Users {"
            + " @io.cacheme.annotation.Memoize(User_2.class) String name(long id); }");
    compile();
  }
}
