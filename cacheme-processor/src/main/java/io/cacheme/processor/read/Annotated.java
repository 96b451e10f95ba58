package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * What is annotated in a round. A compiler looks through all classes for each annotation it is
 * asked for; those that it did not find are not asked for.
 *
 * @param annotations those that it found
 * @param round the round
 */
public record Annotated(Set<? extends TypeElement> annotations, RoundEnvironment round) {

  /** The elements with {@code annotation}, in source order. */
  Stream<Element> with(ClassName annotation) {
    return annotations.stream()
        .filter(type -> type.getQualifiedName().contentEquals(annotation.canonicalName()))
        .flatMap(type -> round.getElementsAnnotatedWith(type).stream());
  }
}
