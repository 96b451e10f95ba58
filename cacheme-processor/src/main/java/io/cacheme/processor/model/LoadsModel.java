package io.cacheme.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The methods of a node that load.
 *
 * @param loads the methods called {@code load}
 * @param loadAlls the methods called {@code loadAll}
 */
public record LoadsModel(List<LoadModel> loads, List<LoadModel> loadAlls) {

  /** Copies its lists. */
  public LoadsModel {
    loads = List.copyOf(loads);
    loadAlls = List.copyOf(loadAlls);
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

  /** What both need, each once, in the order of their parameters. */
  public List<DependencyModel> dependencies() {
    List<DependencyModel> merged = new ArrayList<>();
    load().ifPresent(m -> m.dependencies().stream().forEach(merged::add));
    loadAll()
        .ifPresent(
            m -> m.dependencies().stream().filter(d -> !merged.contains(d)).forEach(merged::add));
    return List.copyOf(merged);
  }
}
