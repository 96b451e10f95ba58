package io.cacheme.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other processors, later rounds, earlier output, and packages full of traps. */
final class RoundsTest {

  private static final String HEADER =
      "package demo;\n"
          + "import io.cacheme.Node;\n"
          + "import io.cacheme.annotation.*;\n"
          + "@CacheNode(key = \"user:{id}\", caches = @Cache(storage = \"local\", ttl = \"30s\"))\n";

  private static JavaFileObject source(String name, String body) {
    return JavaFileObjects.forSourceString("demo." + name, HEADER + body);
  }

  private static JavaFileObject other(String name, String body) {
    return JavaFileObjects.forSourceString("demo." + name, "package demo;\n" + body);
  }

  private static Compilation compile(JavaFileObject... sources) {
    return javac()
        .withProcessors(new CachemeProcessor())
        .withOptions("-Xlint:all,-classfile,-processing", "-Werror")
        .compile(sources);
  }

  @Test
  void valueOfAnotherProcessor_isWaitedFor() {
    Compilation compilation =
        javac()
            .withProcessors(
                new LateSource("demo.View", "package demo; record View(String name) {}"),
                new CachemeProcessor())
            .compile(source("User", "record User(long id) implements Node<View> {}"));
    assertThat(compilation).succeeded();
    assertThat(compilation.generatedSourceFile("demo.UserCache")).isPresent();
  }

  @Test
  void processorForEverything_runsAfterOurs() {
    Compilation compilation =
        javac()
            .withProcessors(
                new CachemeProcessor(),
                new LateSource("demo.Late", "package demo; record Late() {}"))
            .compile(source("User", "record User(long id) implements Node<String> {}"));
    assertThat(compilation).succeeded();
    assertThat(compilation.generatedSourceFile("demo.Late")).isPresent();
    assertThat(compilation.generatedSourceFile("demo.UserCache")).isPresent();
  }

  @Test
  void missingType_isToldByTheCompilerAlone() {
    Compilation compilation =
        compile(source("User", "record User(long id) implements Node<Nowhere> {}"));
    assertThat(compilation).hadErrorContaining("cannot find symbol");
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void namesOfOurs_inTheSamePackage_doNoHarm() {
    Compilation compilation =
        compile(
            source(
                "User",
                "record User(long id) implements Node<Sync> {\n"
                    + "  Sync load(Loader loader, Cacheme cacheme, java.util.List<Long> longs) {\n"
                    + "    return new Sync();\n"
                    + "  }\n"
                    + "}"),
            other("Sync", "class Sync {}"),
            other("Loader", "class Loader {}"),
            other("Cacheme", "class Cacheme {}"),
            other("NodeCache", "class NodeCache {}"),
            other("Long", "class Long {}"),
            other("Override", "@interface Override {}"));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void overloadedConstructors_doNoHarm() {
    Compilation compilation =
        compile(
            source(
                "User",
                "record User(long id) implements Node<String> {\n"
                    + "  User(String id) { this(java.lang.Long.parseLong(id)); }\n"
                    + "  String load() { return \"\"; }\n"
                    + "}"));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void wildcardsEverywhere_compile() {
    Compilation compilation =
        compile(
            source(
                "User",
                "record User(long id) implements Node<java.util.List<? extends Number>> {\n"
                    + "  java.util.concurrent.CompletionStage<\n"
                    + "      ? extends java.util.Optional<? extends java.util.List<Integer>>> load() {\n"
                    + "    return null;\n"
                    + "  }\n"
                    + "  static java.util.HashMap<User, java.util.List<Integer>> loadAll(\n"
                    + "      Iterable<? extends User> nodes) { return null; }\n"
                    + "}"));
    assertThat(compilation).succeeded();
  }

  @Test
  void unnamedPackage_works() {
    Compilation compilation =
        compile(
            JavaFileObjects.forSourceString(
                "User",
                HEADER.replace("package demo;", "")
                    + "public record User(long id) implements Node<String> {}"));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void earlierOutput_onTheClassPath_isNoClash(@TempDir Path dir) throws IOException {
    Path file = Files.createDirectories(dir.resolve("demo")).resolve("User.java");
    Files.writeString(
        file,
        HEADER.replace("\"local\"", "\"remote\"")
            + "record User(long id) implements Node<String> {}");
    assertThat(succeeds(dir, file)).isTrue();
    assertThat(dir.resolve("demo/UserNodes.class")).exists();
    assertThat(succeeds(dir, file)).isTrue();
  }

  @Test
  void brokenNode_generatesNothing_andTheOthersGoOn(@TempDir Path dir) throws IOException {
    Path file = Files.createDirectories(dir.resolve("demo")).resolve("Both.java");
    Files.writeString(
        file,
        HEADER
            + "record Good(long id) implements Node<String> {}\n"
            + HEADER.lines().skip(3).findFirst().orElseThrow()
            + "record Bad(long ID) implements Node<String> {}\n");
    assertThat(succeeds(dir, file)).isFalse();
    assertThat(dir.resolve("demo/GoodCache.java")).exists();
    assertThat(dir.resolve("demo/BadCache.java")).doesNotExist();
  }

  /** Annotations on types are visible in sources, and in class files to some compilers only. */
  @Test
  void recordOfAnotherFile_givesTheSameCode_fromSourceAndFromItsClass(@TempDir Path dir)
      throws IOException {
    Path demo = Files.createDirectories(dir.resolve("demo"));
    Path tenant = demo.resolve("Tenant.java");
    Files.writeString(
        tenant,
        "package demo;\n"
            + "record Tenant(long id, @org.jspecify.annotations.Nullable String name) {}\n");
    Path node = demo.resolve("Search.java");
    String source = HEADER.replace("user:{id}", "{tenant}");
    Files.writeString(node, source + "record Search(Tenant tenant) implements Node<String> {}\n");
    assertThat(succeeds(dir, tenant, node)).isTrue();
    String together = Files.readString(demo.resolve("SearchNodes.java"));
    assertThat(succeeds(dir, node)).isTrue();
    assertThat(demo.resolve("SearchNodes.java")).hasContent(together);
  }

  private static boolean succeeds(Path dir, Path... sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = System.getProperty("java.class.path") + java.io.File.pathSeparator + dir;
    List<String> options =
        List.of(
            "-d",
            dir.toString(),
            "-s",
            dir.toString(),
            "-cp",
            path,
            "-Xlint:all,-classfile,-processing");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(d -> {}, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, files, d -> {}, options, null, files.getJavaFileObjects(sources));
      task.setProcessors(List.of(new CachemeProcessor()));
      return task.call();
    }
  }
}
