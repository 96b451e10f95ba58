package io.cacheme.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.generate.FullNamesIn;
import io.cacheme.processor.generate.Tidy;
import io.cacheme.processor.read.ObscuringTypes;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated files: the only owner of their names, their origin and I/O failures. Sources are
 * made from models, which know nothing of the compiler, and so on other threads while the
 * compiler's own reads on; it alone writes them, in order.
 */
final class SourceWriter {

  private static final int MOST_THREADS = 4;

  private final Filer filer;
  private final Messager messager;
  private final Elements elements;
  private final Reporter reporter;
  private final Queue<Pending> pending = new ArrayDeque<>();
  private @Nullable ExecutorService threads;

  SourceWriter(ProcessingEnvironment env, Reporter reporter) {
    this.filer = env.getFiler();
    this.messager = env.getMessager();
    this.elements = env.getElementUtils();
    this.reporter = reporter;
  }

  /**
   * Where sources come from.
   *
   * @param type the type, and nothing else
   * @param place where problems of it are told
   * @param inherited the names of members that a generated class inherits
   */
  record From(TypeElement type, Origin place, List<String> inherited) {}

  private record Pending(List<FutureTask<Source>> sources, From from) {}

  private record Source(String name, String text) {

    static Source of(JavaFile file) {
      return new Source(
          ClassName.get(file.packageName(), file.typeSpec().name()).canonicalName(),
          Tidy.source(file.toString()));
    }
  }

  /** Has {@code files} made, to be written by {@link #flush}. */
  void write(From from, List<Supplier<JavaFile>> files) {
    ExecutorService makers = threads == null ? newThreads() : threads;
    threads = makers;
    List<FutureTask<Source>> sources =
        files.stream().map(file -> new FutureTask<>(() -> Source.of(file.get()))).toList();
    sources.forEach(makers::execute);
    pending.add(new Pending(sources, from));
  }

  /** Writes what was asked for, at the end of a round. */
  void flush() {
    ObscuringTypes.Packages packages = new ObscuringTypes.Packages(elements);
    try {
      for (Pending next = pending.poll(); next != null; next = pending.poll()) {
        write(next, packages);
      }
    } finally {
      if (threads != null) {
        threads.shutdownNow();
        threads = null;
      }
    }
  }

  private void write(Pending next, ObscuringTypes.Packages packages) {
    List<Source> sources = next.sources.stream().map(SourceWriter::made).toList();
    Optional<String> obscured =
        obscured(sources, packages.around(next.from.type, next.from.inherited));
    if (obscured.isPresent()) {
      reporter.report(List.of(problem(obscured.get(), next.from.place)));
    } else {
      sources.forEach(source -> write(source, next.from.type));
    }
  }

  private static Optional<String> obscured(List<Source> sources, ObscuringTypes types) {
    return types.isEmpty()
        ? Optional.empty()
        : sources.stream()
            .flatMap(source -> FullNamesIn.find(source.text, types).stream())
            .findFirst();
  }

  private static Diagnostic problem(String name, Origin place) {
    String first = name.substring(0, name.indexOf('.'));
    return DiagnosticCode.CME075.at(
        place,
        "generated code would name "
            + name
            + "… in full, where "
            + first
            + " is no package but the type or field of that name",
        "rename " + first);
  }

  private void write(Source source, TypeElement origin) {
    try (Writer out = filer.createSourceFile(source.name, origin).openWriter()) {
      out.write(source.text);
    } catch (IOException e) {
      messager.printMessage(
          Kind.ERROR, "cannot write " + source.name + ": " + e.getMessage(), origin);
    }
  }

  /**
   * What was made, or is made now: if no other thread has begun it, there is nothing to wait for.
   */
  private static Source made(FutureTask<Source> source) {
    source.run();
    try {
      return source.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sources are made", e);
    }
  }

  private static ExecutorService newThreads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Executors.newFixedThreadPool(
        Math.min(MOST_THREADS, Math.max(1, cores - 1)),
        task -> {
          Thread thread = new Thread(task, "cacheme-processor");
          thread.setDaemon(true);
          return thread;
        });
  }
}
