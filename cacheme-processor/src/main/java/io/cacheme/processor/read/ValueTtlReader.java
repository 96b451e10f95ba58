package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.TypeText;
import io.cacheme.processor.model.ValueTtlModel;
import io.cacheme.processor.read.LoadingMethods.Found;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads {@code Duration ttl(V value)}. */
final class ValueTtlReader {

  private static final String DURATION = "java.time.Duration";

  private final Lang lang;
  private final TypeElement record;
  private final @Nullable TypeMirror value;

  ValueTtlReader(Lang lang, TypeElement record, @Nullable TypeMirror value) {
    this.lang = lang;
    this.record = record;
    this.value = value;
  }

  /** Those of the record; one without parameters is the record's own matter. */
  List<ValueTtlModel> read() {
    TypeMirror cached = value;
    return cached == null
        ? List.of()
        : new LoadingMethods(lang, record)
            .named("ttl").stream()
                .filter(method -> !method.element().getParameters().isEmpty())
                .map(method -> new ValueTtlModel(refusal(method, cached), method.origin()))
                .toList();
  }

  private Optional<Refusal> refusal(Found method, TypeMirror cached) {
    ExecutableElement element = method.element();
    String wanted = "declare it as `Duration ttl(" + TypeText.of(TypeName.get(cached)) + " value)`";
    if (element.getModifiers().contains(Modifier.PRIVATE)) {
      return Optional.of(new Refusal("is private", "remove `private`"));
    }
    if (element.getModifiers().contains(Modifier.STATIC)) {
      return Optional.of(new Refusal("is static", "remove `static`"));
    }
    if (!element.getTypeParameters().isEmpty()) {
      return Optional.of(new Refusal("has a type parameter", wanted));
    }
    if (!Lang.isExactly(method.type().getReturnType(), DURATION)) {
      return Optional.of(
          new Refusal(
              "returns " + TypeText.of(TypeName.get(method.type().getReturnType())), wanted));
    }
    if (element.getParameters().size() != 1
        || !lang.accepts(method.type().getParameterTypes().get(0), cached)) {
      return Optional.of(new Refusal("does not take what the node caches", wanted));
    }
    return method.type().getThrownTypes().stream()
        .filter(thrown -> !isUnchecked(lang.types.erasure(thrown)))
        .findFirst()
        .map(
            thrown ->
                new Refusal(
                    "throws " + TypeText.of(TypeName.get(thrown)), "remove `throws` from it"));
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return lang.is(thrown, "java.lang.RuntimeException") || lang.is(thrown, "java.lang.Error");
  }
}
