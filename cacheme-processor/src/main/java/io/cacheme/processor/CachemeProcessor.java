package io.cacheme.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Lists the steps of annotation processing; none yet. */
@AutoService(Processor.class)
public final class CachemeProcessor extends AbstractProcessor {

  /** Called by the compiler. */
  public CachemeProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("io.cacheme.annotation.CacheNode");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return false;
  }
}
