package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The commands on the pages name what there is: profiles, modules, goals, programs and files. None
 * is run here, for each would be a build within a build: {@code .ci/commands} runs them.
 */
class CommandsTest {

  private static final Path HOME = Page.HOME;
  private static final Pattern INLINE =
      Pattern.compile("`((?:\\./mvnw|\\./prove|\\.ci/|proof/\\w+/run|benchmarks/compare)[^`]*)`");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
  private static final Pattern OURS =
      Pattern.compile("(?<!\\w)(?:sql|\\.ci|docs|examples|proof)/[\\w./-]+");
  private static final String COMPARE = "benchmarks/compare";
  private static final String PROOF = "proof/run";
  private static final String PROVE = "./prove";
  private static final Pattern OUR_MODULE = Pattern.compile("io\\.(cacheme[\\w.]*)");
  private static final Set<String> OTHERS = Set.of("jlink", "java", "image/bin/java", "mongosh");
  private static final Set<String> PHASES =
      Set.of("clean", "compile", "test", "package", "verify", "install");
  private static final Set<String> FLAGS = Set.of("-q", "-o", "-am", "-T4", "--batch-mode");
  private static final Set<String> MAVENS_PROPERTIES =
      Set.of("skipTests", "maven.test.skip", "exec.args", "surefire.failIfNoSpecifiedTests");

  @TestFactory
  List<DynamicTest> commands_nameWhatThereIs() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String command : commands(page)) {
        tests.add(DynamicTest.dynamicTest(page.name() + ": " + command, () -> check(command)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(10);
    return tests;
  }

  @Test
  void check_whatThereIsNot_isFound() {
    for (String wrong :
        List.of(
            "./mvnw -Pquick test",
            "./mvnw -pl cacheme-nothing test",
            "./mvnw -pl benchmarks -am compile", // which only a profile has
            "./mvnw instal",
            "./mvnw shade:shade",
            "./mvnw --fast test",
            "./mvnw test -Dtest=NoSuchTest",
            "./mvnw test -Dno.such=property",
            "./mvnw -pl cacheme-runtime compile exec:java",
            "./mvnw -pl examples/trace -am compile exec:java -Dexec.args=\"--threads 3\"",
            "./mvnw -Pbenchmarks -pl benchmarks compile exec:exec -Djmh.args=\"NoBenchmark\"",
            "./mvnw -Pbenchmarks -pl benchmarks compile exec:exec -Dbench.main=io.cacheme.None",
            "benchmarks/compare --everything",
            "benchmarks/compare --only nobody",
            "proof/run everything",
            "./prove everything",
            "./prove --everything",
            "./prove R999",
            "mongosh host sql/nothing.js",
            "jlink --add-modules io.cacheme.storage.nothing",
            "make")) {
      assertThat(failureOf(wrong)).as(wrong).isInstanceOf(AssertionError.class);
    }
  }

  private static Throwable failureOf(String command) {
    try {
      check(command);
      return null;
    } catch (IOException | AssertionError e) {
      return e;
    }
  }

  private static List<String> commands(Page page) {
    List<String> commands = new ArrayList<>();
    for (String block : page.fences("sh")) {
      block.replaceAll("\\\\\n\\s*", "").lines().forEach(commands::add);
    }
    INLINE
        .matcher(page.prose())
        .results()
        .forEach(inline -> commands.add(inline.group(1).replaceAll("\\s+", " ")));
    return commands;
  }

  private static void check(String command) throws IOException {
    List<String> words = WORD.matcher(command).results().map(MatchResult::group).toList();
    if (words.get(0).equals("./mvnw")) {
      checkMaven(words.subList(1, words.size()));
    } else if (words.get(0).equals(COMPARE)) {
      checkCompare(words.subList(1, words.size()));
    } else if (words.get(0).equals(PROVE)) {
      checkProve(words.subList(1, words.size()));
    } else if (words.get(0).equals(PROOF)) {
      assertThat(HOME.resolve(PROOF)).isExecutable();
      assertThat(words.subList(1, words.size()))
          .allSatisfy(word -> assertThat(HOME.resolve("proof").resolve(word)).isDirectory());
    } else if (words.get(0).matches("proof/\\w+/run")) {
      assertThat(HOME.resolve(words.get(0))).isExecutable();
    } else if (!words.get(0).startsWith(".ci/")) {
      assertThat(OTHERS).as("commands that are known").contains(words.get(0));
    }
    for (MatchResult file : OURS.matcher(command).results().toList()) {
      assertThat(HOME.resolve(file.group())).exists();
    }
    if (words.get(0).equals("jlink")) {
      for (MatchResult module : OUR_MODULE.matcher(command).results().toList()) {
        Path home = HOME.resolve(module.group(1).replace('.', '-'));
        assertThat(home.resolve("src/main/java/module-info.java")).exists();
      }
    }
  }

  /** Its options are in its sources; names of contenders are folders. */
  private static void checkCompare(List<String> words) throws IOException {
    Path contenders = HOME.resolve("benchmarks/contenders");
    assertThat(HOME.resolve(COMPARE)).isExecutable();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--")) {
        assertThat(sources(contenders.resolve("runner")))
            .as(word)
            .anySatisfy(file -> assertThat(file).content().contains('"' + word + '"'));
      }
      if (word.equals("--only")) {
        assertThat(words.get(i + 1).split(","))
            .allSatisfy(name -> assertThat(contenders.resolve(name)).isDirectory());
      }
    }
  }

  /** Its options and methods are in its sources, its promises on their page. */
  private static void checkProve(List<String> words) throws IOException {
    assertThat(HOME.resolve(PROVE)).isExecutable();
    String page = Page.of("docs/reliability.md").text();
    for (String word : words) {
      if (word.matches("[FR]\\d+")) {
        assertThat(page).contains("\n| " + word + " |");
      } else {
        assertThat(sources(HOME.resolve("proof/prove/src/main")))
            .as(word)
            .anySatisfy(file -> assertThat(file).content().contains('"' + word + '"'));
      }
    }
  }

  private static void checkMaven(List<String> words) throws IOException {
    String parent = Files.readString(HOME.resolve("pom.xml"));
    String active = parent.replaceAll("(?s)<profiles>.*</profiles>", "");
    Map<String, String> properties = new HashMap<>();
    List<String> goals = new ArrayList<>();
    String module = "";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-P")) {
        for (String profile : word.substring(2).split(",")) {
          active += profile(parent, profile);
        }
      } else if (word.startsWith("-D")) {
        String[] parts = word.substring(2).replace("\"", "").split("=", 2);
        properties.put(parts[0], parts.length == 1 ? "" : parts[1]);
      } else if (word.equals("-pl")) {
        module = words.get(++i);
        assertThat(active).contains("<module>" + module + "</module>");
      } else if (word.startsWith("-")) {
        assertThat(FLAGS).contains(word);
      } else {
        goals.add(word);
      }
    }
    String pom = module.isEmpty() ? parent : Files.readString(HOME.resolve(module + "/pom.xml"));
    for (String goal : goals) {
      checkGoal(goal, parent, pom, module, properties);
    }
    for (Map.Entry<String, String> property : properties.entrySet()) {
      checkProperty(property.getKey(), property.getValue(), pom, module);
    }
  }

  private static String profile(String parent, String id) {
    return Pattern.compile("<profile>((?:(?!</profile>).)*?)</profile>", Pattern.DOTALL)
        .matcher(parent)
        .results()
        .map(found -> found.group(1))
        .filter(profile -> profile.contains("<id>" + id + "</id>"))
        .findFirst()
        .orElseGet(() -> fail("there is no profile " + id));
  }

  private static void checkGoal(
      String goal, String parent, String pom, String module, Map<String, String> properties)
      throws IOException {
    if (!goal.contains(":")) {
      assertThat(PHASES).contains(goal);
      return;
    }
    assertThat(parent).contains("<artifactId>" + goal.split(":")[0] + "-maven-plugin</artifactId>");
    if (goal.equals("exec:java")) {
      assertProgram(module, value(pom, "exec.mainClass"));
    } else if (goal.equals("exec:exec")) {
      assertProgram(module, properties.getOrDefault("bench.main", value(pom, "bench.main")));
    }
  }

  private static void checkProperty(String name, String value, String pom, String module)
      throws IOException {
    if (name.equals("test")) {
      assertSource(HOME, value + ".java");
    } else if (!MAVENS_PROPERTIES.contains(name) && !pom.contains("${" + name + "}")) {
      assertThat(sources(HOME.resolve(module)))
          .anySatisfy(file -> assertThat(file).content().contains("\"" + name + '"'));
    }
    for (String word : value.split(" ")) {
      if (word.startsWith("--")) {
        assertThat(sources(HOME.resolve(module)))
            .anySatisfy(file -> assertThat(file).content().contains('"' + word + '"'));
      } else if (word.matches("[A-Z]\\w+Benchmark")) {
        assertSource(HOME.resolve(module), word + ".java");
      }
    }
  }

  private static String value(String pom, String property) {
    return Pattern.compile("<" + property + ">(.*?)</")
        .matcher(pom)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseGet(() -> fail("no " + property + " in the pom"));
  }

  private static void assertProgram(String module, String className) throws IOException {
    if (className.startsWith("io.cacheme.")) {
      assertSource(HOME.resolve(module), className.replace('.', '/') + ".java");
    }
  }

  private static void assertSource(Path home, String name) throws IOException {
    assertThat(sources(home)).as(name).anyMatch(file -> file.endsWith(name));
  }

  private static List<Path> sources(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }
}
