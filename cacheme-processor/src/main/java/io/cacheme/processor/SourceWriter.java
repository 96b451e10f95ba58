package io.cacheme.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.cacheme.processor.generate.Tidy;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Writes generated files: the only owner of their names, their origin and I/O failures. */
final class SourceWriter {

  private final Filer filer;
  private final Messager messager;

  SourceWriter(Filer filer, Messager messager) {
    this.filer = filer;
    this.messager = messager;
  }

  /** Writes {@code file}, which comes from {@code origin} and nothing else. */
  void write(JavaFile file, TypeElement origin) {
    String name = ClassName.get(file.packageName(), file.typeSpec().name()).canonicalName();
    try (Writer out = filer.createSourceFile(name, origin).openWriter()) {
      out.write(Tidy.source(file.toString()));
    } catch (IOException e) {
      messager.printMessage(Kind.ERROR, "cannot write " + name + ": " + e.getMessage(), origin);
    }
  }
}
