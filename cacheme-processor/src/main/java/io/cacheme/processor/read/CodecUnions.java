package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.ValueShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads the records and enums of a sealed interface, and what they are called in the bytes. */
final class CodecUnions {

  private final Lang lang;
  private final CodecProblems problems;
  private final BiFunction<DeclaredType, CodecPath, ValueShape> shapes;

  CodecUnions(
      Lang lang, CodecProblems problems, BiFunction<DeclaredType, CodecPath, ValueShape> shapes) {
    this.lang = lang;
    this.problems = problems;
    this.shapes = shapes;
  }

  static boolean isUnion(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
  }

  /** The records by their names, whose order does not depend on where the interface comes from. */
  List<ValueShape.Variant> read(DeclaredType union, ValueShape.Union shape, CodecPath path) {
    Map<String, ValueShape.Variant> byTag = new TreeMap<>();
    for (DeclaredType record : records(union, path)) {
      CodecPath step = path.to(Lang.element(record));
      if (shapes.apply(record, step) instanceof ValueShape.Composite composite) {
        String tag = tag(Lang.element(record));
        boolean isEnum = Lang.element(record).getKind() == ElementKind.ENUM;
        ValueShape.Variant variant = new ValueShape.Variant(tag, composite, shape, isEnum);
        ValueShape.Variant other = byTag.putIfAbsent(tag, variant);
        if (other != null) {
          problems.sameTag(name(other.record()), name(composite), tag, path);
        }
      }
    }
    if (byTag.isEmpty()) {
      problems.unsupported(
          TypeName.get(union).toString(), path, "let it permit a record or an enum");
    }
    return List.copyOf(byTag.values());
  }

  /** All records that can be a {@code union}, also by way of other sealed interfaces. */
  private List<DeclaredType> records(DeclaredType union, CodecPath path) {
    List<DeclaredType> found = new ArrayList<>();
    collect(Lang.element(union), union, path, found);
    found.sort(Comparator.comparing(type -> Lang.element(type).getQualifiedName().toString()));
    return found;
  }

  private void collect(
      TypeElement type, DeclaredType union, CodecPath path, List<DeclaredType> found) {
    for (TypeMirror permitted : type.getPermittedSubclasses()) {
      TypeElement element = Lang.element((DeclaredType) permitted);
      if (isUnion(element)) {
        collect(element, union, path, found);
      } else if (element.getKind() == ElementKind.RECORD || element.getKind() == ElementKind.ENUM) {
        add(element, union, path, found);
      } else {
        problems.unsupported(
            element.getQualifiedName().toString(),
            path.to(element),
            "let the sealed interface permit records, enums and sealed interfaces only");
      }
    }
  }

  private void add(
      TypeElement record, DeclaredType union, CodecPath path, List<DeclaredType> found) {
    Optional<DeclaredType> type = as(record, union);
    if (type.isEmpty()) {
      problems.unsupported(
          record.getQualifiedName() + ", whose type arguments " + TypeName.get(union) + " hides",
          path.to(record),
          "give it the type parameters of the interface");
    } else if (lang.types.isSubtype(type.get(), union) && !contains(found, type.get())) {
      found.add(type.get());
    }
  }

  private boolean contains(List<DeclaredType> found, DeclaredType type) {
    return found.stream().anyMatch(other -> lang.types.isSameType(other, type));
  }

  /** The record with the type arguments that it has as a {@code union}. */
  private Optional<DeclaredType> as(TypeElement record, DeclaredType union) {
    String name = Lang.element(union).getQualifiedName().toString();
    DeclaredType seen = lang.supertype(record.asType(), name);
    List<TypeMirror> arguments = new ArrayList<>();
    for (var parameter : record.getTypeParameters()) {
      int index = -1;
      for (int i = 0; seen != null && i < seen.getTypeArguments().size(); i++) {
        if (lang.types.isSameType(seen.getTypeArguments().get(i), parameter.asType())) {
          index = i;
        }
      }
      if (index < 0) {
        return Optional.empty();
      }
      arguments.add(union.getTypeArguments().get(index));
    }
    return Optional.of(lang.types.getDeclaredType(record, arguments.toArray(TypeMirror[]::new)));
  }

  /** The name in {@code @TypeName}, or the simple one. */
  private static String tag(TypeElement record) {
    for (AnnotationMirror mirror : record.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(RuntimeNames.TYPE_NAME.canonicalName())) {
        return mirror.getElementValues().values().iterator().next().getValue().toString();
      }
    }
    return record.getSimpleName().toString();
  }

  private static String name(ValueShape.Composite record) {
    TypeName type = record.type();
    ClassName raw =
        type instanceof com.palantir.javapoet.ParameterizedTypeName p
            ? p.rawType()
            : (ClassName) type;
    return String.join(".", raw.simpleNames());
  }
}
