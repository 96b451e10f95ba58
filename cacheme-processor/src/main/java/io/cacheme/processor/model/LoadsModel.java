package io.cacheme.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import io.cacheme.processor.diagnostic.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods of a node that load.
 *
 * @param loads the methods for one value
 * @param loadAlls the methods for many values
 * @param lookalikes the methods whose names are nearly those of methods that are called
 */
public record LoadsModel(
    List<LoadModel> loads, List<LoadModel> loadAlls, List<Lookalike> lookalikes) {

  /**
   * A method that nothing calls.
   *
   * @param name its name
   * @param meant the name that was probably meant
   * @param origin its place
   */
  public record Lookalike(String name, String meant, Origin origin) {}

  /** Copies its lists. */
  public LoadsModel {
    loads = List.copyOf(loads);
    loadAlls = List.copyOf(loadAlls);
    lookalikes = List.copyOf(lookalikes);
  }

  /** The method that loads one value. */
  public Optional<LoadModel> load() {
    return loads.stream().findFirst();
  }

  /** The method that loads many. */
  public Optional<LoadModel> loadAll() {
    return loadAlls.stream().findFirst();
  }

  /** Whether a value can be loaded without a caller's loader. */
  public boolean canLoad() {
    return !loads.isEmpty() || !loadAlls.isEmpty();
  }

  /**
   * What both need, each once, in the order of their parameters, with the names of the parameters
   * that generated code gives them: two of one name and different types get different names.
   */
  public Map<DependencyModel, String> arguments() {
    Map<DependencyModel, String> names = new LinkedHashMap<>();
    Stream.of(load(), loadAll())
        .flatMap(Optional::stream)
        .flatMap(method -> method.dependencies().stream())
        .forEach(d -> names.computeIfAbsent(d, key -> free(d.name(), names.values())));
    return names;
  }

  /** Whether {@code dependency} may be null wherever it is taken. */
  public boolean isNullable(DependencyModel dependency) {
    return Stream.of(load(), loadAll())
        .flatMap(Optional::stream)
        .filter(method -> method.dependencies().contains(dependency))
        .allMatch(method -> method.nullable().contains(dependency));
  }

  /** What is said of {@code dependency} to whoever injects beans. */
  public List<AnnotationSpec> injection(DependencyModel dependency) {
    return Stream.of(load(), loadAll())
        .flatMap(Optional::stream)
        .flatMap(method -> method.injection().getOrDefault(dependency, List.of()).stream())
        .distinct()
        .toList();
  }

  private static String free(String name, Collection<String> taken) {
    String candidate = name;
    for (int i = 2; taken.contains(candidate); i++) {
      candidate = name + i;
    }
    return candidate;
  }
}
