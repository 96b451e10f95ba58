package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
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
    return new KeyModel(
        template,
        method(record).filter(method -> template.isEmpty() || isOwn(record, method)),
        attributes.string("keyPrefix"),
        text.origin());
  }

  private Optional<KeyMethodModel> method(TypeElement record) {
    return new LoadingMethods(lang, record)
        .named("key").stream()
            .filter(m -> m.element().getParameters().isEmpty())
            .findFirst()
            .map(
                m ->
                    new KeyMethodModel(
                        Optional.ofNullable(flaw(m.element())), isText(m.element()), m.origin()));
  }

  /** A template goes before what is inherited, which nobody could remove. */
  private static boolean isOwn(TypeElement record, KeyMethodModel method) {
    return !record.equals(method.origin().element());
  }

  private boolean isText(ExecutableElement method) {
    return lang.is(method.getReturnType(), "java.lang.String");
  }

  private @Nullable String flaw(ExecutableElement method) {
    if (!isText(method)) {
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
