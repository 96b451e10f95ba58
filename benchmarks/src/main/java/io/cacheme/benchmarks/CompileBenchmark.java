package io.cacheme.benchmarks;

import io.cacheme.processor.CachemeProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the processor adds to the compile of an application with 500 nodes: the application alone,
 * with what was generated for it before, and with the processor. In a JVM that begins cold; the
 * first round is what a build sees, the last what a daemon does.
 */
public final class CompileBenchmark {

  private static final int NODES = 500;
  private static final int ROUNDS = 6;

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final Path root;
  private final Path generated;
  private int outputs;
  private long inProcessor;

  private CompileBenchmark(Path root) {
    this.root = root;
    this.generated = root.resolve("generated");
  }

  /** Runs it; no arguments. */
  public static void main(String[] args) throws IOException {
    Path root = Files.createTempDirectory("cacheme-compile");
    try {
      new CompileBenchmark(root).run();
    } finally {
      delete(root);
    }
  }

  private void run() throws IOException {
    List<Path> application = writeApplication();
    Files.createDirectories(generated);
    System.out.printf("%d nodes, JDK %s%n", NODES, Runtime.version());
    System.out.printf(
        "%-8s %12s %18s %16s%n", "round", "alone", "with generated", "with processor");
    for (int round = 1; round <= ROUNDS; round++) {
      inProcessor = 0;
      double with = seconds(() -> compile(application, true));
      List<Path> all = new ArrayList<>(application);
      all.addAll(sources(generated));
      double handed = seconds(() -> compile(all, false));
      double alone = seconds(() -> compile(application, false));
      System.out.printf(
          Locale.ROOT,
          "%-8d %10.2f s %16.2f s %14.2f s %16.2f s%n",
          round,
          alone,
          handed,
          with,
          inProcessor / 1e9);
    }
    System.out.printf("%d generated files%n", sources(generated).size());
  }

  private List<Path> writeApplication() throws IOException {
    Path folder = Files.createDirectories(root.resolve("src/app"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      Path file = folder.resolve("Thing" + i + ".java");
      Files.writeString(file, source(i));
      files.add(file);
    }
    return files;
  }

  private static String source(int i) {
    return """
    package app;

    import io.cacheme.Node;
    import io.cacheme.annotation.Cache;
    import io.cacheme.annotation.CacheNode;
    import java.time.Instant;
    import java.util.List;
    import java.util.Map;
    import java.util.Optional;
    import java.util.concurrent.CompletionStage;

    @CacheNode(
        version = "v1",
        key = "thing%1$d:{tenant}:{id}",
        caches = {
          @Cache(storage = "local", ttl = "30s"),
          @Cache(storage = "my-redis", ttl = "10d")
        })
    public record Thing%1$d(String tenant, long id) implements Node<Thing%1$d.View> {

      public record View(
          String name, int age, Optional<String> mail, List<Line> lines,
          Map<String, Long> counts, Kind kind, Instant since) {}

      public record Line(String text, double amount) {}

      public enum Kind { A, B }

      public interface Source {
        CompletionStage<View> find(String tenant, long id);
      }

      CompletionStage<View> load(Source source) {
        return source.find(tenant, id);
      }
    }
    """
        .formatted(i);
  }

  private void compile(List<Path> files, boolean process) {
    Path classes = root.resolve("classes" + outputs++);
    List<String> options =
        new ArrayList<>(
            List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path")));
    options.addAll(process ? List.of("-s", generated.toString()) : List.of("-proc:none"));
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      Files.createDirectories(classes);
      Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
      JavaCompiler.CompilationTask task =
          javac.getTask(null, manager, null, options, null, sources);
      if (process) {
        task.setProcessors(List.of(new Timed()));
      }
      if (!task.call()) {
        throw new IllegalStateException("the application does not compile");
      }
      delete(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processor, and how long it is at work: reading, checking, generating and writing. */
  @SupportedAnnotationTypes("io.cacheme.annotation.*")
  private final class Timed extends AbstractProcessor {

    private final CachemeProcessor processor = new CachemeProcessor();

    @Override
    public synchronized void init(ProcessingEnvironment env) {
      super.init(env);
      processor.init(env);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      long begun = System.nanoTime();
      try {
        return processor.process(annotations, round);
      } finally {
        inProcessor += System.nanoTime() - begun;
      }
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path[] all = files.sorted(Comparator.reverseOrder()).toArray(Path[]::new);
      for (Path file : Arrays.asList(all)) {
        Files.delete(file);
      }
    }
  }
}
