package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.CacheNode;
import io.cacheme.processor.CachemeProcessor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One compile of the application against the class path that applications have. */
final class TimedCompile {

  /** What is compiled. */
  enum Kind {
    /** The application's own sources, without the processor. */
    ALONE,
    /** With what was generated before, without the processor. */
    GENERATED,
    /**
     * With a processor that does nothing but write what was generated before: the least that any
     * costs that writes as many sources.
     */
    WRITTEN,
    /** The application's own sources with the processor. */
    PROCESSOR
  }

  /**
   * Seconds.
   *
   * @param wall on the clock
   * @param cpu of the compiling thread
   * @param inProcessor of the processor's part in {@code cpu}
   */
  record Times(double wall, double cpu, double inProcessor) {}

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final CompiledApplication application;
  private Map<String, String> texts = Map.of();
  private long inProcessor;

  TimedCompile(CompiledApplication application) {
    this.application = application;
  }

  Times run(Kind kind) throws IOException {
    List<Path> files = files(kind);
    if (kind == Kind.PROCESSOR) {
      empty(application.generated());
    } else if (kind == Kind.WRITTEN) {
      texts = application.texts();
      empty(application.written());
    }
    Path classes = Files.createTempDirectory(application.root(), "classes");
    inProcessor = 0;
    long wall = System.nanoTime();
    long cpu = cpu();
    compile(kind, files, classes);
    Times times =
        new Times(seconds(System.nanoTime() - wall), seconds(cpu() - cpu), seconds(inProcessor));
    CompiledApplication.delete(classes);
    return times;
  }

  /** The bytes of all class files. */
  long classBytes(Kind kind) throws IOException {
    Path classes = Files.createTempDirectory(application.root(), "classes");
    compile(kind, files(kind), classes);
    long bytes = 0;
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    CompiledApplication.delete(classes);
    return bytes;
  }

  private static void empty(Path folder) throws IOException {
    CompiledApplication.delete(folder);
    Files.createDirectories(folder);
  }

  private List<Path> files(Kind kind) throws IOException {
    List<Path> files = new ArrayList<>(application.sources());
    if (kind == Kind.GENERATED) {
      files.addAll(CompiledApplication.javaFiles(application.generated()));
    }
    return files;
  }

  private void compile(Kind kind, List<Path> files, Path classes) throws IOException {
    List<String> options =
        new ArrayList<>(List.of("-d", classes.toString(), "-classpath", classPath()));
    options.addAll(
        switch (kind) {
          case PROCESSOR -> List.of("-s", application.generated().toString());
          case WRITTEN -> List.of("-s", application.written().toString());
          case ALONE, GENERATED -> List.of("-proc:none");
        });
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
      if (kind == Kind.PROCESSOR) {
        task.setProcessors(List.of(new Timed()));
      } else if (kind == Kind.WRITTEN) {
        task.setProcessors(List.of(new Copier(texts)));
      }
      if (!task.call()) {
        throw new IllegalStateException("the application does not compile");
      }
    }
  }

  /** Annotations, runtime and JSpecify; the benchmarks' own has a hundred more. */
  private static String classPath() {
    return Stream.of(CacheNode.class, Node.class, Nullable.class)
        .map(TimedCompile::place)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /** The processor, and how long it is at work: reading, checking, generating and writing. */
  private final class Timed extends AbstractProcessor {

    private final CachemeProcessor processor = new CachemeProcessor();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

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
      long begun = cpu();
      try {
        return processor.process(annotations, round);
      } finally {
        inProcessor += cpu() - begun;
      }
    }
  }

  /** Writes texts in the first round, as fast as the compiler takes them. */
  private static final class Copier extends AbstractProcessor {

    private Map<String, String> texts;

    Copier(Map<String, String> texts) {
      this.texts = texts;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(CacheNode.class.getCanonicalName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      texts.forEach(this::write);
      texts = Map.of();
      return true;
    }

    private void write(String name, String text) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
