package io.cacheme.processor.read;

import io.cacheme.processor.model.LazyModel;
import io.cacheme.processor.model.LazyType;
import java.util.Arrays;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Tells types of libraries that do nothing until somebody subscribes. */
final class LazyTypes {

  private LazyTypes() {}

  /** The one that {@code type} is. */
  static Optional<LazyType> of(TypeMirror type) {
    return Arrays.stream(LazyType.values())
        .filter(lazy -> lazy != LazyType.SUSPENDED)
        .filter(lazy -> Lang.isExactly(type, lazy.type().canonicalName()))
        .findFirst();
  }

  /** The same, with what can be named beside {@code place}. */
  static Optional<LazyModel> of(Lang lang, TypeMirror type, Element place) {
    return of(type).map(lazy -> model(lang, lazy, place));
  }

  /** That of a suspend function. */
  static LazyModel suspended(Lang lang, Element place) {
    return model(lang, LazyType.SUSPENDED, place);
  }

  private static LazyModel model(Lang lang, LazyType lazy, Element place) {
    return new LazyModel(lazy, lang.isVisible(lazy.calls().canonicalName(), place));
  }
}
