package io.cacheme.processor.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The names in a package, and those that a generated class inherits, that go before a package of
 * the name: beside a class {@code io}, nobody can write {@code io.cacheme.Loader} (JLS 6.4.2).
 * Imports are not affected, so this matters only where two types of one name are named.
 */
public final class ObscuringTypes implements BiPredicate<String, String> {

  private final Elements elements;
  private final String home;
  private final Set<String> types;
  private final Set<String> inherited;

  private ObscuringTypes(
      Elements elements, PackageElement home, Set<String> types, Collection<String> inherited) {
    this.elements = elements;
    this.home = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
    this.types = types;
    this.inherited =
        inherited.stream().filter(ObscuringTypes::isLikePackage).collect(Collectors.toSet());
  }

  /** The packages of a round, each of which is looked through once. */
  public static final class Packages {

    private final Elements elements;
    private final Map<PackageElement, Set<String>> types = new HashMap<>();

    /** None yet. */
    public Packages(Elements elements) {
      this.elements = elements;
    }

    /**
     * Those for a class in the package of {@code type}, which has the members {@code inherited}.
     */
    public ObscuringTypes around(TypeElement type, Collection<String> inherited) {
      PackageElement home = elements.getPackageOf(type);
      return new ObscuringTypes(
          elements, home, types.computeIfAbsent(home, ObscuringTypes::names), inherited);
    }
  }

  private static Set<String> names(PackageElement home) {
    return ElementFilter.typesIn(home.getEnclosedElements()).stream()
        .map(type -> type.getSimpleName().toString())
        .filter(ObscuringTypes::isLikePackage)
        .collect(Collectors.toSet());
  }

  /** As all that generated code names are; it is seldom that a type or a constant is, too. */
  private static boolean isLikePackage(String name) {
    return !Character.isUpperCase(name.codePointAt(0));
  }

  /** Whether there are none, as nearly always. */
  public boolean isEmpty() {
    return types.isEmpty() && inherited.isEmpty();
  }

  /** Whether {@code first.second} does not begin with a package here. */
  @Override
  public boolean test(String first, String second) {
    return inherited.contains(first) || (types.contains(first) && !hasMember(first, second));
  }

  private boolean hasMember(String type, String name) {
    TypeElement element = elements.getTypeElement(home + type);
    return element != null
        && elements.getAllMembers(element).stream()
            .map(Element::getSimpleName)
            .anyMatch(member -> member.contentEquals(name));
  }
}
