package io.cacheme.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/**
 * What a step puts off to the next round, for it names types that another processor has yet to
 * write. Remembered by name: elements of one round must not be used in another.
 *
 * @param <T> what the step reads
 */
final class Deferral<T> {

  private final Elements elements;
  private final Function<T, String> name;
  private List<String> names = List.of();

  /** {@code name} gives the qualified name of the type to find again. */
  Deferral(Elements elements, Function<T, String> name) {
    this.elements = elements;
    this.name = name;
  }

  /** What was put off, read again, and what is annotated in this round, each once. */
  Stream<Element> with(Stream<Element> annotated) {
    Stream<Element> again = names.stream().map(elements::getTypeElement);
    return Stream.concat(again, annotated).distinct();
  }

  /** Those of {@code found} that can be read; the others are put off. */
  List<T> readable(List<T> found, Predicate<T> isUnresolved) {
    List<T> readable = new ArrayList<>();
    List<String> unresolved = new ArrayList<>();
    for (T one : found) {
      if (isUnresolved.test(one)) {
        unresolved.add(name.apply(one));
      } else {
        readable.add(one);
      }
    }
    names = unresolved;
    return readable;
  }
}
