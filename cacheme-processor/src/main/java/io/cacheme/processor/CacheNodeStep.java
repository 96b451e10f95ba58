package io.cacheme.processor;

import io.cacheme.processor.check.NodeChecks;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.generate.CacheGenerator;
import io.cacheme.processor.generate.CodecGenerator;
import io.cacheme.processor.generate.NodesGenerator;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.read.NameClashes;
import io.cacheme.processor.read.NodeElement;
import io.cacheme.processor.read.NodeReader;
import io.cacheme.processor.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;

/** From {@code @CacheNode} records to their classes: read, check, report, generate. */
final class CacheNodeStep {

  private final ProcessingEnvironment env;
  private final NodeReader reader;
  private final NameClashes clashes;
  private final Reporter reporter;
  private final SourceWriter writer;
  private List<String> deferred = List.of();

  CacheNodeStep(
      ProcessingEnvironment env, NodeReader reader, NameClashes clashes, Reporter reporter) {
    this.env = env;
    this.reader = reader;
    this.clashes = clashes;
    this.reporter = reporter;
    this.writer = new SourceWriter(env.getFiler(), env.getMessager());
  }

  void process(RoundEnvironment round) {
    List<NodeElement> nodes = nodes(round);
    nodes.forEach(reader::expect);
    List<String> unresolved = new ArrayList<>();
    for (NodeElement node : nodes) {
      if (reader.isUnresolved(node)) {
        unresolved.add(node.qualifiedName());
      } else {
        process(node);
      }
    }
    deferred = unresolved;
  }

  /** The records of this round, and those put off in an earlier one, read again. */
  private List<NodeElement> nodes(RoundEnvironment round) {
    Stream<Element> again =
        deferred.stream().map(name -> (Element) env.getElementUtils().getTypeElement(name));
    List<NodeElement> found = new ArrayList<>();
    Stream.concat(again, NodeElement.annotated(round, env))
        .distinct()
        .forEach(element -> NodeElement.of(element, found::add, reporter::report));
    return found;
  }

  private void process(NodeElement element) {
    Reading reading = reader.read(element);
    NodeModel node = reading.node();
    List<Diagnostic> problems =
        Stream.of(reading.problems(), NodeChecks.problems(node), clashes.claim(node))
            .flatMap(List::stream)
            .toList();
    reporter.report(problems);
    if (problems.stream().noneMatch(Diagnostic::isError)) {
      generate(node, element);
    }
  }

  private void generate(NodeModel node, NodeElement origin) {
    writer.write(CacheGenerator.generate(node), origin.type());
    writer.write(NodesGenerator.generate(node), origin.type());
    node.codecFile().ifPresent(file -> writer.write(CodecGenerator.generate(file), origin.type()));
  }
}
