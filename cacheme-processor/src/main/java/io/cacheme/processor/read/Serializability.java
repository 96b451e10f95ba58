package io.cacheme.processor.read;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.NotSerializable;
import io.cacheme.processor.model.TypeText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the classes in a value that Java serialization certainly cannot write: those that are not
 * {@code Serializable}, unless another class that the value reaches extends them and is. Interfaces
 * and abstract classes are what stands behind them; of sealed ones that is known.
 */
final class Serializability {

  private static final String SERIALIZABLE = "java.io.Serializable";
  private static final List<String> CONTAINERS =
      List.of("java.util.Collection", "java.util.Map", "java.util.Optional");

  /** A record that reaches more forms of itself than this has no last one. */
  private static final int MOST_FORMS = 20;

  private final Lang lang;
  private final List<TypeElement> reached;
  private final Map<String, NotSerializable> found = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<TypeElement, Integer> forms = new HashMap<>();

  private Serializability(Lang lang, TypeMirror value) {
    this.lang = lang;
    this.reached = Reach.of(value);
  }

  /** The classes that the {@code value} of {@code record} is declared to hold and cannot. */
  static List<NotSerializable> problems(Lang lang, TypeMirror value, TypeElement record) {
    Serializability walk = new Serializability(lang, value);
    walk.type(value, CodecPath.of(record));
    return List.copyOf(walk.found.values());
  }

  private void type(TypeMirror type, CodecPath path) {
    switch (type.getKind()) {
      case ARRAY -> type(((ArrayType) type).getComponentType(), path);
      case WILDCARD -> {
        TypeMirror bound = ((WildcardType) type).getExtendsBound();
        if (bound != null) {
          type(bound, path);
        }
      }
      case DECLARED -> declared((DeclaredType) type, path);
      default -> {} // a primitive, or what the compiler tells
    }
  }

  private void declared(DeclaredType type, CodecPath path) {
    TypeElement element = Lang.element(type);
    if (!seen.add(TypeName.get(type).toString())
        || forms.merge(element, 1, Integer::sum) > MOST_FORMS) {
      return;
    }
    if (isUnwritable(element)) {
      String text = TypeText.of(TypeName.get(type));
      found.putIfAbsent(text, new NotSerializable(text, path.toString(), instead(element)));
    }
    content(type).forEach(part -> type(part, path));
    for (TypeMirror permitted : element.getPermittedSubclasses()) {
      TypeElement one = Lang.element((DeclaredType) permitted);
      type(one.asType(), path.to(one));
    }
    if (element.getKind() == ElementKind.RECORD && !writesAnother(element)) {
      ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
          .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
          .forEach(
              field ->
                  type(
                      lang.types.asMemberOf(type, field), path.to(element, field.getSimpleName())));
    }
  }

  private boolean isUnwritable(TypeElement type) {
    return (type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD)
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && !type.getQualifiedName().contentEquals("java.lang.Object")
        && !lang.is(type.asType(), SERIALIZABLE)
        && reached.stream().noneMatch(other -> mayStandFor(other, type));
  }

  /** Whether a {@code type} may in truth be an {@code other}, which can be written. */
  private boolean mayStandFor(TypeElement other, TypeElement type) {
    return lang.is(other.asType(), type.getQualifiedName().toString())
        && lang.is(other.asType(), SERIALIZABLE);
  }

  /** What the JDK's collections and optionals hold. */
  private Stream<? extends TypeMirror> content(DeclaredType type) {
    return !Lang.element(type).getQualifiedName().toString().startsWith("java.")
            || CONTAINERS.stream().noneMatch(container -> lang.is(type, container))
        ? Stream.empty()
        : type.getTypeArguments().stream();
  }

  /** Whether a record has another object written in its place. */
  private static boolean writesAnother(TypeElement record) {
    return ElementFilter.methodsIn(record.getEnclosedElements()).stream()
        .anyMatch(
            method ->
                method.getSimpleName().contentEquals("writeReplace")
                    && method.getParameters().isEmpty());
  }

  private static String instead(TypeElement type) {
    String name = type.getQualifiedName().toString();
    if (name.startsWith("java.util.Optional")) {
      return "declare what it holds, which may be null";
    }
    return name.startsWith("java.")
        ? "store the data you need"
        : "let " + type.getSimpleName() + " implement java.io.Serializable";
  }
}
