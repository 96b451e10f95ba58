package io.cacheme.storage.mongodb;

import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values in a collection of MongoDB, a document a key.
 *
 * <p>Expiry is judged by the clock of this process, when it writes and when it reads; so it does
 * not tell the server's time, by which entries would go beside what they are judged by. Conditional
 * writes and tombstones are judged, and written, by the server's clock, for the processes that they
 * keep apart may have others. Writes of one key go one after another. Nothing is ever sent twice,
 * but for an upsert that met another one of its key. Stages are completed on the storage's own
 * threads.
 */
public final class MongodbStorage implements RemoteStorage {

  private final MongoOptions options;
  private final ConditionalWrites conditional = new MongoConditionalWrites(this);
  private volatile @Nullable MongoEntries entries;
  private boolean closed;

  MongodbStorage(MongoOptions options) {
    this.options = options;
  }

  /**
   * Begins a MongoDB storage.
   *
   * @param url as {@code mongodb://user:password@host1:27017,host2:27017/?database=cacheme}
   * @throws IllegalArgumentException if the URL or an option is wrong
   */
  public static MongodbStorageBuilder builder(String url) {
    return new MongodbStorageBuilder(StorageUrl.parse(url));
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    MongoEntries opened;
    synchronized (this) {
      if (closed || entries != null) {
        return failed("cannot be opened again");
      }
      opened = new MongoEntries(options, context);
      entries = opened;
    }
    return opened.open();
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    return whenOpen(opened -> opened.get(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return whenOpen(opened -> opened.getAll(keys));
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    return putAll(List.of(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> all) {
    for (StoredEntry entry : all) {
      if (isTooLarge(entry.bytes())) {
        return tooLarge(entry.key(), entry.bytes());
      }
    }
    return whenOpen(opened -> opened.putAll(all));
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return whenOpen(opened -> opened.remove(key));
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return conditional;
  }

  @Override
  public int maxValueBytes() {
    return options.maxValueBytes() + ENVELOPE_BYTES;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    MongoEntries opened = entries;
    return opened != null && opened.isOwn(thread);
  }

  @Override
  public synchronized CompletionStage<@Nullable Void> close() {
    closed = true;
    MongoEntries opened = entries;
    return opened == null ? CompletableFuture.completedFuture(null) : opened.close();
  }

  /** Its URL without credentials. */
  @Override
  public String toString() {
    return options.toString();
  }

  <T extends @Nullable Object> CompletionStage<T> whenOpen(
      Function<MongoEntries, CompletionStage<T>> call) {
    MongoEntries opened = entries;
    return opened == null ? failed("is not open") : call.apply(opened);
  }

  boolean isTooLarge(byte[] value) {
    return value.length > maxValueBytes();
  }

  <T extends @Nullable Object> CompletionStage<T> tooLarge(String key, byte[] value) {
    return CompletableFuture.failedFuture(
        new StorageReplyException(
            options
                + " takes values of at most "
                + options.maxValueBytes()
                + " bytes (maxValueBytes) and "
                + ENVELOPE_BYTES
                + " around them; that of "
                + key
                + " has "
                + value.length));
  }

  private <T extends @Nullable Object> CompletionStage<T> failed(String what) {
    return CompletableFuture.failedFuture(new MongoFailure(options + " " + what));
  }
}
