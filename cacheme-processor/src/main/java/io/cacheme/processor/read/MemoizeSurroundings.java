package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.PlatformModel;
import io.cacheme.processor.model.TypeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What the class to be generated for a memoized type can name, and who can name it. */
final class MemoizeSurroundings {

  private final Lang lang;
  private final MemoizeElement element;
  private final TypeElement type;
  private final List<MemberMethod> members;
  private final List<ExecutableElement> constructors;
  private final List<? extends Element> accessors;
  private final List<NodeElement> nodes;
  private final Access access;

  /** {@code accessors} are what generated code calls of the values that it has. */
  MemoizeSurroundings(
      Lang lang,
      KnownNodes known,
      MemoizeElement element,
      List<MemberMethod> members,
      List<ExecutableElement> constructors,
      List<? extends Element> accessors) {
    this.lang = lang;
    this.element = element;
    this.type = element.type();
    this.members = members;
    this.constructors = constructors;
    this.accessors = accessors;
    this.nodes =
        members.stream()
            .flatMap(method -> method.annotated().stream())
            .flatMap(method -> NodeAnnotation.of(method).stream())
            .flatMap(annotation -> annotation.named().stream())
            .flatMap(named -> known.find(named).stream())
            .distinct()
            .toList();
    this.access = new Access(lang.elements, type);
  }

  /** Whether the type and the nodes, whose caches its constructors take, are public. */
  boolean isPublic() {
    return Stream.concat(Stream.of(type), nodes.stream().map(NodeElement::type))
        .allMatch(Access::isPublic);
  }

  /**
   * Whether the type is sealed and does not permit the generated class. The Eclipse compiler leaves
   * out the permitted types that do not exist yet; it tells in the end what is not permitted.
   */
  boolean isUnpermitted() {
    String generated = element.generated().simpleName();
    return lang.isJavac()
        && type.getModifiers().contains(Modifier.SEALED)
        && type.getPermittedSubclasses().stream()
            .map(TypeMirror::toString)
            .noneMatch(name -> name.equals(generated) || name.endsWith("." + generated));
  }

  /** The types that cannot be named, each with the first place that names it. */
  List<Declared<String>> hidden() {
    List<Declared<String>> hidden = new ArrayList<>();
    Stream.concat(
            access.hidden(type).stream(),
            nodes.stream().flatMap(node -> access.hidden(node.type()).stream()))
        .forEach(found -> hidden.add(declared(found, element.origin())));
    for (MemberMethod method : members) {
      MethodHeaders.types(method.type(lang))
          .flatMap(named -> access.hidden(named).stream())
          .findFirst()
          .ifPresent(found -> hidden.add(declared(found, element.origin(method.main()))));
    }
    for (ExecutableElement constructor : constructors) {
      MethodHeaders.types((ExecutableType) constructor.asType())
          .flatMap(named -> access.hidden(named).stream())
          .findFirst()
          .ifPresent(found -> hidden.add(declared(found, element.origin(constructor))));
    }
    return hidden;
  }

  private static Declared<String> declared(TypeElement found, Origin origin) {
    return new Declared<>(TypeText.of(ClassName.get(found)), origin);
  }

  /**
   * The names of the member types that the generated class inherits, and of the fields: a field
   * would go before a class that is called by its name.
   */
  List<String> nested() {
    Set<String> names = new LinkedHashSet<>();
    addNested(type, names);
    return List.copyOf(names);
  }

  private void addNested(TypeElement around, Set<String> names) {
    ElementFilter.typesIn(around.getEnclosedElements())
        .forEach(member -> names.add(member.getSimpleName().toString()));
    ElementFilter.fieldsIn(around.getEnclosedElements()).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.PRIVATE)) // it is not inherited
        .forEach(field -> names.add(field.getSimpleName().toString()));
    for (TypeMirror parent : lang.types.directSupertypes(around.asType())) {
      addNested(Lang.element((DeclaredType) parent), names);
    }
  }

  /** What generated code may use, and which lints it would set off. */
  PlatformModel platform() {
    Stream<Element> used =
        Stream.of(
                Stream.of(type),
                constructors.stream(),
                accessors.stream(),
                nodes.stream().map(NodeElement::type),
                members.stream().flatMap(method -> method.declarations().stream()))
            .flatMap(elements -> elements);
    PlatformModel platform = new PlatformReader(lang).read(type, used.toList(), named());
    return platform.suppressing(new MemoizeLints(lang, type, members).suppressed().toList());
  }

  private List<TypeMirror> named() {
    Stream<ExecutableType> headers =
        Stream.concat(
            members.stream().map(method -> method.type(lang)),
            constructors.stream().map(constructor -> (ExecutableType) constructor.asType()));
    Stream<TypeMirror> values =
        nodes.stream()
            .flatMap(
                node -> Optional.ofNullable(new NodeValueReader(lang).find(node.type())).stream());
    Stream<TypeMirror> bounds =
        type.getTypeParameters().stream().flatMap(variable -> variable.getBounds().stream());
    return Stream.of(headers.flatMap(MethodHeaders::types), values, bounds)
        .flatMap(types -> types)
        .toList();
  }
}
