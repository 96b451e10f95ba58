package io.cacheme.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The classes of this compilation, in contrast to those of class files. */
final class Sources {

  private final Set<String> names = new HashSet<>();

  void add(Set<? extends Element> roots) {
    ElementFilter.typesIn(roots).forEach(type -> names.add(type.getQualifiedName().toString()));
  }

  boolean contains(TypeElement type) {
    TypeElement outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement enclosing) {
      outermost = enclosing;
    }
    return names.contains(outermost.getQualifiedName().toString());
  }
}
