package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.MemoizedMethod;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeVariable;

/** Reads interfaces and classes with methods that name nodes. */
public final class MemoizeReader {

  private final Lang lang;
  private final KnownNodes nodes;

  MemoizeReader(Lang lang, KnownNodes nodes) {
    this.lang = lang;
    this.nodes = nodes;
  }

  /** Whether {@code element} names types that do not exist yet. */
  public boolean isUnresolved(MemoizeElement element) {
    return new UnresolvedMemoize(lang, nodes).isIn(element.type());
  }

  /** What {@code element} declares. */
  public MemoizeModel read(MemoizeElement element) {
    TypeElement type = element.type();
    boolean isInterface = type.getKind() == ElementKind.INTERFACE;
    List<MemberMethod> members =
        MemberMethod.of(lang, type).stream()
            .filter(method -> isInterface || method.annotated().isPresent())
            .toList();
    List<ExecutableElement> constructors = isInterface ? List.of() : Extension.constructors(type);
    Mappers mappers = new Mappers(lang, nodes, element);
    MemoizedMethodReader reader = new MemoizedMethodReader(lang, nodes, element, mappers);
    List<MemoizedMethod> methods =
        Stream.concat(reader.fixed(), members.stream().flatMap(reader::read)).toList();
    MemoizeSurroundings surroundings =
        new MemoizeSurroundings(lang, nodes, element, members, constructors, reader.accessors());
    return new MemoizeModel(
        ClassName.get(type),
        element.generated(),
        isInterface,
        surroundings.isPublic(),
        type.getTypeParameters().stream()
            .map(variable -> TypeVariables.declared((TypeVariable) variable.asType()))
            .toList(),
        constructors.stream().map(new MethodHeaders(lang)::constructor).toList(),
        methods,
        mappers.models(),
        surroundings.isUnpermitted(),
        surroundings.hidden(),
        surroundings.nested(),
        surroundings.platform(),
        element.origin());
  }
}
