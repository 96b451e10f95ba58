package io.cacheme.processor.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Prints problems through the compiler, each at the place that this compiler can show. */
public final class Reporter {

  private final Messager messager;
  private final boolean losesRecordPositions;

  /** Reports to the compiler of {@code env}. */
  public Reporter(ProcessingEnvironment env) {
    messager = env.getMessager();
    // The Eclipse compiler shows neither file nor line for what is attached to a record's type.
    losesRecordPositions = env.getClass().getName().startsWith("org.eclipse.");
  }

  /** Prints the problems of one record in source order. */
  public void report(Collection<Diagnostic> diagnostics) {
    diagnostics.stream()
        .filter(d -> !Suppressions.silence(d))
        .sorted(Comparator.comparingInt(d -> d.origin().order()))
        .forEach(this::print);
  }

  private void print(Diagnostic diagnostic) {
    Origin origin = diagnostic.origin();
    Element load = losesRecordPositions ? loadMethod(origin.element()) : null;
    if (load != null) {
      messager.printMessage(diagnostic.code().severity().kind(), diagnostic.message(), load);
    } else {
      messager.printMessage(
          diagnostic.code().severity().kind(),
          diagnostic.message(),
          origin.element(),
          origin.annotation(),
          origin.value());
    }
  }

  private static @Nullable Element loadMethod(@Nullable Element element) {
    if (element == null || element.getKind() == ElementKind.METHOD) {
      return null;
    }
    Element type = element.getKind() == ElementKind.FIELD ? element.getEnclosingElement() : element;
    return type == null
        ? null
        : ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> method.getSimpleName().contentEquals("load"))
            .findFirst()
            .orElse(null);
  }
}
