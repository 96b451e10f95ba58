package com.example.fares;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suspend functions in Kotlin, memoized and run: by kapt, and by the steps without it. */
@Timeout(120)
class SuspendTest {

  private static final Path SOURCES = Path.of("src", "test", "kotlin");
  private static final String KAPT = "kotlin-annotation-processing-embeddable";

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private static Path folder;

  @BeforeAll
  static void compileWithoutKapt() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("steps"));
    kotlinc(classes, "Fares.kt", "-java-parameters");
    javac(
        classes,
        new String[0],
        "-processor",
        "io.cacheme.processor.CachemeProcessor",
        "com.example.fares.Fares",
        "com.example.fares.Tariff",
        "com.example.fares.Timetable");
    kotlinc(classes, "Scenarios.kt");
  }

  @Test
  void kapt_seesSuspendFunctionsToo() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("kapt"));
    Path generated = Files.createDirectory(folder.resolve("generated"));
    kapt(classes, generated);
    kotlinc(classes, "Fares.kt");
    javac(classes, javaFiles(generated), "-proc:none");
    kotlinc(classes, "Scenarios.kt");

    assertThat(run("kapt", "hundredCoroutines_oneLoad")).endsWith("700 in all, 1 asked");
    assertThat(run("kapt", "manyKeys_onlyThoseThatNoTierHas")).startsWith("{Rome=4, B=5}, true");
  }

  private static void kapt(Path classes, Path generated) throws IOException {
    String plugin = "plugin:org.jetbrains.kotlin.kapt3:";
    List<String> options = new ArrayList<>(List.of("-Xplugin=" + jar(KAPT)));
    Stream<String> processors =
        Arrays.stream(CLASS_PATH.split(File.pathSeparator)).map(jar -> "apclasspath=" + jar);
    Stream.concat(
            Stream.of(
                "aptMode=stubsAndApt",
                "sources=" + generated,
                "classes=" + classes,
                "stubs=" + Files.createDirectory(folder.resolve("stubs")),
                "processors=io.cacheme.processor.CachemeProcessor"),
            processors)
        .forEach(option -> options.addAll(List.of("-P", plugin + option)));
    kotlinc(classes, "Fares.kt", options.toArray(String[]::new));
  }

  private static String jar(String name) {
    return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
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

  private static void kotlinc(Path classes, String name, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-no-stdlib", "-no-reflect", "-jvm-target", "17", "-Werror", "-classpath"));
    arguments.add(classes + File.pathSeparator + CLASS_PATH);
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-d", classes.toString(), SOURCES.resolve(name).toString()));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    ExitCode code =
        new K2JVMCompiler()
            .exec(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
    assertThat(code).as(told.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.OK);
  }

  /** {@code options} may end with names of classes to be processed. */
  private static void javac(Path classes, String[] sources, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "17", "-Xlint:all,-processing,-classfile,-path", "-Werror"));
    arguments.addAll(List.of("-processorpath", CLASS_PATH, "-d", classes.toString()));
    arguments.addAll(List.of("-classpath", classes + File.pathSeparator + CLASS_PATH));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of(sources));
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, told, told, arguments.toArray(String[]::new));
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
  }
}
