package io.cacheme.processor;

import com.google.auto.service.AutoService;
import io.cacheme.processor.check.OptionCheck;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.SpringNames;
import io.cacheme.processor.model.StorageNames;
import io.cacheme.processor.read.Annotated;
import io.cacheme.processor.read.NameClashes;
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

  private @Nullable Steps steps;

  /** Called by the compiler. */
  public CachemeProcessor() {}

  /** Our own annotations. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(
        RuntimeNames.CACHE_NODE.canonicalName(),
        RuntimeNames.KEY_IGNORE.canonicalName(),
        RuntimeNames.CACHE_VALUE.canonicalName(),
        RuntimeNames.TYPE_NAME.canonicalName(),
        RuntimeNames.MEMOIZE.canonicalName(),
        RuntimeNames.INVALIDATES.canonicalName(),
        RuntimeNames.INVALIDATES_LIST.canonicalName(),
        RuntimeNames.PUTS.canonicalName(),
        RuntimeNames.PUTS_LIST.canonicalName(),
        RuntimeNames.TO_NODE.canonicalName());
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(StorageNames.OPTION, SpringNames.OPTION);
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
    steps = new Steps(env, new NodeReader(env, storages), reporter);
  }

  /** Claims nothing: a processor for all annotations that comes after would never be asked. */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (steps != null && round.processingOver()) {
      steps.finish();
    } else if (steps != null) {
      steps.process(annotations, round);
    }
    return false;
  }

  /** In the order in which they run. */
  private static final class Steps {

    private final NodeReader reader;
    private final NameClashes clashes;
    private final SourceWriter writer;
    private final CacheValueStep cacheValues;
    private final CacheNodeStep cacheNodes;
    private final MemoizeStep memoizes;
    private final UnreadStep unread;

    Steps(ProcessingEnvironment env, NodeReader reader, Reporter reporter) {
      this.reader = reader;
      clashes = new NameClashes(env.getElementUtils());
      writer = new SourceWriter(env, reporter);
      cacheValues = new CacheValueStep(env, reader.values(), clashes, reporter, writer);
      cacheNodes = new CacheNodeStep(env, reader, clashes, reporter, writer);
      unread = new UnreadStep(env, reporter);
      memoizes =
          new MemoizeStep(env, reader.memoized(), cacheNodes::isBroken, clashes, reporter, writer);
    }

    void process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      reader.addSources(round.getRootElements());
      clashes.addSources(round.getRootElements());
      Annotated annotated = new Annotated(annotations, round);
      cacheValues.process(annotated);
      cacheNodes.process(annotated);
      memoizes.process(annotated);
      unread.process(annotated);
      writer.flush();
    }

    void finish() {
      unread.finish(cacheNodes.keyRecords());
    }
  }
}
