package io.cacheme.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
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
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memoized types among other processors, class files, and packages full of traps. */
final class MemoizeTypesTest {

  static final String IMPORTS =
      """
      package demo;
      import io.cacheme.Node;
      import io.cacheme.annotation.*;
      """;

  static final String NODE =
      IMPORTS
          + """
            @CacheNode(key = "price:{id}", caches = @Cache(storage = "local", ttl = "30s"))
            public record Price(long id) implements Node<String> {}
            """;

  private static JavaFileObject source(String name, String body) {
    return JavaFileObjects.forSourceString("demo." + name, IMPORTS + body);
  }

  private static Compilation compile(JavaFileObject... sources) {
    List<JavaFileObject> all = new ArrayList<>(List.of(sources));
    all.add(JavaFileObjects.forSourceString("demo.Price", NODE));
    return javac()
        .withProcessors(new CachemeProcessor())
        .withOptions("-Xlint:all,-classfile,-processing", "-Werror")
        .compile(all);
  }

  /** A component that is wider than the elements. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Long, float", "Long, double", "Integer, long", "Character, int", "Float, double"})
  void elements_areWidened(String types) {
    String[] pair = types.split(", ", -1);
    JavaFileObject wide =
        source(
            "Wide",
            "@CacheNode(key = \"wide:{at}\", caches = @Cache(storage = \"local\", ttl = \"30s\"))"
                + " record Wide(%s at) implements Node<String> {}".formatted(pair[1]));
    JavaFileObject changes =
        source(
            "Changes",
            "interface Changes { @Invalidates(Wide.class) void change(java.util.List<%s> at); }"
                .formatted(pair[0]));

    assertThat(javac().withProcessors(new CachemeProcessor()).compile(wide, changes)).succeeded();
  }

  /** What strict builds would warn of, were it not accepted where it is declared. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "interface Prices { @Memoize(Price.class) String price(long id);"
            + " <T extends Object & Comparable<T>> T most(java.util.List<T> of); }",
        "interface Prices { @Invalidates(Price.class)"
            + " <T extends Object & Comparable<Long>> void change(long id, T to); }",
        "interface Prices<T extends Object & Comparable<? super T> & java.io.Serializable> {"
            + " @Memoize(Price.class) String price(long id); <U extends T> U most(T a, U b); }",
        "class Prices<T extends Object & Comparable<T>> { @Memoize(Price.class)"
            + " <Object extends java.lang.Object & Runnable> String price(long id,"
            + " @KeyIgnore Object seen) { return null; } }",
        "@Deprecated interface Prices { @Memoize(Price.class) String price(long id); }",
        "interface Prices { @Deprecated(forRemoval = true) @Memoize(Price.class)"
            + " String price(long id); @Deprecated void old(); }",
        "@SuppressWarnings(\"rawtypes\") interface Prices { @Memoize(Price.class)"
            + " String price(long id); java.util.List raw(java.util.Map map); }",
        "interface Prices extends java.io.Serializable { @Memoize(Price.class)"
            + " String price(long id); }",
        "@SuppressWarnings(\"try\") interface Prices extends AutoCloseable {"
            + " @Memoize(Price.class) String price(long id); }",
        "@SuppressWarnings(\"unchecked\") interface Prices { @Memoize(Price.class)"
            + " String price(long id); <T> T first(java.util.List<T>... lists); }",
        "@SuppressWarnings(\"overloads\") interface Prices { @Memoize(Price.class)"
            + " String price(long id); void on(java.util.function.Function<String, String> f);"
            + " void on(java.util.function.IntFunction<String> f); }",
        "class Prices implements java.io.Serializable { private static final long"
            + " serialVersionUID = 1; @Memoize(Price.class) String price(long id)"
            + " { return null; } }",
        "class Prices { @Deprecated Prices() {} @Memoize(Price.class) String price(long id)"
            + " { return null; } }"
      })
  void lints_areSetOffByNothingGenerated(String body) {
    assertThat(compile(source("Prices", body))).succeededWithoutWarnings();
  }

  @Test
  void namesOfOurs_inTheSamePackageAndInTheInterface_doNoHarm() {
    Compilation compilation =
        compile(
            source(
                "Prices",
                """
                interface Prices<Objects> {
                  @Memoize(Price.class)
                  java.util.Optional<String> price(long id) throws java.io.IOException;
                  @Memoize(Price.class)
                  int price(@KeyIgnore Objects e, @KeyIgnore Loader node, long id) throws Exception;
                  class Loader {}
                  class NodeCache {}
                  class Integer {}
                  @interface Generated {}
                  String failure(Exception found, Optional delegate, Number priceCache);
                }
                """
                    .replace("int price", "String price")),
            source("Optional", "class Optional {}"),
            source("LoadException", "class LoadException {}"),
            source("Override", "@interface Override {}"),
            source("Number", "class Number {}"),
            source(
                "Exception",
                "class Exception extends java.lang.Exception {"
                    + " static final long serialVersionUID = 1; }"));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void annotationsOnTypes_areLookedThrough() {
    Compilation compilation =
        compile(
            source(
                "Prices",
                """
                import org.jspecify.annotations.Nullable;
                interface Prices {
                  @Memoize(Price.class) @Nullable String price(long id);
                  @Memoize(Price.class)
                  java.util.concurrent.CompletionStage<@Nullable String> later(@Nullable Long id);
                  @Nullable String name(@Nullable String of);
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void wildcardsAndVarargs_compile() {
    Compilation compilation =
        compile(
            source(
                "Numbers",
                """
                @CacheNode(key = "n:{id}", caches = @Cache(storage = "local", ttl = "30s"))
                record Numbers(long id) implements Node<java.util.List<? extends Number>> {}
                """),
            source(
                "Prices",
                """
                import java.util.*;
                import java.util.concurrent.*;
                interface Prices {
                  @Memoize(Price.class) CompletionStage<? extends String> later(long id);
                  @Memoize(Price.class) Optional<? extends String> find(Integer id);
                  @Memoize(Price.class)
                  CompletableFuture<? extends Optional<? extends String>> findLater(short id);
                  @Memoize(Price.class)
                  CompletionStage<? extends Map<Long, String>> all(Set<? extends Long> ids);
                  @Memoize(Price.class) String hinted(@KeyIgnore int[] all, long id,
                      @KeyIgnore Object... hints);
                  @Memoize(Numbers.class) List<? extends Number> numbers(long id);
                  @Memoize(Numbers.class)
                  Map<Long, List<? extends Number>> allNumbers(List<Long> ids);
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void twoParentsOfOneMethod_giveOne() throws IOException {
    Compilation compilation =
        compile(
            source(
                "Prices",
                """
                interface Prices extends Left, Right<java.io.FileNotFoundException> {
                  @Memoize(Price.class) String own(long id);
                }
                """),
            source(
                "Left",
                """
                interface Left {
                  CharSequence text(Long id) throws java.io.IOException, InterruptedException;
                }
                """),
            source(
                "Right",
                """
                interface Right<X extends Exception> {
                  @Memoize(Price.class)
                  String text(@KeyIgnore X other, long id);
                  String text(Long id) throws X;
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(generated(compilation, "PricesMemoized"))
        .containsOnlyOnce("text(Long id)")
        .contains("public String text(Long id) throws FileNotFoundException {");
  }

  @Test
  void thrownVariable_letsNoOtherExceptionThrough() throws IOException {
    Compilation compilation =
        compile(
            source(
                "Prices",
                """
                interface Prices<X extends Exception> {
                  @Memoize(Price.class)
                  <E extends Exception> String told(long id, @KeyIgnore Class<E> type) throws E;
                  @Memoize(Price.class)
                  <E extends Exception> java.util.Optional<String> untold(long id) throws E;
                  @Memoize(Price.class)
                  java.util.Map<Long, String> many(java.util.Collection<Long> ids) throws X;
                  @Memoize(Price.class)
                  String other(long id) throws java.io.IOException;
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(generated(compilation, "PricesMemoized"))
        .contains("instanceof Exception failure && type != null && type.isInstance(failure)")
        .contains("own[0] = failure;")
        .contains("instanceof Exception failure && failure == own[0]")
        .doesNotContain("instanceof Exception failure)");
  }

  @Test
  void overriddenWithoutMemoize_isPassedOn() throws IOException {
    Compilation compilation =
        compile(
            source(
                "Prices",
                """
                interface Prices extends Base {
                  @Memoize(Price.class) String own(long id);
                  @Override String text(long id);
                }
                """),
            source("Base", "interface Base { @Memoize(Price.class) String text(long id); }"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(generated(compilation, "PricesMemoized")).contains("return delegate.text(id);");
  }

  private static String generated(Compilation compilation, String name) throws IOException {
    return compilation
        .generatedSourceFile("demo." + name)
        .orElseThrow()
        .getCharContent(false)
        .toString();
  }

  @Test
  void brokenNode_isToldOnce_andTheOthersGoOn(@TempDir Path dir) throws IOException {
    String caches = "caches = @Cache(storage = \"local\", ttl = \"30s\"))\n";
    List<String> told =
        compile(
            dir,
            List.of(),
            file(dir, "Price", NODE),
            file(
                dir,
                "Bad",
                IMPORTS
                    + "@CacheNode(key = \"bad:{ID}\", "
                    + caches
                    + "record Bad(long id) implements Node<String> {}"),
            file(
                dir,
                "Nothing",
                IMPORTS
                    + "@CacheNode(key = \"bad:{id}\", "
                    + caches
                    + "record Nothing(long id) {}"),
            file(
                dir,
                "Names",
                IMPORTS + "interface Names { @Memoize(Bad.class) String name(long id); }"),
            file(
                dir,
                "Nothings",
                IMPORTS + "interface Nothings { @Memoize(Nothing.class) String name(long id); }"),
            file(
                dir,
                "Prices",
                IMPORTS + "interface Prices { @Memoize(Price.class) String price(long id); }"));
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).contains("[CME010]");
    assertThat(told.get(1)).contains("[CME002]");
    assertThat(dir.resolve("demo/PricesMemoized.java")).exists();
    assertThat(dir.resolve("demo/NamesMemoized.java")).doesNotExist();
    assertThat(dir.resolve("demo/NothingsMemoized.java")).doesNotExist();
  }

  @Test
  void cacheOfThisRound_asAParameter_isWaitedFor() {
    Compilation compilation =
        compile(
            source(
                "Prices",
                """
                interface Prices {
                  @Memoize(Price.class) String price(long id);
                  void use(PriceCache cache);
                  static PricesMemoized over(Prices delegate, PriceCache cache) {
                    return new PricesMemoized(delegate, cache);
                  }
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void nodeOfAnotherProcessor_isWaitedFor() {
    Compilation compilation =
        javac()
            .withProcessors(new LateSource("demo.Price", NODE), new CachemeProcessor())
            .compile(
                source(
                    "Prices", "interface Prices { @Memoize(Price.class) String price(long id); }"));
    assertThat(compilation).succeeded();
    assertThat(compilation.generatedSourceFile("demo.PricesMemoized")).isPresent();
  }

  @Test
  void missingTypes_areToldByTheCompilerAlone() {
    Compilation compilation =
        compile(
            source(
                "Prices",
                "interface Prices extends Base { @Memoize(Price.class) String p(long id); }"),
            source("Base", "interface Base extends Nowhere {}"),
            source("Others", "interface Others { @Memoize(Never.class) String p(long id); }"));
    assertThat(compilation).hadErrorContaining("symbol: class Nowhere");
    assertThat(compilation).hadErrorContaining("symbol:   class Never");
    assertThat(compilation).hadErrorCount(2);
  }

  @Test
  void nodeAndBaseOfClassFiles_work(@TempDir Path dir) throws IOException {
    String node = NODE.replace("@CacheNode(", "@CacheNode(generated = \"Cost\", ");
    String base =
        IMPORTS
            + "public interface Base<X> { @Memoize(Price.class) String price(long id); X other(); }";
    assertThat(
            compile(dir, List.of("-parameters"), file(dir, "Price", node), file(dir, "Base", base)))
        .isEmpty();
    Path prices =
        file(
            dir,
            "Prices",
            IMPORTS
                + "public interface Prices extends Base<String> {"
                + " @Memoize(Price.class) String own(long id); }");
    assertThat(compile(dir, List.of(), prices)).isEmpty();
    assertThat(compile(dir, List.of(), prices)).as("over its own output").isEmpty();
    assertThat(dir.resolve("demo/PricesMemoized.java"))
        .content()
        .contains("CostCache costCache", "delegate.price(id)", "delegate.own(id)");
  }

  static Path file(Path dir, String name, String source) throws IOException {
    Path file = Files.createDirectories(dir.resolve("demo")).resolve(name + ".java");
    return Files.writeString(file, source);
  }

  /** The errors; class files and sources go to {@code dir}. */
  static List<String> compile(Path dir, List<String> more, Path... sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = System.getProperty("java.class.path") + File.pathSeparator + dir;
    List<String> options =
        Stream.concat(
                Stream.of(
                    "-d", dir.toString(), "-s", dir.toString(), "-cp", path, "-sourcepath", ""),
                more.stream())
            .toList();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, files, told, options, null, files.getJavaFileObjects(sources));
      task.setProcessors(List.of(new CachemeProcessor()));
      task.call();
    }
    return told.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }
}
