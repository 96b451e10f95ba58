package io.cacheme.storage.redis;

import io.cacheme.spi.Bus;
import io.cacheme.spi.StorageContext;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the storage needs of the driver: where commands go. Standalone and cluster differ here only.
 */
interface RedisConnections {

  /** As {@link io.cacheme.spi.Storage#open}. */
  CompletionStage<@Nullable Void> open(StorageContext context);

  /**
   * Sends {@code call} where its key lives, after all that was sent there before. It fails the call
   * where it cannot; never throws, never blocks.
   */
  void send(KeyCall<?> call);

  /**
   * Sends {@code call}, which is about no key, to one server: the same for all processes, while
   * that one can be reached, so that its clock can be taken. As {@link #send}.
   */
  void sendControl(ControlCall<?> call);

  /** Splits {@code keys}, which are not empty, into groups that one command may name. */
  Collection<List<String>> groups(Collection<String> keys);

  /** As {@link io.cacheme.spi.RemoteStorage#heardBytes}. */
  long heardBytes();

  /** As {@link io.cacheme.spi.RemoteStorage#bus}. */
  Bus bus();

  /** As {@link io.cacheme.spi.RemoteStorage#onOlderEntries}. */
  void onOlderEntries(Runnable listener);

  /** Whether {@code thread} completes calls. */
  boolean isEventLoop(Thread thread);

  /** As {@link io.cacheme.spi.Storage#close}. */
  CompletionStage<@Nullable Void> close();
}
