package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.annotation.CacheNode;
import io.cacheme.codec.Codec;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated codecs in a named module that opens and exports nothing: whatever reached for their
 * private types by reflection would fail.
 */
final class NoReflectionTest {

  private static final String MAIN =
      """
      package demo;
      import io.cacheme.NodeSpec;
      import io.cacheme.codec.*;
      final class Main {
        private static <V> void check(Iterable<V> samples, NodeSpec<?, V> spec) {
          MsgPackSerializer serializer = new MsgPackSerializer();
          ValueType<V> type = spec.valueType();
          for (V sample : samples) {
            byte[] bytes = serializer.encode(Entry.of(sample, 1, 2), type);
            if (!serializer.decode(bytes, type).value().equals(sample)) {
              throw new AssertionError(sample);
            }
          }
        }
        public static void main(String[] args) {
          check(UserInfo.samples(), UserInfoNodes.SPEC);
          check(Shapes.samples(), ShapesNodes.SPEC);
          check(Invoices.samples(), InvoicesNodes.SPEC);
          System.out.print(Main.class.getModule().isNamed() ? "equal" : "unnamed");
        }
      }
      """;

  @TempDir private Path dir;

  @Test
  void codecs_inAClosedModule_work() throws Exception {
    Path classes = compile(modules());
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                modules() + File.pathSeparator + classes,
                "-m",
                "demo.app/demo.Main")
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).isEqualTo("equal");
  }

  @Test
  void generatedClasses_nameNothingOfReflection() throws Exception {
    try (Stream<Path> files = Files.walk(compile(modules()))) {
      for (Path file : files.filter(f -> f.toString().endsWith("Codec.class")).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("java/lang/reflect", "java/lang/Class", "forName", "getDeclared")
            .contains("io/cacheme/codec/ValueWriter");
      }
    }
  }

  private Path compile(String modules) throws IOException {
    Path sources = Files.createDirectories(dir.resolve("sources"));
    List<Path> files = new ArrayList<>();
    for (String name : List.of("UserInfo", "Shapes", "Invoices", "Invoice")) {
      Path source = Path.of("src/test/resources/codec/good", name + ".java");
      files.add(Files.copy(source, sources.resolve(name + ".java")));
    }
    files.add(Files.writeString(sources.resolve("Main.java"), MAIN));
    files.add(
        Files.writeString(
            sources.resolve("module-info.java"),
            "module demo.app { requires io.cacheme; requires static io.cacheme.annotation;"
                + " requires java.compiler; }"));
    Path classes = dir.resolve("classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              said,
              manager,
              null,
              List.of("-p", modules, "-d", classes.toString()),
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new CachemeProcessor()));
      assertThat(task.call()).as(said.toString()).isTrue();
    }
    return classes;
  }

  /** The runtime, the annotations and what these require, as modules. */
  private static String modules() {
    return Stream.of(Codec.class, CacheNode.class, Nullable.class)
        .map(member -> member.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
