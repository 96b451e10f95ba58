package io.cacheme.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.cacheme.Loads;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** What generated code calls to load, and what it hands over. */
final class LoadingTest {

  private static final String HEADER =
      """
      package demo;
      import io.cacheme.Node;
      import io.cacheme.annotation.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  private static final String NODE =
      "@CacheNode(key = \"user:{id}\", caches = @Cache(storage = \"local\", ttl = \"30s\"))\n";

  private static Compilation compile(String source) {
    Compilation compilation =
        javac()
            .withProcessors(new CachemeProcessor())
            .withOptions("-Xlint:all,-classfile,-processing", "-Werror")
            .compile(JavaFileObjects.forSourceString("demo.User", HEADER + source));
    assertThat(compilation).succeededWithoutWarnings();
    return compilation;
  }

  private static String generated(Compilation compilation, String name) throws IOException {
    return compilation
        .generatedSourceFile("demo." + name)
        .orElseThrow()
        .getCharContent(false)
        .toString();
  }

  @Test
  void loadAll_ofAList_isGivenAList() throws IOException {
    Compilation compilation =
        compile(
            NODE
                + """
                record User(long id) implements Node<String> {
                  static Map<User, String> loadAll(List<User> users) { return Map.of(); }
                }
                """);
    assertThat(generated(compilation, "UserNodes"))
        .contains("User.loadAll(List.of(node))", "User.loadAll(List.copyOf(nodes))");
  }

  @Test
  void loadAll_ofASet_isGivenASet() throws IOException {
    Compilation compilation =
        compile(
            NODE
                + """
                record User(long id) implements Node<String> {
                  static Map<User, String> loadAll(Set<User> users) { return Map.of(); }
                }
                """);
    assertThat(generated(compilation, "UserNodes"))
        .contains("User.loadAll(Set.of(node))", "User.loadAll(new LinkedHashSet<>(nodes))");
  }

  @Test
  void inheritedDefaults_areCalled() throws IOException {
    Compilation compilation =
        compile(
            """
            interface Loading<T> {
              default T load(List<T> found) { return found.get(0); }
              default String key() { return "one"; }
            }
            @CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
            record User(long id) implements Node<String>, Loading<String> {}
            """);
    assertThat(generated(compilation, "UserCache"))
        .contains("create(Cacheme cacheme, List<String> found)");
    assertThat(generated(compilation, "UserNodes"))
        .contains("node.load(found)", "key.path(node.key())");
  }

  @Test
  void ownLoad_goesBeforeAnInheritedOne_andATemplateBeforeAnInheritedKey() throws IOException {
    Compilation compilation =
        compile(
            """
            interface Loading {
              default String load(int number) { return "" + number; }
              default String key() { return "one"; }
            }
            """
                + NODE
                + """
                record User(long id) implements Node<String>, Loading {
                  String load() { return ""; }
                }
                """);
    assertThat(generated(compilation, "UserNodes")).contains("node.load()");
    assertThat(generated(compilation, "UserNodes")).doesNotContain("node.key()");
  }

  private static Method loads(String parameter) throws Exception {
    Compilation compilation =
        compile(
            NODE
                + "record User(long id) implements Node<String> {\n"
                + ("  String load(" + parameter + ") { return \"\"; }\n")
                + "}\n");
    Method loads =
        CodecFixtures.load(compilation)
            .loadClass("demo.UserNodes")
            .getDeclaredMethod("loads", String.class);
    loads.setAccessible(true);
    return loads;
  }

  @Test
  void nullableDependency_mayBeNull() throws Exception {
    Loads<?, ?> none = (Loads<?, ?>) loads("@Nullable String users").invoke(null, (Object) null);
    Loads<?, ?> one = (Loads<?, ?>) loads("@Nullable String users").invoke(null, "a");
    assertThat(none.sameDependencies(none)).isTrue();
    assertThat(none.sameDependencies(one)).isFalse();
    assertThat(one.sameDependencies(none)).isFalse();
  }

  @Test
  void otherDependency_thatIsNull_isNamed() throws Exception {
    Method loads = loads("String users");
    assertThatThrownBy(() -> loads.invoke(null, (Object) null))
        .isInstanceOf(InvocationTargetException.class)
        .hasRootCauseInstanceOf(NullPointerException.class)
        .hasRootCauseMessage("users");
  }

  @Test
  void largestNode_compiles() {
    StringBuilder components = new StringBuilder();
    StringBuilder key = new StringBuilder("k");
    for (int i = 0; i < 251; i++) {
      components.append("int c").append(i).append(", ");
      key.append(":{c").append(i).append('}');
    }
    compile(
        NODE.replace("user:{id}", key + ":{id}")
            + "record User("
            + components
            + "long id) implements Node<String> {}");
  }
}
