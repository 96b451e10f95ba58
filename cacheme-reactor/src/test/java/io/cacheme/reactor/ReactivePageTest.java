package io.cacheme.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for who subscribes: its Java is that of tests, and it leaves out no call. */
class ReactivePageTest {

  private static final Path PAGE = Path.of("..", "docs", "reactive.md");
  private static final Path EXAMPLES = Path.of("src", "test", "java", "com", "example", "shop");
  private static final Path OF_MUTINY = Path.of("..", "cacheme-mutiny").resolve(EXAMPLES);
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern KOTLIN = Pattern.compile("```kotlin\n(.*?)```", Pattern.DOTALL);
  private static final Path FARES =
      Path.of("..", "cacheme-kotlin", "src", "test", "kotlin", "Fares.kt");
  private static final Pattern NAME = Pattern.compile("(?m)^public (?:record|interface) (\\w+)");

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void java_onThePage_isThatOfTests() throws IOException {
    List<String> snippets = all(JAVA, Files.readString(PAGE));
    assertThat(snippets).isNotEmpty();
    for (String source : snippets) {
      String name = all(NAME, source).get(0);
      Path examples = source.contains("io.smallrye.mutiny") ? OF_MUTINY : EXAMPLES;
      assertThat(examples.resolve(name + ".java")).content().isEqualTo(source);
    }
  }

  @Test
  void kotlin_onThePage_isThatOfATest() throws IOException {
    List<String> snippets = all(KOTLIN, Files.readString(PAGE));
    assertThat(snippets).isNotEmpty();
    assertThat(snippets).allMatch(Files.readString(FARES)::contains);
  }

  @Test
  void calls_areAllOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(Arrays.stream(ReactorCache.class.getMethods()).map(m -> "`" + m.getName()))
        .allMatch(name -> name.equals("`of") || page.contains(name));
  }
}
