package io.cacheme.processor.read;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The lints that a memoized type's own declarations set off wherever they are repeated. */
final class MemoizeLints {

  /** What nobody can mend but where it is declared, and was accepted there. */
  private static final List<String> REPEATED = List.of("all", "exports", "overloads", "try");

  /** Generated methods do not repeat what is declared of null. */
  private static final String NULLNESS = "NullAway";

  private final Lang lang;
  private final TypeElement type;
  private final List<MemberMethod> members;

  MemoizeLints(Lang lang, TypeElement type, List<MemberMethod> members) {
    this.lang = lang;
    this.type = type;
    this.members = members;
  }

  Stream<String> suppressed() {
    boolean isUnchecked = members.stream().anyMatch(this::isUnchecked);
    boolean isSerializable = lang.is(type.asType(), "java.io.Serializable");
    return Stream.concat(
            Stream.of(
                lang.isJavac() ? NULLNESS : "",
                isUnchecked ? "unchecked" : "",
                isSerializable ? "serial" : ""),
            repeated())
        .filter(lint -> !lint.isEmpty());
  }

  private Stream<String> repeated() {
    Stream<Element> around =
        Stream.iterate((Element) type, Objects::nonNull, Element::getEnclosingElement);
    Stream<Element> declared = members.stream().flatMap(method -> method.declarations().stream());
    return Stream.concat(around, declared)
        .map(element -> element.getAnnotation(SuppressWarnings.class))
        .filter(Objects::nonNull)
        .flatMap(annotation -> Arrays.stream(annotation.value()))
        .filter(REPEATED::contains);
  }

  /** Whether it takes any number of what cannot be told apart at run time, or throws such. */
  private boolean isUnchecked(MemberMethod method) {
    ExecutableType header = method.type(lang);
    boolean throwsVariable =
        method.isMemoized()
            && header.getThrownTypes().stream().anyMatch(t -> t.getKind() == TypeKind.TYPEVAR);
    return throwsVariable || (method.main().isVarArgs() && isErased(last(header)));
  }

  private static TypeMirror last(ExecutableType header) {
    List<? extends TypeMirror> parameters = header.getParameterTypes();
    return parameters.get(parameters.size() - 1);
  }

  private static boolean isErased(TypeMirror type) {
    return type instanceof ArrayType array
        ? isErased(array.getComponentType())
        : type.getKind() == TypeKind.TYPEVAR
            || (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty());
  }
}
