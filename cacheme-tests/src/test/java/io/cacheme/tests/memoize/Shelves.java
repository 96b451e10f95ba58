package io.cacheme.tests.memoize;

import io.cacheme.annotation.Invalidates;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.Puts;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Methods whose parameters and results are not as one expects. */
interface Shelves {

  @Memoize(Shelf.class)
  String label(long id);

  @Invalidates(Shelf.class)
  int clear(Collection<Long> ids);

  @Invalidates(Shelf.class)
  CompletionStage<Integer> clearLater(Collection<Long> ids);

  @Invalidates(Shelf.class) // narrower than the component
  void drop(Collection<Integer> ids);

  @Puts(Shelf.class)
  Map<Long, String> relabel(Collection<Long> ids);

  @Puts(Shelf.class)
  CompletionStage<Map<Long, String>> relabelLater(Collection<Long> ids);

  @Puts(Shelf.class)
  String write(long id, String label);

  @Invalidates(Shelf.class)
  CompletionStage<String> moveLater(long id);
}
