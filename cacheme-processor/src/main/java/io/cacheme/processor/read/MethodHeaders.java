package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.MethodModel;
import io.cacheme.processor.model.ParameterModel;
import io.cacheme.processor.model.ThrownModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Reads the headers of methods and constructors. */
final class MethodHeaders {

  private final Lang lang;

  MethodHeaders(Lang lang) {
    this.lang = lang;
  }

  MethodModel read(MemberMethod method) {
    return read(method.main(), method.type(lang), method.thrown(lang));
  }

  MethodModel constructor(ExecutableElement constructor) {
    ExecutableType type = (ExecutableType) constructor.asType();
    return read(constructor, type, type.getThrownTypes());
  }

  private static MethodModel read(
      ExecutableElement element, ExecutableType type, List<? extends TypeMirror> thrown) {
    List<ParameterModel> parameters = new ArrayList<>();
    for (int i = 0; i < element.getParameters().size(); i++) {
      parameters.add(
          new ParameterModel(
              element.getParameters().get(i).getSimpleName().toString(),
              TypeName.get(type.getParameterTypes().get(i))));
    }
    return new MethodModel(
        element.getSimpleName().toString(),
        visibility(element),
        type.getTypeVariables().stream().map(TypeVariables::declared).toList(),
        TypeName.get(type.getReturnType()),
        parameters,
        element.isVarArgs(),
        thrown.stream().map(TypeName::get).distinct().toList());
  }

  private static Optional<Modifier> visibility(ExecutableElement element) {
    return Stream.of(Modifier.PUBLIC, Modifier.PROTECTED)
        .filter(element.getModifiers()::contains)
        .findFirst();
  }

  /** The checked exceptions among those that {@code method} declares. */
  List<ThrownModel> checked(MemberMethod method) {
    return method.thrown(lang).stream()
        .filter(thrown -> lang.isChecked(lang.types.erasure(thrown)))
        .map(t -> new ThrownModel(TypeName.get(t), TypeName.get(lang.types.erasure(t))))
        .distinct()
        .toList();
  }

  /** All types that a header names. */
  static Stream<TypeMirror> types(ExecutableType type) {
    return Stream.of(
            Stream.of(type.getReturnType()),
            type.getParameterTypes().stream(),
            type.getThrownTypes().stream(),
            type.getTypeVariables().stream().map(variable -> variable.getUpperBound()))
        .flatMap(types -> types);
  }
}
