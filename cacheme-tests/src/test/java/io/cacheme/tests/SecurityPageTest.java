package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each line of the threat model names what holds it: a class that has tests, or a command. */
class SecurityPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| (.*?) ?\\|$");
  private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");
  private static final Pattern COMMAND = Pattern.compile("`((?:proof/|\\.ci/)\\S+?)(?: [^`]*)?`");
  private static final Pattern TESTS =
      Pattern.compile("@(?:Test|TestFactory|ParameterizedTest)\\b|extends \\w+(?:Contract|Cases)");

  @Test
  void lines_areHeldByWhatThereIs() throws IOException {
    String page = Files.readString(Page.HOME.resolve("SECURITY.md"));

    assertThat(ROW.matcher(page).results().count()).isGreaterThan(25);
    assertThat(wrong(page)).isEmpty();
  }

  @Test
  void lines_thatAreHeldByNothing_areFound() throws IOException {
    assertThat(wrong("| It cannot | |")).containsExactly("nothing holds: It cannot");
    assertThat(wrong("| It cannot | by good will |")).hasSize(1);
    assertThat(wrong("| It cannot | `NoSuchTest` |")).containsExactly("no tests in NoSuchTest");
    assertThat(wrong("| It cannot | `proof/none/run all` |")).containsExactly("no proof/none/run");
    assertThat(wrong("| It cannot | `SecurityPageTest` |")).isEmpty();
  }

  private static List<String> wrong(String page) throws IOException {
    Map<String, String> sources = sources();
    List<String> wrong = new ArrayList<>();
    ROW.matcher(page)
        .results()
        .forEach(
            row -> {
              List<String> classes = all(CLASS, row.group(2));
              List<String> commands = all(COMMAND, row.group(2));
              if (classes.isEmpty() && commands.isEmpty()) {
                wrong.add("nothing holds: " + row.group(1));
              }
              classes.stream()
                  .filter(name -> !TESTS.matcher(sources.getOrDefault(name, "")).find())
                  .forEach(name -> wrong.add("no tests in " + name));
              commands.stream()
                  .filter(name -> !Files.isExecutable(Page.HOME.resolve(name)))
                  .forEach(name -> wrong.add("no " + name));
            });
    return wrong;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Of the classes of tests, by name; of two with one name both. */
  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Page.HOME)) {
      List<Path> tests =
          files
              .filter(file -> file.toString().endsWith("Test.java"))
              .filter(file -> !file.toString().contains("/target/"))
              .toList();
      Map<String, String> sources = new HashMap<>();
      for (Path file : tests) {
        sources.merge(
            file.getFileName().toString().replace(".java", ""),
            Files.readString(file),
            String::concat);
      }
      return sources;
    }
  }
}
