package io.cacheme.processor;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.generate.CacheGenerator;
import io.cacheme.processor.generate.CodecGenerator;
import io.cacheme.processor.generate.NodesGenerator;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.StorageNames;
import io.cacheme.processor.read.NodeReader;
import io.cacheme.processor.read.Reading;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/** x. */
final class CacheNodeStep {
  private final NodeReader reader;
  private final SourceWriter writer;
  private final Reporter reporter;

  CacheNodeStep(ProcessingEnvironment env) {
    reader =
        new NodeReader(
            env, StorageNames.parse(env.getOptions().getOrDefault("cacheme.storages", "")));
    reporter = new Reporter(env);
    writer = new SourceWriter(env.getFiler(), env.getMessager());
  }

  void process(TypeElement record, AnnotationMirror annotation) {
    Reading reading = reader.read(record, annotation);
    NodeModel node = reading.node();
    reporter.report(reading.problems());
    if (reading.problems().stream().noneMatch(Diagnostic::isError)) {
      writer.write(CacheGenerator.generate(node), record);
      writer.write(NodesGenerator.generate(node), record);
      if (node.codec().isPresent()) {
        writer.write(CodecGenerator.generate(node), record);
      }
    }
  }
}
