package io.cacheme.tests;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The Java in the README and on the pages beside it compiles as it stands, without a warning, or is
 * that of a test here; and what else the pages say of the code and the build is so.
 */
class PagesTest {

  private static final Path HOME = Path.of("..");
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "docs/calls.md",
          "docs/fresh.md",
          "docs/reload.md",
          "docs/stale.md",
          "docs/groups.md",
          "docs/health.md",
          "docs/loads.md",
          "docs/verify.md",
          "docs/nodes.md",
          "docs/serializers.md");
  private static final List<String> TESTED =
      List.of("docs/consequences.md", "docs/fleet.md", "docs/testing.md", "docs/views.md");

  /** Other tests have these; of errors only the wrong line is shown. */
  private static final List<String> ELSEWHERE =
      List.of(
          "docs/errors.md",
          "docs/memoize.md",
          "docs/metrics.md",
          "docs/modules.md",
          "docs/spring-cache.md",
          "docs/spring.md",
          "docs/storages.md");

  private static final Path EXAMPLES = Path.of("src", "test", "java", "com", "example", "shop");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FENCED = Pattern.compile("(?m)^```.*?^```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern NAME =
      Pattern.compile("(?m)^(?:public )?(?:record|interface|(?:final )?class) (\\w+)");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern LOGGER = Pattern.compile("System\\.getLogger\\(([^)]+)\\)");
  private static final Pattern DRIVER =
      Pattern.compile("`[\\w.-]+:([\\w.-]+)`[^|]*\\| ([\\w.-]+) \\|");

  @TestFactory
  List<DynamicTest> java_compilesAsItStands() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String page : PAGES) {
      List<String> snippets = snippets(page);
      assertThat(snippets).as(page).isNotEmpty();
      for (String source : snippets) {
        tests.add(DynamicTest.dynamicTest(page + ": " + name(source), () -> compile(source)));
      }
    }
    return tests;
  }

  @Test
  void java_ofTests_isTheirs() throws IOException {
    for (String page : TESTED) {
      assertThat(snippets(page)).as(page).isNotEmpty();
      for (String source : snippets(page)) {
        assertThat(EXAMPLES.resolve(name(source) + ".java")).content().isEqualTo(source);
      }
    }
  }

  @Test
  void java_isOnNoOtherPage() throws IOException {
    for (Path page : filesUnder(HOME.resolve("docs"), ".md")) {
      String name = HOME.relativize(page).toString();
      if (!snippets(name).isEmpty()) {
        assertThat(Stream.of(PAGES, TESTED, ELSEWHERE).flatMap(List::stream)).contains(name);
      }
    }
  }

  @Test
  void describe_printsWhatThePageShows() throws Exception {
    String source =
        snippets("docs/nodes.md").stream()
            .filter(java -> name(java).equals("Reports"))
            .findFirst()
            .orElseThrow();
    Method daily = load("Reports", compile(source)).getDeclaredMethod("daily", Cacheme.class);
    daily.setAccessible(true);
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=100")
            .storage("my-redis", new InMemoryRemoteStorage(new ManualTimeSource()))
            .build()) {
      ((CompletableFuture<?>) daily.invoke(null, cacheme)).join();

      assertThat(Files.readString(HOME.resolve("docs/nodes.md")))
          .contains("```\n" + cacheme.describe() + "```\n");
    }
  }

  @Test
  void loggers_areAllOnThePage() throws IOException {
    String page = Files.readString(HOME.resolve("docs/logs.md"));
    int found = 0;
    for (Path file : filesUnder(HOME, ".java")) {
      if (file.toString().contains("/src/main/java/io/cacheme/")) {
        for (MatchResult logger : LOGGER.matcher(Files.readString(file)).results().toList()) {
          String name = logger.group(1).replace("\"", "").replace(".class.getName(", "");
          assertThat(page).as("%s", file).containsPattern("`[\\w.]*\\b" + name + "`");
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void drivers_areThoseOfTheBuild() throws IOException {
    String pom = Files.readString(HOME.resolve("pom.xml"));
    List<MatchResult> drivers =
        DRIVER.matcher(Files.readString(HOME.resolve("docs/storages.md"))).results().toList();
    assertThat(drivers).hasSize(6);
    for (MatchResult driver : drivers) {
      String property =
          Pattern.compile(">" + driver.group(1) + "</artifactId>\\s*<version>\\$\\{([\\w.-]+)}")
              .matcher(pom)
              .results()
              .findFirst()
              .orElseThrow()
              .group(1);
      assertThat(pom).contains("<" + property + ">" + driver.group(2) + "</");
    }
  }

  @TestFactory
  List<DynamicTest> links_leadSomewhere() throws IOException {
    return allPages().stream()
        .map(page -> DynamicTest.dynamicTest("" + HOME.relativize(page), () -> followLinks(page)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> tests_thatPagesName_areThere() throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.walk(HOME)) {
      there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    return allPages().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    "" + HOME.relativize(page), () -> assertThat(there).containsAll(tests(page))))
        .toList();
  }

  private static List<String> tests(Path page) throws IOException {
    return TEST.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
  }

  private static List<Path> allPages() throws IOException {
    List<Path> pages = new ArrayList<>(filesUnder(HOME.resolve("docs"), ".md"));
    pages.addAll(List.of(HOME.resolve("README.md"), HOME.resolve("CONTRIBUTING.md")));
    filesUnder(HOME.resolve("examples"), "README.md").forEach(pages::add);
    return pages;
  }

  private static void followLinks(Path page) throws IOException {
    String text = FENCED.matcher(Files.readString(page)).replaceAll("");
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      if (link.group(1).startsWith("https:")) {
        continue;
      }
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
      assertThat(target).exists();
      if (link.group(2) != null) {
        assertThat(anchors(target)).as("%s", target).contains(link.group(2));
      }
    }
  }

  /** The headings of a page, as GitHub names them. */
  private static List<String> anchors(Path page) throws IOException {
    return FENCED
        .matcher(Files.readString(page))
        .replaceAll("")
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void helloWorld_hasFifteenLinesOrFewer() throws IOException {
    String hello = snippets("README.md").get(0);

    assertThat(hello.lines().filter(line -> !line.isBlank() && !line.startsWith("import")))
        .hasSizeLessThanOrEqualTo(15);
  }

  private static List<String> snippets(String page) throws IOException {
    return JAVA.matcher(Files.readString(HOME.resolve(page)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String name(String source) {
    return NAME.matcher(source).results().findFirst().orElseThrow().group(1);
  }

  private static Compilation compile(String source) {
    JavaFileObject file = JavaFileObjects.forSourceString(name(source), source);
    Compilation compilation =
        javac()
            .withProcessors(ServiceLoader.load(Processor.class))
            .withOptions("-Xlint:all,-processing,-classfile", "-Werror", "--release", "17")
            .compile(file);
    assertThat(compilation).succeededWithoutWarnings();
    return compilation;
  }

  /** The class of that name, which is no other's: of what was compiled it needs no more. */
  private static Class<?> load(String name, Compilation compilation) throws IOException {
    JavaFileObject file =
        compilation.generatedFile(StandardLocation.CLASS_OUTPUT, name + ".class").orElseThrow();
    try (InputStream in = file.openInputStream()) {
      byte[] bytes = in.readAllBytes();
      return new ClassLoader(PagesTest.class.getClassLoader()) {
        Class<?> defined() {
          return defineClass(name, bytes, 0, bytes.length);
        }
      }.defined();
    }
  }

  private static List<Path> filesUnder(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(end) && !file.toString().contains("/target/"))
          .toList();
    }
  }
}
