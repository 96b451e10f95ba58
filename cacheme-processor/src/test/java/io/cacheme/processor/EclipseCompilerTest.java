package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the Eclipse compiler shows: no position for a record, so problems go to {@code load}; else
 * the same as javac, and the same generated sources to the letter. On JDK 17 this is the last one
 * that runs there, on newer ones that of today.
 */
final class EclipseCompilerTest {

  private static final Path RESOURCES = Path.of("src/test/resources");

  private static final String NODE =
      "package demo;\n"
          + "@io.cacheme.annotation.CacheNode(\n"
          + "    key = \"a:{id}\",\n"
          + "    caches = @io.cacheme.annotation.Cache(storage = \"local\", ttl = \"30 sec\"))\n"
          + "record A(long id, int[] more) implements io.cacheme.Node<String> {\n";

  private final List<String> options = new ArrayList<>(List.of("-nowarn"));

  private final List<String> errors = new ArrayList<>();

  @TempDir private Path dir;

  private List<Diagnostic<? extends JavaFileObject>> compile(List<Path> sources)
      throws IOException {
    JavaCompiler compiler = new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    options.addAll(List.of("--release", "17", "-d", dir.toString(), "-s", dir.toString()));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null)) {
      files.setLocation(javax.tools.StandardLocation.CLASS_PATH, classPath());
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      JavaCompiler.CompilationTask task =
          compiler.getTask(new StringWriter(), files, told, options, null, units);
      task.setProcessors(List.of(new CachemeProcessor()));
      task.call();
    }
    return told.getDiagnostics();
  }

  private static List<File> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(File::new)
        .toList();
  }

  /** Lines and first lines of what was told. */
  private List<String> told(String source) throws IOException {
    Path file = Files.writeString(dir.resolve("A.java"), source);
    List<Diagnostic<? extends JavaFileObject>> told = compile(List.of(file));
    told.stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .forEach(d -> errors.add(d.getMessage(Locale.ROOT)));
    return told.stream()
        .filter(d -> d.getMessage(Locale.ROOT).contains("[CME"))
        .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ROOT).lines().findFirst().get())
        .toList();
  }

  /** The newer one has lost these, too. */
  @Test
  void recordWithoutLoad_onlyItsFieldsHaveAPosition() throws IOException {
    int line = JRE.JAVA_17.isCurrentVersion() ? 5 : 0;
    assertThat(told(NODE + "}"))
        .containsExactly(
            "0: ttl \"30 sec\" of A is not a duration [CME020]",
            line
                + ": component more of A is an int[], which has no stable text form for a key [CME014]");
  }

  @Test
  void recordWithLoad_problemsStandThere() throws IOException {
    assertThat(told(NODE + "  String load() { return \"\"; }\n}"))
        .containsExactly(
            "6: ttl \"30 sec\" of A is not a duration [CME020]",
            "6: component more of A is an int[], which has no stable text form for a key [CME014]");
  }

  @Test
  void classInsteadOfARecord_hasItsPosition() throws IOException {
    String source = NODE.replaceAll("record A.*", "class A {") + "}";
    assertThat(told(source))
        .containsExactly("5: @CacheNode can only be placed on a record; A is a class [CME001]");
  }

  @Test
  void memoizedMethods_haveTheirPositions() throws IOException {
    String source =
        NODE.replace("30 sec", "30s").replace(", int[] more", "")
            + "}\n"
            + "interface Face {\n"
            + "  @io.cacheme.annotation.Memoize(A.class)\n"
            + "  Integer answer(long id);\n"
            + "  @io.cacheme.annotation.Memoize(String.class)\n"
            + "  String node(long id);\n"
            + "  @io.cacheme.annotation.Memoize(A.class)\n"
            + "  String name(long other);\n"
            + "}\n"
            + "final class Last {\n"
            + "  @io.cacheme.annotation.Memoize(A.class)\n"
            + "  String name(long id) { return null; }\n"
            + "}\n";
    assertThat(told(source))
        .containsExactly(
            "15: @Memoize needs an interface to decorate, or a class to extend; Last is final"
                + " [CME040]",
            "9: Face.answer returns Integer, but A caches String [CME043]",
            "10: @Memoize on Face.node names String, which is no @CacheNode record [CME044]",
            "13: Face.name cannot be mapped to A: its parameters do not match the record"
                + " components [CME041]");
  }

  /** Of an annotation that is repeated the method's: it has none for what stands in another. */
  @Test
  void methodsWithConsequences_haveTheirPositions() throws IOException {
    String source =
        NODE.replace("30 sec", "30s").replace(", int[] more", "")
            + "}\n"
            + "interface Face {\n"
            + "  @io.cacheme.annotation.Invalidates(A.class)\n"
            + "  void none();\n"
            + "  @io.cacheme.annotation.Puts(A.class)\n"
            + "  void put(long id);\n"
            + "  @io.cacheme.annotation.Invalidates(value = A.class, from = \"no\")\n"
            + "  @io.cacheme.annotation.Invalidates(A.class)\n"
            + "  void several(long id);\n"
            + "  @io.cacheme.annotation.Invalidates(A.class)\n"
            + "  java.util.concurrent.Future<String> later(long id);\n"
            + "}\n";
    assertThat(told(source))
        .containsExactly(
            "8: @Invalidates on Face.none does not say which A: nothing gives its id [CME090]",
            "10: @Puts on Face.put has nothing to put: it returns void, but A caches String"
                + " [CME093]",
            "14: @Invalidates on Face.several takes the key from \"no\", which is no parameter of it"
                + " [CME095]",
            "16: @Invalidates cannot tell when Face.later has succeeded: it returns Future<String>"
                + " [CME092]");
  }

  @Test
  void sealedTypeThatPermitsTheGeneratedClass_compiles() throws IOException {
    assertThat(told(sealed("permits FaceMemoized"))).isEmpty();
    assertThat(generated(Path.of("FaceMemoized.java"))).exists();
    assertThat(errors).isEmpty();
  }

  @Test
  void sealedTypeThatDoesNotPermitIt_isToldByTheCompiler() throws IOException {
    assertThat(
            told(
                sealed("permits Other")
                    + "final class Other implements Face {\n"
                    + "  public String name(long id) { return null; }\n"
                    + "}\n"))
        .isEmpty();
    assertThat(errors).singleElement().asString().contains("Face", "permit");
  }

  /** Nor does it take a field that cannot be accessed for one that goes before a type. */
  @Test
  void privateFieldNamedAsTheTypeThatMaps_compiles() throws IOException {
    String source =
        NODE.replace("30 sec", "30s").replace(", int[] more", "")
            + "}\n"
            + "class Base { private int Faces; }\n"
            + "class Outer extends Base {\n"
            + "  private int Inner;\n"
            + "  interface Faces { FACE }\n"
            + "  interface Inner { FACE }\n"
            + "}\n";
    String face =
        "@io.cacheme.annotation.Memoize(A.class) String name(String a);"
            + " @io.cacheme.annotation.ToNode static A a(String a) { return null; }";
    assertThat(told(source.replace("FACE", face))).isEmpty();
    assertThat(errors).isEmpty();
    assertThat(generated(Path.of("Outer_InnerMemoized.java"))).exists();
  }

  private static String sealed(String permits) {
    return NODE.replace("30 sec", "30s").replace(", int[] more", "")
        + "}\n"
        + "sealed interface Face "
        + permits
        + " {\n"
        + "  @io.cacheme.annotation.Memoize(A.class)\n"
        + "  String name(long id);\n"
        + "}\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "codec", "memoize"})
  void generatedSources_areThoseOfJavac(String folder) throws IOException {
    List<Path> good;
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder).resolve("good"))) {
      good = files.sorted().toList();
    }
    assertThat(compile(good)).isEmpty();
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder).resolve("expected"))) {
      for (Path expected : files.toList()) {
        assertThat(generated(expected.getFileName()))
            .hasContent(withoutPlugins(Files.readString(expected)));
      }
    }
  }

  /** NullAway runs in javac only; to this compiler its name is a mistake. */
  private static String withoutPlugins(String source) {
    return source
        .replaceAll("( *)@SuppressWarnings\\(\"NullAway\"\\)\n", "")
        .replaceAll("\\{\\s+\"NullAway\",\\s+(\"\\w+\")\\s+}", "$1")
        .replaceAll("\"NullAway\",\\s+", "");
  }

  @Test
  void generatedSources_suppressNothingUnknown() throws IOException {
    options.remove("-nowarn");
    assertThat(compile(List.of(RESOURCES.resolve("codec/good/UserInfo.java"))))
        .extracting(d -> d.getMessage(Locale.ROOT))
        .noneMatch(message -> message.contains("SuppressWarnings"));
  }

  private Path generated(Path name) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
