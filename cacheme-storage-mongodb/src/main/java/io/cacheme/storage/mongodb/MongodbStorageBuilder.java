package io.cacheme.storage.mongodb;

import io.cacheme.spi.StorageUrl;
import java.time.Duration;

/**
 * Collects what a MongoDB storage is to be; what is set here wins over the URL's options. A value
 * that is out of range throws {@link IllegalArgumentException} at once. Not thread-safe.
 */
public final class MongodbStorageBuilder {

  private StorageUrl url;

  MongodbStorageBuilder(StorageUrl url) {
    this.url = url;
    MongoOptions.of(url);
  }

  /** The database; {@code cacheme} unless set. */
  public MongodbStorageBuilder database(String database) {
    return set("database", database);
  }

  /** The collection; {@code cacheme_data} unless set. */
  public MongodbStorageBuilder collection(String collection) {
    return set("collection", collection);
  }

  /** At most how many connections to a server, from 1 to 1,000; 50 unless set. */
  public MongodbStorageBuilder poolSize(int poolSize) {
    return set("poolSize", poolSize);
  }

  /** The largest value it takes, from 1 byte to 15 MiB; 1 MiB unless set. */
  public MongodbStorageBuilder maxValueBytes(int maxValueBytes) {
    return set("maxValueBytes", maxValueBytes);
  }

  /** At most how many calls are unanswered, from 1,024; 262,144 unless set. */
  public MongodbStorageBuilder maxOutstanding(int maxOutstanding) {
    return set("maxOutstanding", maxOutstanding);
  }

  /**
   * After how long without a word from the server a connection that waits for an answer is taken
   * for dead and replaced; 10 s unless set.
   */
  public MongodbStorageBuilder silenceTimeout(Duration silenceTimeout) {
    return set("silenceTimeout", silenceTimeout);
  }

  /** Whether the collection and its index are made if they are missing; not unless set. */
  public MongodbStorageBuilder createSchema(boolean createSchema) {
    return set("createSchema", createSchema);
  }

  /**
   * How often entries are removed that expired twice as long ago and that the server has not
   * removed by itself; every 60 s unless set.
   */
  public MongodbStorageBuilder sweepInterval(Duration sweepInterval) {
    return set("sweepInterval", sweepInterval);
  }

  /** Leaves the removal of expired entries to the server. */
  public MongodbStorageBuilder sweepOff() {
    return set("sweepInterval", "off");
  }

  /** Whether writes wait for a majority of the replica set; only for the primary unless set. */
  public MongodbStorageBuilder majorityWrites(boolean majorityWrites) {
    return set("w", majorityWrites ? "majority" : "1");
  }

  /** The name that the server's log and {@code currentOp} show. */
  public MongodbStorageBuilder clientName(String clientName) {
    return set("clientName", clientName);
  }

  /** The storage, not yet open. */
  public MongodbStorage build() {
    return new MongodbStorage(MongoOptions.of(url));
  }

  private MongodbStorageBuilder set(String option, Object value) {
    StorageUrl changed = url.withOption(option, value);
    MongoOptions.of(changed); // which checks it
    url = changed;
    return this;
  }
}
