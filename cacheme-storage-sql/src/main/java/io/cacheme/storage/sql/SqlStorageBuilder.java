package io.cacheme.storage.sql;

import io.cacheme.spi.StorageUrl;
import java.time.Duration;

/**
 * Collects what a storage over SQL is to be; what is set here wins over the URL's options. A value
 * that is out of range throws {@link IllegalArgumentException} at once. The storages of this
 * project alone extend it. Not thread-safe.
 *
 * @param <B> the builder's own type
 */
public abstract class SqlStorageBuilder<B extends SqlStorageBuilder<B>> {

  private StorageUrl url;

  /** Begins with what {@code url} says. */
  protected SqlStorageBuilder(StorageUrl url) {
    this.url = url;
  }

  /** This builder. */
  protected abstract B self();

  /**
   * A storage as {@code url} says, not yet open.
   *
   * @throws IllegalArgumentException if the URL or an option is wrong
   */
  protected abstract SqlStorage create(StorageUrl url);

  /** The table, perhaps after a schema, as in "caches.entries"; "cacheme_data" unless set. */
  public B table(String table) {
    return set("table", table);
  }

  /** The largest value it takes, in bytes; 1 MiB unless set. */
  public B maxValueBytes(int maxValueBytes) {
    return set("maxValueBytes", maxValueBytes);
  }

  /** At most how many calls are unanswered, from 1,024; 262,144 unless set. */
  public B maxOutstanding(int maxOutstanding) {
    return set("maxOutstanding", maxOutstanding);
  }

  /** Whether to make the table where it is missing; false unless set. */
  public B createSchema(boolean createSchema) {
    return set("createSchema", createSchema);
  }

  /**
   * After how long without a word from the server, while answers are due, its connections are given
   * up; 10 s unless set.
   */
  public B silenceTimeout(Duration silenceTimeout) {
    return set("silenceTimeout", silenceTimeout);
  }

  /** How often expired rows are deleted, about; 60 s unless set. */
  public B sweepInterval(Duration sweepInterval) {
    return set("sweepInterval", sweepInterval);
  }

  /** Deletes no expired rows: somebody else does. */
  public B sweepOff() {
    return set("sweepInterval", "off");
  }

  /** How many rows a statement of the sweeper deletes; 1,000 unless set. */
  public B sweepBatch(int sweepBatch) {
    return set("sweepBatch", sweepBatch);
  }

  /** The storage, not yet open. */
  public final SqlStorage build() {
    return create(url);
  }

  /**
   * Sets an option of the URL.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  protected final B set(String option, Object value) {
    StorageUrl changed = url.withOption(option, value);
    create(changed); // which checks it
    url = changed;
    return self();
  }
}
