package io.cacheme.processor;

import io.cacheme.processor.check.MemoizeChecks;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.generate.BeansGenerator;
import io.cacheme.processor.generate.MemoizeGenerator;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.NodeUse;
import io.cacheme.processor.read.Annotated;
import io.cacheme.processor.read.MemoizeElement;
import io.cacheme.processor.read.MemoizeReader;
import io.cacheme.processor.read.NameClashes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;

/** From types with {@code @Memoize} methods to their decorators: read, check, report, generate. */
final class MemoizeStep {

  private final MemoizeReader reader;
  private final Predicate<NodeUse> isBroken;
  private final NameClashes clashes;
  private final Reporter reporter;
  private final SourceWriter writer;
  private final Deferral<MemoizeElement> deferral;

  /** {@code isBroken} knows the nodes whose caches are not generated. */
  MemoizeStep(
      ProcessingEnvironment env,
      MemoizeReader reader,
      Predicate<NodeUse> isBroken,
      NameClashes clashes,
      Reporter reporter,
      SourceWriter writer) {
    this.reader = reader;
    this.isBroken = isBroken;
    this.clashes = clashes;
    this.reporter = reporter;
    this.writer = writer;
    this.deferral = new Deferral<>(env.getElementUtils(), MemoizeElement::qualifiedName);
  }

  void process(Annotated round) {
    deferral.readable(types(round), reader::isUnresolved).forEach(this::process);
  }

  private List<MemoizeElement> types(Annotated round) {
    List<MemoizeElement> found = new ArrayList<>();
    deferral
        .with(MemoizeElement.annotated(round))
        .forEach(element -> MemoizeElement.of(element, found::add, reporter::report));
    return found;
  }

  private void process(MemoizeElement element) {
    MemoizeModel model = reader.read(element);
    List<Diagnostic> clash = model.isUsable() ? clashes.claim(model) : List.of();
    List<Diagnostic> problems =
        Stream.concat(MemoizeChecks.problems(model).stream(), clash.stream()).toList();
    reporter.report(problems);
    boolean isSound =
        problems.stream().noneMatch(Diagnostic::isError)
            && model.isUsable()
            && model.nodes().stream().noneMatch(isBroken);
    if (isSound) {
      writer.write(
          new SourceWriter.From(element.type(), model.origin(), model.nested()),
          model.makesBean()
              ? List.of(
                  () -> MemoizeGenerator.generate(model), () -> BeansGenerator.generate(model))
              : List.of(() -> MemoizeGenerator.generate(model)));
    }
  }
}
