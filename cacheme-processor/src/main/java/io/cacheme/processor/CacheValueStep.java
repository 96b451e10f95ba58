package io.cacheme.processor;

import io.cacheme.processor.check.RecursionCheck;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.Reporter;
import io.cacheme.processor.generate.CodecGenerator;
import io.cacheme.processor.read.Annotated;
import io.cacheme.processor.read.CacheValueElement;
import io.cacheme.processor.read.CacheValueReader;
import io.cacheme.processor.read.CacheValueReading;
import io.cacheme.processor.read.NameClashes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;

/** From {@code @CacheValue} types to their codecs: read, check, report, generate. */
final class CacheValueStep {

  private final CacheValueReader reader;
  private final NameClashes clashes;
  private final Reporter reporter;
  private final SourceWriter writer;
  private final Deferral<CacheValueElement> deferral;

  CacheValueStep(
      ProcessingEnvironment env,
      CacheValueReader reader,
      NameClashes clashes,
      Reporter reporter,
      SourceWriter writer) {
    this.reader = reader;
    this.clashes = clashes;
    this.reporter = reporter;
    this.writer = writer;
    this.deferral = new Deferral<>(env.getElementUtils(), CacheValueElement::qualifiedName);
  }

  void process(Annotated round) {
    deferral.readable(values(round), reader::isUnresolved).forEach(this::process);
  }

  private List<CacheValueElement> values(Annotated round) {
    List<CacheValueElement> found = new ArrayList<>();
    deferral
        .with(CacheValueElement.annotated(round))
        .forEach(element -> CacheValueElement.of(element, found::add, reporter::report));
    return found;
  }

  private void process(CacheValueElement value) {
    CacheValueReading reading = reader.read(value);
    List<Diagnostic> recursion =
        reading
            .file()
            .map(file -> RecursionCheck.problems(file.codec(), value.name(), value.origin()))
            .orElse(List.of());
    List<Diagnostic> problems =
        Stream.of(reading.problems(), recursion, clashes.claim(value))
            .flatMap(List::stream)
            .toList();
    reporter.report(problems);
    if (problems.stream().noneMatch(Diagnostic::isError)) {
      reading
          .file()
          .ifPresent(
              file ->
                  writer.write(
                      new SourceWriter.From(value.type(), value.origin(), List.of()),
                      List.of(() -> CodecGenerator.generate(file))));
    }
  }
}
