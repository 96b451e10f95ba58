package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testservers.RedisProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each step of docs/getting-started.md prints what stands there. A step has the files of those
 * before it, but for what it shows anew; it is run once for each output, in a directory of its own.
 */
class GettingStartedTest {

  private static final int SECOND_TIER = 2;
  private static final String ON_DISK = "\"sqlite:///books.db?createSchema=true\"";

  private static final String[] LIBRARIES = {
    "cacheme-annotations",
    "cacheme-runtime",
    "cacheme-storage-local",
    "cacheme-storage-sql",
    "cacheme-storage-sqlite",
    "caffeine",
    "jspecify",
    "sqlite-jdbc"
  };

  private static final String[] PROCESSOR = {
    "cacheme-processor", "cacheme-annotations", "auto-common", "guava", "javapoet"
  };

  private record Step(String title, Map<String, String> files, List<String> outputs) {}

  private static List<Step> steps() throws IOException {
    List<Step> steps = new ArrayList<>();
    Map<String, String> files = new HashMap<>();
    for (Page section : Page.of("docs/getting-started.md").sections()) {
      List<String> sources = section.fences("java");
      if (!sources.isEmpty()) {
        sources.forEach(source -> files.put(Page.typeOf(source), source));
        String title = section.text().lines().findFirst().orElseThrow();
        steps.add(new Step(title, Map.copyOf(files), section.fences("text")));
      }
    }
    return steps;
  }

  @TestFactory
  List<DynamicTest> steps_printWhatThePageShows(@TempDir Path folder) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Step step : steps()) {
      Path home = Files.createDirectory(folder.resolve("step" + tests.size()));
      tests.add(DynamicTest.dynamicTest(step.title(), () -> check(step, "", home)));
    }
    assertThat(tests).hasSize(8);
    return tests;
  }

  @Test
  void secondTier_redisInItsPlace_printsTheSame(@TempDir Path home) throws Exception {
    Step step = steps().get(SECOND_TIER);
    try (RedisProcess redis = RedisProcess.start()) {
      Map<String, String> files = new HashMap<>(step.files());
      files.computeIfPresent(
          "Shop", (name, shop) -> shop.replace(ON_DISK, '"' + redis.url() + '"'));
      assertThat(files).isNotEqualTo(step.files());

      check(
          new Step(step.title(), files, step.outputs()),
          File.pathSeparator + System.getProperty("java.class.path"), // Redis' driver needs much
          home);
    }
  }

  private static void check(Step step, String more, Path home) throws Exception {
    Path sources = Files.createDirectory(home.resolve("sources"));
    Path classes = Files.createDirectory(home.resolve("classes"));
    for (Map.Entry<String, String> file : step.files().entrySet()) {
      Files.writeString(sources.resolve(file.getKey() + ".java"), file.getValue());
    }
    ModularJdk.compileOn(
        ModulePath.of(classes, LIBRARIES),
        sources,
        classes,
        "--processor-path",
        ModulePath.of(classes, PROCESSOR),
        "-processor",
        "io.cacheme.processor.CachemeProcessor");

    assertThat(step.outputs()).isNotEmpty();
    for (String output : step.outputs()) {
      List<String> shop = shop(ModulePath.of(classes, LIBRARIES) + more);
      assertThat(ModularJdk.runIn(home, ModularJdk.HOME, shop)).isEqualTo(output);
    }
  }

  private static List<String> shop(String classPath) {
    List<String> arguments = new ArrayList<>();
    if (Runtime.version().feature() >= 24) {
      arguments.add("--enable-native-access=ALL-UNNAMED"); // for SQLite
    }
    arguments.addAll(List.of("-cp", classPath, "Shop"));
    return arguments;
  }
}
