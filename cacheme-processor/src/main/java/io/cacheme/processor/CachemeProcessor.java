package io.cacheme.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.*;

/** Lists the steps of annotation processing. */
@AutoService(Processor.class)
public final class CachemeProcessor extends AbstractProcessor {

  /** Called by the compiler. */
  public CachemeProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        "io.cacheme.annotation.CacheNode",
        "io.cacheme.annotation.KeyIgnore",
        "javax.annotation.processing.Generated");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement a : annotations) {
      if (!a.getSimpleName().contentEquals("CacheNode")) continue;
      for (Element e : round.getElementsAnnotatedWith(a)) {
        for (AnnotationMirror m : e.getAnnotationMirrors()) {
          if (m.getAnnotationType().asElement().equals(a)) {
            new CacheNodeStep(processingEnv).process((TypeElement) e, m);
          }
        }
      }
    }
    return true;
  }
}
