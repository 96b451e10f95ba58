package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The attributes of one annotation, or of one that stands inside it, with their places. */
final class Attributes {

  private static final String VALUE = "value = ";

  private final Elements elements;
  private final Element owner;
  private final AnnotationMirror top;
  private final AnnotationMirror mirror;
  private final Origin origin;

  private Attributes(
      Elements elements,
      Element owner,
      AnnotationMirror top,
      AnnotationMirror mirror,
      Origin origin) {
    this.elements = elements;
    this.owner = owner;
    this.top = top;
    this.mirror = mirror;
    this.origin = origin;
  }

  static Attributes of(Elements elements, NodeElement node) {
    return of(elements, 0, node.type(), node.annotation());
  }

  /** Those of an annotation on {@code owner}, which stands at {@code order} in its type. */
  static Attributes of(Elements elements, int order, Element owner, AnnotationMirror mirror) {
    Origin origin = new Origin(order, owner, mirror, null, text(mirror));
    return new Attributes(elements, owner, mirror, mirror, origin);
  }

  /** The place of the annotation itself. */
  Origin origin() {
    return origin;
  }

  /** The place of an attribute's value, or of the annotation where it is not written. */
  Origin origin(String name) {
    int position = 0;
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      position++;
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        int order = origin.order() + position * (mirror == top ? 1000 : 1);
        String quoted = mirror == top ? text(entry) : origin.text();
        return new Origin(order, owner, top, entry.getValue(), quoted);
      }
    }
    return origin;
  }

  /** The text of an attribute, as declared or by default. */
  Declared<String> string(String name) {
    AnnotationValue value = value(name);
    return new Declared<>(value == null ? "" : String.valueOf(value.getValue()), origin(name));
  }

  /** The texts in an attribute, each with a place of its own. */
  List<Declared<String>> strings(String name) {
    List<Declared<String>> found = new ArrayList<>();
    AnnotationValue value = value(name);
    Origin array = origin(name);
    if (value != null && value.getValue() instanceof List<?> list) {
      for (Object item : list) {
        AnnotationValue inner = (AnnotationValue) item;
        int order = array.order() + found.size() + 1;
        Origin place = new Origin(order, owner, top, inner, array.text());
        found.add(new Declared<>(String.valueOf(inner.getValue()), place));
      }
    }
    return found;
  }

  /** A number, as declared or by default; 0 where the source is no number. */
  Declared<Number> number(String name) {
    AnnotationValue value = value(name);
    Number number = value != null && value.getValue() instanceof Number found ? found : 0;
    return new Declared<>(number, origin(name));
  }

  /** Whether it is true, as declared or by default; if an older annotation has none, it is. */
  Declared<Boolean> bool(String name) {
    AnnotationValue value = value(name);
    return new Declared<>(value == null || !Boolean.FALSE.equals(value.getValue()), origin(name));
  }

  /** The name of an enum constant; {@code NONE} if an older annotation has no such attribute. */
  Declared<String> constant(String name) {
    AnnotationValue value = value(name);
    String constant =
        value != null && value.getValue() instanceof VariableElement found
            ? found.getSimpleName().toString()
            : "NONE";
    return new Declared<>(constant, origin(name));
  }

  /** The value of an attribute, or null if the annotation has no such attribute. */
  @Nullable AnnotationValue value(String name) {
    return elements.getElementValuesWithDefaults(mirror).entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
        .map(entry -> (AnnotationValue) entry.getValue())
        .findFirst()
        .orElse(null);
  }

  /** The annotations in an attribute. */
  List<Attributes> nested(String name) {
    List<Attributes> found = new ArrayList<>();
    AnnotationValue value = value(name);
    Origin array = origin(name);
    if (value != null && value.getValue() instanceof List<?> list) {
      for (Object item : list) {
        AnnotationValue inner = (AnnotationValue) item;
        AnnotationMirror annotation = (AnnotationMirror) inner.getValue();
        int order = array.order() + 10 * (found.size() + 1);
        Origin place = new Origin(order, owner, top, inner, text(annotation));
        found.add(new Attributes(elements, owner, top, annotation, place));
      }
    }
    return found;
  }

  /** The annotation as it would be written. */
  static String text(AnnotationMirror mirror) {
    String values =
        mirror.getElementValues().entrySet().stream()
            .map(Attributes::text)
            .collect(Collectors.joining(", "));
    boolean isAlone = mirror.getElementValues().size() == 1;
    return "@"
        + mirror.getAnnotationType().asElement().getSimpleName()
        + "("
        + (isAlone && values.startsWith(VALUE) ? values.substring(VALUE.length()) : values)
        + ")";
  }

  private static String text(
      Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry) {
    return entry.getKey().getSimpleName() + " = " + text(entry.getValue());
  }

  private static String text(AnnotationValue value) {
    if (value.getValue() instanceof AnnotationMirror inner) {
      return text(inner);
    }
    if (value.getValue() instanceof List<?> list) {
      return list.stream()
          .map(item -> text((AnnotationValue) item))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.getValue() instanceof VariableElement constant) { // no two compilers print it alike
      return TypeText.of(TypeName.get(constant.asType())) + "." + constant.getSimpleName();
    }
    return value.getValue() instanceof javax.lang.model.type.TypeMirror type
        ? TypeText.of(TypeName.get(type)) + ".class"
        : value.toString();
  }
}
