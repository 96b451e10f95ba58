package com.example.fares;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suspend functions in Kotlin, memoized and run: by kapt, and by the steps without it. */
@Timeout(120)
class SuspendTest {

  private static final String KAPT = "kotlin-annotation-processing-embeddable";

  @TempDir private static Path folder;

  @BeforeAll
  static void compileWithoutKapt() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("steps"));
    Compilers.kotlinc(classes, "Fares.kt", "-java-parameters");
    Compilers.javac(
        classes,
        new String[0],
        "-processor",
        "io.cacheme.processor.CachemeProcessor",
        "com.example.fares.Fares",
        "com.example.fares.Tariff",
        "com.example.fares.Timetable");
    Compilers.kotlinc(classes, "Scenarios.kt");
  }

  @Test
  void kapt_seesSuspendFunctionsToo() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("kapt"));
    Path generated = Files.createDirectory(folder.resolve("generated"));
    kapt(classes, generated);
    Compilers.kotlinc(classes, "Fares.kt");
    Compilers.javac(classes, javaFiles(generated), "-proc:none");
    Compilers.kotlinc(classes, "Scenarios.kt");

    assertThat(run("kapt", "hundredCoroutines_oneLoad")).endsWith("700 in all, 1 asked");
    assertThat(run("kapt", "manyKeys_onlyThoseThatNoTierHas")).startsWith("{Rome=4, B=5}, true");
  }

  private static void kapt(Path classes, Path generated) throws IOException {
    String plugin = "plugin:org.jetbrains.kotlin.kapt3:";
    List<String> options = new ArrayList<>(List.of("-Xplugin=" + jar(KAPT)));
    Stream<String> processors =
        Arrays.stream(Compilers.CLASS_PATH.split(File.pathSeparator))
            .map(jar -> "apclasspath=" + jar);
    Stream.concat(
            Stream.of(
                "aptMode=stubsAndApt",
                "sources=" + generated,
                "classes=" + classes,
                "stubs=" + Files.createDirectory(folder.resolve("stubs")),
                "processors=io.cacheme.processor.CachemeProcessor"),
            processors)
        .forEach(option -> options.addAll(List.of("-P", plugin + option)));
    Compilers.kotlinc(classes, "Fares.kt", options.toArray(String[]::new));
  }

  private static String jar(String name) {
    return Arrays.stream(Compilers.CLASS_PATH.split(File.pathSeparator))
        .filter(jar -> jar.contains(name))
        .findFirst()
        .orElseThrow();
  }

  private static String[] javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(f -> f.endsWith(".java")).toArray(String[]::new);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hundredCoroutines_oneLoad | 0 early, 700 in all, 1 asked
          hit_doesNotSuspend | hit 7, launched; 1 asked
          whoIsCancelled_leavesTheLoadToTheOthers | true, 7, 1 asked
          allAreCancelled_whatIsLoadedIsKept | 7, 1 asked
          nothing_isAbsence_andRemembered | null, null, 1 asked
          failure_arrivesAsItIs_andIsNotCached | java.io.IOException: no connection, java.io.IOException: no connection, 7
          manyKeys_onlyThoseThatNoTierHas | {Rome=4, B=5}, true, [Rome, nowhere], 1 asked
          context_isNotHandedOn | 7, null
          others_arePassedOn | other, plain
          classes_cacheTheirOwnCalls | 4, 1 loaded
          futures_areAwaited | 5, null
          typesThatAreNotFinal_areCached | true, 9 asked, {A=[A, end], B=[B, end]}, [1, 3], {G=G, H=H}
          """)
  void scenario_goesAsItShould(String scenario, String outcome) throws Exception {
    assertThat(run("steps", scenario)).isEqualTo(outcome);
  }

  private static String run(String from, String scenario) throws Exception {
    URL[] classes = {folder.resolve(from).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, SuspendTest.class.getClassLoader());
        Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=1000").build()) {
      Class<?> scenarios = loader.loadClass("com.example.fares.Scenarios");
      Object all = scenarios.getConstructor(Cacheme.class).newInstance(cacheme);
      return (String) scenarios.getMethod(scenario).invoke(all);
    }
  }
}
