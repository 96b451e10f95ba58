package io.cacheme.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;

/** The page of Spring's caches shows what tests run, and all options that there are. */
class SpringCachePageTest {

  private static final Path PAGE = Path.of("..", "docs", "spring-cache.md");
  private static final Path EXAMPLES = Path.of("src", "test", "java", "com", "example", "shop");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?m)^(?:public )?class (\\w+)");
  private static final Pattern OPTION = Pattern.compile("(?m)^\\| `(\\w+)\\(");

  private static List<MatchResult> found(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(PAGE)).results().toList();
  }

  @Test
  void java_isThatOfTests() throws IOException {
    assertThat(found(JAVA)).isNotEmpty();
    for (MatchResult snippet : found(JAVA)) {
      String source = snippet.group(1);
      String name = NAME.matcher(source).results().findFirst().orElseThrow().group(1);
      assertThat(EXAMPLES.resolve(name + ".java")).content().isEqualTo(source);
    }
  }

  @Test
  void table_hasAllOptions() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("| `CachemeCacheConfiguration` | |"));
    assertThat(
            OPTION
                .matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(CachemeCacheConfiguration.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void keys_areWrittenAsThePageSays() throws IOException {
    KeyText keys = new KeyText("users");
    assertThat(PAGE)
        .content()
        .contains("| `\"tea\"` | `" + keys.apply("tea") + "` |")
        .contains("| `42` | `" + keys.apply(42) + "` |")
        .contains("| `42L` | `" + keys.apply(42L) + "` |")
        .contains("| `(\"a\", 2)` | `" + keys.apply(new SimpleKey("a", 2)) + "` |")
        .contains("| none | `" + keys.apply(SimpleKey.EMPTY) + "` |")
        .contains("| `DAYS` | `" + keys.apply(TimeUnit.DAYS) + "` |");
  }

  @Test
  void page_namesTheSpringOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    String version =
        Pattern.compile("<spring.version>(.*?)</")
            .matcher(pom)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(PAGE).content().contains("built with Spring Framework " + version);
  }
}
