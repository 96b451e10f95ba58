package io.cacheme.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.cacheme.processor.generate.Tidy;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
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
  private final Queue<Pending> pending = new ArrayDeque<>();
  private @Nullable ExecutorService threads;

  SourceWriter(Filer filer, Messager messager) {
    this.filer = filer;
    this.messager = messager;
  }

  /** What comes from {@code origin} and nothing else. */
  private record Pending(CompletableFuture<Source> source, TypeElement origin) {}

  private record Source(String name, String text) {

    static Source of(JavaFile file) {
      return new Source(
          ClassName.get(file.packageName(), file.typeSpec().name()).canonicalName(),
          Tidy.source(file.toString()));
    }
  }

  /**
   * Has {@code file} made, which comes from {@code origin} and nothing else, to be written by
   * {@link #flush}.
   */
  void write(Supplier<JavaFile> file, TypeElement origin) {
    if (threads == null) {
      threads = newThreads();
    }
    pending.add(
        new Pending(CompletableFuture.supplyAsync(() -> Source.of(file.get()), threads), origin));
  }

  /** Writes what was asked for, at the end of a round. */
  void flush() {
    try {
      for (Pending next = pending.poll(); next != null; next = pending.poll()) {
        write(made(next.source), next.origin);
      }
    } finally {
      if (threads != null) {
        threads.shutdownNow();
        threads = null;
      }
    }
  }

  private void write(Source source, TypeElement origin) {
    try (Writer out = filer.createSourceFile(source.name, origin).openWriter()) {
      out.write(source.text);
    } catch (IOException e) {
      messager.printMessage(
          Kind.ERROR, "cannot write " + source.name + ": " + e.getMessage(), origin);
    }
  }

  private static Source made(CompletableFuture<Source> source) {
    try {
      return source.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
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
