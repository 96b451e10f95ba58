package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.KeyMethodModel;
import io.cacheme.processor.model.KeyModel;
import io.cacheme.processor.model.KeyTemplate;
import io.cacheme.processor.model.TypeText;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads where a node's key comes from. */
final class KeyReader {

  private final Lang lang;

  KeyReader(Lang lang) {
    this.lang = lang;
  }

  KeyModel read(TypeElement record, Attributes attributes) {
    Declared<String> text = attributes.string("key");
    Optional<KeyTemplate> template =
        text.value().isEmpty() ? Optional.empty() : Optional.of(KeyTemplate.parse(text.value()));
    return new KeyModel(template, method(record), text.origin());
  }

  private Optional<KeyMethodModel> method(TypeElement record) {
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .filter(m -> m.getSimpleName().contentEquals("key") && m.getParameters().isEmpty())
        .filter(m -> !LoadReader.isAccessor(record, m))
        .findFirst()
        .map(m -> new KeyMethodModel(Optional.ofNullable(flaw(m)), place(m)));
  }

  private static Origin place(ExecutableElement method) {
    return Origin.of(Places.METHODS, method, Signature.of(method));
  }

  private @Nullable String flaw(ExecutableElement method) {
    if (!lang.is(method.getReturnType(), "java.lang.String")) {
      return "returns " + TypeText.of(TypeName.get(method.getReturnType()));
    }
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return "is private";
    }
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return "is static";
    }
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (lang.isChecked(thrown)) {
        return "throws " + TypeText.of(TypeName.get(thrown));
      }
    }
    return null;
  }
}
