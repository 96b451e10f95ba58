package io.cacheme.tests.beside;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in Java and in Kotlin, used from Kotlin, by the steps that docs/nodes.md has. */
class FromKotlinTest {

  private static final Path SOURCES = Path.of("src", "test", "beside", "kotlin");

  @TempDir private Path classes;

  @BeforeEach
  void compileNodesInJava() {
    javac(List.of(), "User.java", "Names.java");
  }

  @Test
  void nodesInJavaAndInKotlin_workFromKotlin() throws Exception {
    kotlinc("Place.kt");
    javac(List.of("com.example.Place"));
    kotlinc("Run.kt");

    assertThat(run()).isEqualTo("user 1, lambda 2, row 3, row 3, place 4; asked 1");
  }

  @Test
  void valueThatMayBeNull_isSoToKotlin() {
    StringWriter told = new StringWriter();

    assertThat(kotlinc(told, "Unguarded.kt")).isEqualTo(ExitCode.COMPILATION_ERROR);
    assertThat(told.toString()).contains("only safe (?.) or non-null asserted (!!.) calls");
  }

  private void javac(List<String> compiled, String... names) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter told = new StringWriter();
    List<String> options =
        List.of(
            "--release",
            "17",
            "-Xlint:all,-processing,-classfile,-path",
            "-Werror",
            "-processor",
            "io.cacheme.processor.CachemeProcessor",
            "-processorpath",
            System.getProperty("java.class.path"),
            "-classpath",
            classPath(),
            "-d",
            classes.toString());
    StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
    boolean isCompiled =
        compiler
            .getTask(
                told, manager, null, options, compiled, manager.getJavaFileObjects(paths(names)))
            .call();
    assertThat(isCompiled).as(told.toString()).isTrue();
    assertThat(told.toString()).isEmpty();
  }

  private void kotlinc(String name) {
    StringWriter told = new StringWriter();
    assertThat(kotlinc(told, name)).as(told.toString()).isEqualTo(ExitCode.OK);
  }

  private ExitCode kotlinc(StringWriter told, String name) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-no-stdlib", "-no-reflect", "-jvm-target", "17", "-classpath", classPath()));
    arguments.addAll(List.of("-d", classes.toString(), SOURCES.resolve(name).toString()));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    ExitCode code =
        new K2JVMCompiler()
            .exec(
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
    told.write(errors.toString(StandardCharsets.UTF_8));
    return code;
  }

  /** What is compiled already, and that without which the compilers do not know our types. */
  private String classPath() {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static Path[] paths(String... names) {
    return Arrays.stream(names).map(SOURCES::resolve).toArray(Path[]::new);
  }

  /** What the program answers, over storages in memory. */
  private String run() throws Exception {
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        Cacheme cacheme =
            Cacheme.builder()
                .storage("local", new InMemoryLocalStorage())
                .storage("far", new InMemoryRemoteStorage(new ManualTimeSource()))
                .build()) {
      return (String)
          loader.loadClass("com.example.Run").getMethod("run", Cacheme.class).invoke(null, cacheme);
    }
  }
}
