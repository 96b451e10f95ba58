package io.cacheme.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.cacheme.processor.check.NodeChecks;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.generate.BeansGenerator;
import io.cacheme.processor.generate.CacheGenerator;
import io.cacheme.processor.generate.NodesGenerator;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.read.Annotated;
import io.cacheme.processor.read.NameClashes;
import io.cacheme.processor.read.NodeElement;
import io.cacheme.processor.read.NodeReader;
import io.cacheme.processor.read.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** From {@code @CacheNode} records to their classes: read, check, report, generate. */
final class CacheNodeStep {

  private final NodeReader reader;
  private final NameClashes clashes;
  private final Reporter reporter;
  private final SourceWriter writer;
  private final Deferral<NodeElement> deferral;
  private final Set<ClassName> broken = new HashSet<>();
  private final Set<ClassName> keyRecords = new HashSet<>();

  CacheNodeStep(
      ProcessingEnvironment env,
      NodeReader reader,
      NameClashes clashes,
      Reporter reporter,
      SourceWriter writer) {
    this.reader = reader;
    this.clashes = clashes;
    this.reporter = reporter;
    this.writer = writer;
    this.deferral = new Deferral<>(env.getElementUtils(), NodeElement::qualifiedName);
  }

  void process(Annotated round) {
    List<NodeElement> nodes = nodes(round);
    nodes.forEach(reader::expect);
    deferral.readable(nodes, reader::isUnresolved).forEach(this::process);
  }

  private List<NodeElement> nodes(Annotated round) {
    List<NodeElement> found = new ArrayList<>();
    deferral
        .with(NodeElement.annotated(round))
        .forEach(element -> NodeElement.of(element, found::add, reporter::report));
    return found;
  }

  private void process(NodeElement element) {
    Reading reading = reader.read(element);
    NodeModel node = reading.node();
    keyRecords.addAll(node.record().keyRecords());
    List<Diagnostic> problems =
        Stream.of(reading.problems(), NodeChecks.problems(node), clashes.claim(node))
            .flatMap(List::stream)
            .toList();
    reporter.report(problems);
    if (problems.stream().noneMatch(Diagnostic::isError)) {
      generate(node, element.type());
    } else {
      broken.add(node.record().type());
    }
  }

  /** Whether {@code node} has problems, so that there is no cache of it. */
  boolean isBroken(NodeUse node) {
    return broken.contains(node.record());
  }

  /** The nodes that were read, and the records that their keys hold. */
  Set<ClassName> keyRecords() {
    return keyRecords;
  }

  private void generate(NodeModel node, TypeElement type) {
    List<Supplier<JavaFile>> files = new ArrayList<>();
    files.add(() -> CacheGenerator.generate(node));
    files.add(() -> NodesGenerator.generate(node));
    if (node.platform().spring()) {
      files.add(() -> BeansGenerator.generate(node));
    }
    writer.write(new SourceWriter.From(type, node.record().origin(), List.of()), files);
  }
}
