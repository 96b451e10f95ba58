package io.cacheme.processor;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.read.Annotated;
import io.cacheme.processor.read.Unread;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;

/** Tells of what looks as if it were read and is not: nothing is generated of it. */
final class UnreadStep {

  private final Elements elements;
  private final Unread unread;
  private final Reporter reporter;
  private final Set<String> ignoring = new LinkedHashSet<>();

  UnreadStep(ProcessingEnvironment env, Reporter reporter) {
    this.elements = env.getElementUtils();
    this.unread = new Unread(elements, env.getTypeUtils());
    this.reporter = reporter;
  }

  void process(Annotated round) {
    unread.nodes(round).forEach(problem -> reporter.report(List.of(problem)));
    unread.ignoring(round).forEach(ignoring::add);
  }

  /** After the last round, when all nodes are known: {@code keyRecords} are part of their keys. */
  void finish(Set<ClassName> keyRecords) {
    List<Diagnostic> problems =
        ignoring.stream()
            .map(elements::getTypeElement)
            .filter(Objects::nonNull)
            .filter(record -> !keyRecords.contains(ClassName.get(record)))
            .flatMap(record -> unread.ignored(record).stream())
            .toList();
    reporter.report(problems);
  }
}
