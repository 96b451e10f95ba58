package io.cacheme.processor.diagnostic;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A place in the user's source. Made by the reading stage and looked into by the {@link Reporter}
 * only; all others pass it on.
 *
 * @param order the place among those of its record, from top to bottom
 * @param element what the problem belongs to, or null for the compilation as a whole
 * @param annotation the annotation on it, if the problem is there
 * @param value the value in the annotation, if the problem is there
 * @param text the source as it would be quoted
 */
public record Origin(
    int order,
    @Nullable Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value,
    String text) {

  /** A place without a position. */
  public static Origin nowhere(String text) {
    return new Origin(0, null, null, null, text);
  }

  /** An element's own place. */
  public static Origin of(int order, Element element, String text) {
    return new Origin(order, element, null, null, text);
  }

  /** The same place, quoted otherwise. */
  public Origin quoting(String other) {
    return new Origin(order, element, annotation, value, other);
  }
}
