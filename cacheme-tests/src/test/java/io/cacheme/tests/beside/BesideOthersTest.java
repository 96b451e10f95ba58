package io.cacheme.tests.beside;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sources of {@code src/test/beside} that need another processor and ours: compiled strictly with
 * either of them first, and run.
 */
class BesideOthersTest {

  private static final String OURS = "io.cacheme.processor.CachemeProcessor";

  private enum Other {
    LOMBOK(
        "lombok.launch.AnnotationProcessorHider$AnnotationProcessor",
        "user 1, user 1, user 2, label 4; asked for [1, 2]"),
    MAPSTRUCT("org.mapstruct.ap.MappingProcessor", "owner 7 of 7, hits 1"),
    IMMUTABLES("org.immutables.processor.ProxyProcessor", "row 3, the same: true"),
    AUTOVALUE("com.google.auto.value.processor.AutoValueProcessor", "row 3, the same: true"),
    RECORDBUILDER(
        "io.soabase.recordbuilder.processor.RecordBuilderProcessor", "Ada Lovelace, Ada King");

    private final String processor;
    private final String answer;

    Other(String processor, String answer) {
      this.processor = processor;
      this.answer = answer;
    }

    Path sources() {
      return Path.of("src", "test", "beside", name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @TempDir private Path classes;

  @ParameterizedTest
  @EnumSource
  void compile_oursLast_works(Other other) throws Exception {
    compile(other, other.processor + "," + OURS);

    assertThat(run()).isEqualTo(other.answer);
  }

  @ParameterizedTest
  @EnumSource
  void compile_oursFirst_works(Other other) throws Exception {
    compile(other, OURS + "," + other.processor);

    assertThat(run()).isEqualTo(other.answer);
  }

  private void compile(Other other, String processors) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter told = new StringWriter();
    String path = System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "-Xlint:all,-processing,-classfile,-path",
            "-Werror",
            "--release",
            "17",
            "-processor",
            processors,
            "-processorpath",
            path,
            "-classpath",
            path,
            "-d",
            classes.toString());
    try (Stream<Path> files = Files.list(other.sources());
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean isCompiled =
          compiler
              .getTask(
                  told,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files.sorted().toList()))
              .call();
      assertThat(isCompiled).as(told.toString()).isTrue();
    }
    assertThat(told.toString()).isEmpty();
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
      Method run = loader.loadClass("com.example.Run").getMethod("run", Cacheme.class);
      return (String) run.invoke(null, cacheme);
    }
  }
}
