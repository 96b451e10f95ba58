package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * How a type is reached from a node, {@code UserInfo → UserView.owner}.
 *
 * @param steps the node, and then the components
 */
record CodecPath(List<String> steps) {

  static CodecPath of(TypeElement record) {
    return new CodecPath(List.of(name(record)));
  }

  /** The path to a component of {@code owner}; the shorter one, if it came by there before. */
  CodecPath to(TypeElement owner, CharSequence component) {
    String step = name(owner) + "." + component;
    int before = steps.indexOf(step);
    List<String> longer = new ArrayList<>(before < 0 ? steps : steps.subList(0, before));
    longer.add(step);
    return new CodecPath(List.copyOf(longer));
  }

  /** The path to {@code type}, which is one of those that an interface permits. */
  CodecPath to(TypeElement type) {
    String step = name(type);
    List<String> longer = new ArrayList<>(steps);
    if (!longer.contains(step)) {
      longer.add(step);
    }
    return new CodecPath(List.copyOf(longer));
  }

  /** The component that was reached; empty for the value itself. */
  String last() {
    return steps.size() == 1 ? "" : steps.get(steps.size() - 1);
  }

  @Override
  public String toString() {
    return String.join(" → ", steps);
  }

  private static String name(TypeElement type) {
    return String.join(".", ClassName.get(type).simpleNames());
  }
}
