package io.cacheme.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes out with a release: the modules of the BOM, and none of our tests. */
class PublishedTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");

  /** The BOM itself, which does not name itself. */
  private static final String BOM = "cacheme-bom";

  private static Stream<String> modules() {
    return MODULE.matcher(pom(".")).results().map(match -> match.group(1));
  }

  private static String pom(String module) {
    try {
      return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPublished(String module) {
    return !pom(module).contains("<maven.deploy.skip>true</maven.deploy.skip>");
  }

  @Test
  void published_areThoseOfTheBom() throws IOException {
    List<String> published =
        modules().filter(PublishedTest::isPublished).filter(module -> !module.equals(BOM)).toList();

    assertThat(published).containsExactlyInAnyOrderElementsOf(DescriptorsTest.published().toList());
  }

  @Test
  void unpublished_areTestsExamplesAndBenchmarks() {
    assertThat(modules().filter(module -> !isPublished(module)))
        .contains("cacheme-tests", "cacheme-testservers", "benchmarks", "benchmarks/contenders")
        .allMatch(
            module ->
                module.matches(
                    "cacheme-(architecture|tests|testservers)|benchmarks(/.*)?|examples/.*|proof/.*"));
  }

  @Test
  void noModule_publishesItsTests() {
    assertThat(modules()).noneMatch(module -> pom(module).contains("test-jar"));
  }
}
