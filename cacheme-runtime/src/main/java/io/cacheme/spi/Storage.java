package io.cacheme.spi;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A place that keeps entries: on the heap ({@link LocalStorage}) or elsewhere ({@link
 * RemoteStorage}).
 *
 * <p>Its constructor or builder checks the configuration and throws {@link
 * IllegalArgumentException}; it opens nothing. Then {@link #open} is called once, then any other
 * method by any thread, then {@link #close}. One storage object belongs to one {@code Cacheme},
 * which closes it.
 *
 * <p>Implemented by storages, as one of its two kinds.
 */
public sealed interface Storage permits LocalStorage, RemoteStorage {

  /**
   * Connects, within the context's connect timeout. Never throws and never blocks.
   *
   * @param context may be kept
   * @return a stage that fails with {@link StorageRejectedException} where the server refused the
   *     configuration (a wrong password), and with anything else where it could not be reached;
   *     then the storage goes on trying by itself, and fails its calls at once until it succeeds
   */
  CompletionStage<@Nullable Void> open(StorageContext context);

  /**
   * Gives up all connections and threads, within some seconds even if the server hangs. Idempotent;
   * never throws and never blocks. Calls after it fail. Also called after an {@link #open} that
   * failed or has not ended.
   */
  CompletionStage<@Nullable Void> close();

  /** What it is and where, for people: no credentials. */
  @Override
  String toString();
}
