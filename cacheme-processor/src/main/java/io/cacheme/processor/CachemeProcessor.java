package io.cacheme.processor;

import com.google.auto.service.AutoService;
import io.cacheme.processor.check.OptionCheck;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.StorageNames;
import io.cacheme.processor.read.NodeReader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Lists the steps of annotation processing. */
@AutoService(Processor.class)
public final class CachemeProcessor extends AbstractProcessor {

  private @Nullable CacheNodeStep cacheNodes;

  /** Called by the compiler. */
  public CachemeProcessor() {}

  /** Our own annotations, and the one on generated classes, which nobody else would claim. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        RuntimeNames.CACHE_NODE.canonicalName(),
        RuntimeNames.KEY_IGNORE.canonicalName(),
        RuntimeNames.GENERATED.canonicalName());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(StorageNames.OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment env) {
    super.init(env);
    StorageNames storages =
        StorageNames.parse(env.getOptions().getOrDefault(StorageNames.OPTION, ""));
    Reporter reporter = new Reporter(env);
    reporter.report(OptionCheck.problems(storages));
    cacheNodes = new CacheNodeStep(env, new NodeReader(env, storages), reporter);
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // else -Xlint:all -Werror fails for what nobody claims
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (cacheNodes != null && !round.processingOver()) {
      cacheNodes.process(round);
    }
    return true;
  }
}
