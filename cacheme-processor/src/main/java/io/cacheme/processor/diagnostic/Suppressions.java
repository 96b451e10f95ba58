package io.cacheme.processor.diagnostic;

import java.util.List;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Looks for {@code @SuppressWarnings("cacheme:CME025")} around a place. */
final class Suppressions {

  private Suppressions() {}

  static boolean silence(Diagnostic diagnostic) {
    return diagnostic.code().severity() == Severity.WARNING
        && isSuppressed(diagnostic.origin().element(), "cacheme:" + diagnostic.code());
  }

  private static boolean isSuppressed(@Nullable Element element, String name) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      SuppressWarnings annotation = e.getAnnotation(SuppressWarnings.class);
      if (annotation != null && List.of(annotation.value()).contains(name)) {
        return true;
      }
    }
    return false;
  }
}
