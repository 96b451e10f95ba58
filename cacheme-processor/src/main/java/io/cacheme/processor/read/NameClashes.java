package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.GeneratedNames;
import io.cacheme.processor.model.MemoizeModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.RuntimeNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Knows which names are taken: by the user's classes, and by what was generated before. */
public final class NameClashes {

  private static final String SET_GENERATED = "rename it, or set generated = \"…\"";

  private static final List<ClassName> TYPED =
      List.of(RuntimeNames.LOADING_BULK_CACHE, RuntimeNames.BULK_CACHE, RuntimeNames.TYPED_CACHE);

  private final Elements elements;
  private final Set<String> sources = new HashSet<>();
  private final Map<String, String> generated = new HashMap<>();

  /** Looks classes up in {@code elements}. */
  public NameClashes(Elements elements) {
    this.elements = elements;
  }

  /** Takes note of the classes of a round. */
  public void addSources(Set<? extends Element> roots) {
    ElementFilter.typesIn(roots).forEach(type -> sources.add(type.getQualifiedName().toString()));
  }

  /**
   * The first name of {@code node} that is taken; if there is none, its names are taken from now.
   */
  public List<Diagnostic> claim(NodeModel node) {
    Optional<Diagnostic> clash =
        names(node)
            .flatMap(name -> clash(node.names().origin(), name, SET_GENERATED).stream())
            .findFirst();
    if (clash.isEmpty()) {
      names(node).forEach(name -> generated.put(name.canonicalName(), node.name()));
    }
    return clash.stream().toList();
  }

  /** The same for the codec of a value. */
  public List<Diagnostic> claim(CacheValueElement value) {
    ClassName name = CacheValueElement.codecOf(value.type());
    Optional<Diagnostic> clash = clash(value.origin(), name, "rename it");
    if (clash.isEmpty()) {
      generated.put(name.canonicalName(), value.name());
    }
    return clash.stream().toList();
  }

  /** The same for the class that memoizes a type. */
  public List<Diagnostic> claim(MemoizeModel memoized) {
    Optional<Diagnostic> clash =
        names(memoized)
            .flatMap(name -> clash(memoized.origin(), name, "rename it").stream())
            .findFirst();
    if (clash.isEmpty()) {
      names(memoized).forEach(name -> generated.put(name.canonicalName(), memoized.name()));
    }
    return clash.stream().toList();
  }

  private static Stream<ClassName> names(NodeModel node) {
    Stream<ClassName> names = Stream.of(node.names().cache(), node.names().nodes());
    return node.platform().spring()
        ? Stream.concat(names, Stream.of(GeneratedNames.configurationOf(node.names().cache())))
        : names;
  }

  private static Stream<ClassName> names(MemoizeModel memoized) {
    ClassName name = memoized.generated();
    return memoized.makesBean()
        ? Stream.of(name, GeneratedNames.configurationOf(name))
        : Stream.of(name);
  }

  private Optional<Diagnostic> clash(Origin origin, ClassName name, String help) {
    String owner = generated.get(name.canonicalName());
    if (owner != null) {
      String either = help.replaceFirst(" it", " one");
      return Optional.of(problem(origin, name, "it is generated for " + owner + "; " + either));
    }
    boolean isTaken =
        sources.contains(name.canonicalName())
            || Optional.ofNullable(elements.getTypeElement(name.canonicalName()))
                .filter(type -> !isOurs(type))
                .isPresent();
    return isTaken ? Optional.of(problem(origin, name, help)) : Optional.empty();
  }

  private static Diagnostic problem(Origin origin, ClassName name, String help) {
    return DiagnosticCode.CME006.at(
        origin, "the class " + name.canonicalName() + " already exists", help);
  }

  /** Whether a class on the class path is what an earlier compilation generated. */
  private static boolean isOurs(TypeElement type) {
    return type.getInterfaces().stream()
            .anyMatch(parent -> Lang.isExactly(parent, RuntimeNames.CODEC.canonicalName()))
        || isTyped(type)
        || type.getEnclosedElements().stream()
            .anyMatch(member -> member.getSimpleName().contentEquals("asNodeCache"))
        || isMemoized(type)
        || isConfiguration(type);
  }

  /** Whether it extends what typed caches do. */
  private static boolean isTyped(TypeElement type) {
    return TYPED.stream()
        .anyMatch(parent -> Lang.isExactly(type.getSuperclass(), parent.canonicalName()));
  }

  /** Whether it has the one method that a configuration has, by its name. */
  private static boolean isConfiguration(TypeElement type) {
    String bean = type.getSimpleName().toString().replaceFirst("Configuration$", "");
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(
            method ->
                method.getSimpleName().toString().equalsIgnoreCase(bean)
                    && method.getReturnType() instanceof DeclaredType returned
                    && returned.asElement().getSimpleName().contentEquals(bean));
  }

  /** Whether it holds caches, in the fields that a memoizing class has. */
  private static boolean isMemoized(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .anyMatch(field -> Lang.isExactly(field.asType(), RuntimeNames.NODE_CACHE.canonicalName()));
  }
}
