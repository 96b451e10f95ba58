package io.cacheme.processor.read;

import com.google.auto.common.MoreElements;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.MapperModel;
import io.cacheme.processor.model.Refusal;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.TypeText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The {@code @ToNode} methods that the methods of a type may use. */
final class Mappers {

  private final Lang lang;
  private final KnownNodes nodes;
  private final MemoizeElement owner;
  private final Set<ExecutableElement> used = new HashSet<>();

  Mappers(Lang lang, KnownNodes nodes, MemoizeElement owner) {
    this.lang = lang;
    this.nodes = nodes;
    this.owner = owner;
  }

  /**
   * The methods of the type, or of {@code declaring} that an inherited method comes from, which
   * take {@code inputs} and return {@code record}.
   */
  List<ExecutableElement> find(TypeElement declaring, List<TypeMirror> inputs, TypeMirror record) {
    List<ExecutableElement> found =
        Stream.of(owner.type(), declaring)
            .distinct()
            .flatMap(Mappers::annotated)
            .filter(method -> flaw(method).isEmpty())
            .filter(method -> lang.types.isSameType(method.getReturnType(), record))
            .filter(method -> takes(method, inputs))
            .toList();
    used.addAll(found);
    return found;
  }

  private boolean takes(ExecutableElement method, List<TypeMirror> inputs) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.size() != inputs.size()) {
      return false;
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (!lang.same(parameters.get(i).asType(), inputs.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The type's own, after all its methods have looked for theirs. */
  List<MapperModel> models() {
    return annotated(owner.type())
        .filter(method -> !isOfCompanion(method))
        .map(
            method ->
                new MapperModel(
                    owner.name() + "." + method.getSimpleName(),
                    flaw(method).or(() -> unused(method)),
                    owner.origin(method)))
        .toList();
  }

  private static Stream<ExecutableElement> annotated(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(
            method ->
                MoreElements.isAnnotationPresent(method, RuntimeNames.TO_NODE.canonicalName()));
  }

  /** Whether it is Kotlin's own beside the static one that {@code @JvmStatic} makes of it. */
  private boolean isOfCompanion(ExecutableElement method) {
    return MoreElements.isAnnotationPresent(method, "kotlin.jvm.JvmStatic")
        && owner.type().getEnclosingElement() instanceof TypeElement around
        && annotated(around)
            .anyMatch(
                other ->
                    other.getSimpleName().equals(method.getSimpleName())
                        && other.getModifiers().contains(Modifier.STATIC));
  }

  private Optional<Refusal> flaw(ExecutableElement method) {
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      return refused("is not static", "make it static");
    }
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return refused("is private", "remove `private`");
    }
    if (!method.getTypeParameters().isEmpty()) {
      return refused("has a type parameter", "name the type");
    }
    Optional<String> obscuring = obscuring(method);
    if (obscuring.isPresent()) {
      return refused(
          "cannot be called, for the field "
              + obscuring.get()
              + " goes before the type of its name",
          "rename one of the two");
    }
    if (nodes.find(method.getReturnType()).isEmpty()) {
      return refused(
          "returns " + TypeText.of(TypeName.get(method.getReturnType())) + ", which is no node",
          "return the record that the method's annotation names");
    }
    return method.getThrownTypes().stream()
        .filter(lang::isChecked)
        .findFirst()
        .flatMap(
            thrown ->
                refused(
                    "throws " + TypeText.of(TypeName.get(thrown)), "throw unchecked exceptions"));
  }

  private Optional<String> obscuring(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement type
        ? ObscuringFields.of(lang.elements, type)
        : Optional.empty();
  }

  private Optional<Refusal> unused(ExecutableElement method) {
    return used.contains(method)
        ? Optional.empty()
        : refused(
            "takes what no method of its node takes",
            "give it the types of the method's parameters, in their order; for many keys that of"
                + " one key");
  }

  private static Optional<Refusal> refused(String reason, String help) {
    return Optional.of(new Refusal(reason, help));
  }
}
