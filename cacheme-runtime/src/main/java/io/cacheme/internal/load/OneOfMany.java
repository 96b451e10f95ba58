package io.cacheme.internal.load;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeException;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A bulk loader that is asked for one. */
public record OneOfMany<N extends Node<V>, V>(NodeSpec<N, V> spec, BulkLoader<N, ? extends V> all)
    implements Loader<N, V> {

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // a map of a subtype of V is read only
  public CompletionStage<? extends @Nullable V> load(N node) throws Exception {
    CompletionStage<Map<? extends N, ? extends V>> stage =
        (CompletionStage) all.loadAll(List.of(node));
    if (stage == null) {
      throw answeredNull("a stage");
    }
    return stage.thenApply(
        values -> {
          if (values == null) {
            throw answeredNull("a map");
          }
          return values.get(node);
        });
  }

  @Override
  public boolean blocks() {
    return all.blocks();
  }

  private CachemeException answeredNull(String insteadOf) {
    return new CachemeException(
        "the bulk loader of " + spec.name() + " answered null instead of " + insteadOf);
  }
}
