package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.hello.Hello;
import io.cacheme.testservers.TestServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.SpringApplicationAotProcessor;

/** What {@code process-aot} makes of an application is compiled, and answers. */
class AheadOfTimeTest {

  private static final String NONE = "--spring.main.web-application-type=none";

  @TempDir private Path folder;

  private String java(Path classPath, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(classPath + File.pathSeparator + System.getProperty("java.class.path"));
    command.addAll(List.of(words));
    Path out = folder.resolve("out");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    String text = Files.readString(out);
    assertThat(exit).as(text).isZero();
    return text;
  }

  private static List<String> under(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(end)).toList();
    }
  }

  @Test
  void processed_isCompiled_andAnswers() throws Exception {
    Path sources = folder.resolve("sources");
    Path classes = folder.resolve("classes");
    String processed =
        java(
            folder,
            SpringApplicationAotProcessor.class.getName(),
            Hello.class.getName(),
            sources.toString(),
            classes.toString(),
            classes.toString(),
            "com.example",
            "hello",
            NONE);
    assertThat(processed).doesNotContain("Hello, world!"); // nothing is made, or asked, yet

    List<String> made = under(sources, ".java");
    assertThat(made.stream().map(Path::of).map(Path::getFileName).map(Path::toString))
        .contains(
            "CachemeAutoConfiguration__BeanDefinitions.java",
            "GreetingCacheConfiguration__BeanDefinitions.java");
    List<String> options =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-proc:none",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path")));
    options.addAll(made);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, options.toArray(String[]::new)))
        .isZero();

    String printed =
        java(
            classes,
            "-Dspring.aot.enabled=true",
            Hello.class.getName(),
            NONE,
            "--cacheme.storages.my-redis.url=" + TestServers.redis().url(),
            "--cacheme.nodes.Greeting.ttl.my-redis=10s",
            "--spring.application.name=aot");

    assertThat(printed).contains("Hello, world!").contains("AOT-processed");
  }

  @Test
  void hints_areThose_ofAnImage() {
    RuntimeHints hints = new RuntimeHints();
    new CachemeRuntimeHints().registerHints(hints, getClass().getClassLoader());

    assertThat(RuntimeHintsPredicates.resource().forResource("META-INF/cacheme/drivers.properties"))
        .accepts(hints);
    assertThat(RuntimeHintsPredicates.reflection().onType(CachemeProperties.Storage.class))
        .accepts(hints);
  }
}
