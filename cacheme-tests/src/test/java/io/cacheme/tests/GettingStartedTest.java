package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each step of docs/getting-started.md prints what stands there. A step has the files of those
 * before it, but for what it shows anew; it is run once for each output, in a directory of its own.
 */
class GettingStartedTest {

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

  @TestFactory
  List<DynamicTest> steps_printWhatThePageShows(@TempDir Path folder) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    Map<String, String> program = new HashMap<>();
    for (Page step : Page.of("docs/getting-started.md").sections()) {
      step.fences("java").forEach(source -> program.put(Page.typeOf(source), source));
      if (!step.fences("java").isEmpty()) {
        Map<String, String> files = Map.copyOf(program);
        Path home = Files.createDirectory(folder.resolve("step" + tests.size()));
        String title = step.text().lines().findFirst().orElseThrow();
        tests.add(DynamicTest.dynamicTest(title, () -> check(step, files, home)));
      }
    }
    assertThat(tests).hasSize(8);
    return tests;
  }

  private static void check(Page step, Map<String, String> files, Path home) throws Exception {
    Path sources = Files.createDirectory(home.resolve("sources"));
    Path classes = Files.createDirectory(home.resolve("classes"));
    for (Map.Entry<String, String> file : files.entrySet()) {
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

    assertThat(step.fences("text")).isNotEmpty();
    for (String output : step.fences("text")) {
      assertThat(ModularJdk.runIn(home, ModularJdk.HOME, run(classes))).isEqualTo(output);
    }
  }

  private static List<String> run(Path classes) {
    List<String> arguments = new ArrayList<>();
    if (Runtime.version().feature() >= 24) {
      arguments.add("--enable-native-access=ALL-UNNAMED"); // for SQLite
    }
    arguments.addAll(List.of("-cp", ModulePath.of(classes, LIBRARIES), "Shop"));
    return arguments;
  }
}
