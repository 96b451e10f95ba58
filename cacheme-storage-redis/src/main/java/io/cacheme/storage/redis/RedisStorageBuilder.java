package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import java.time.Duration;

/**
 * Collects what a Redis storage is to be; what is set here wins over the URL's options. A value
 * that is out of range throws {@link IllegalArgumentException} at once. Not thread-safe.
 */
public final class RedisStorageBuilder {

  private StorageUrl url;

  RedisStorageBuilder(StorageUrl url) {
    this.url = url;
    RedisOptions.of(url);
  }

  /** At most how many connections, from 1 to 256; 1 unless set, and seldom worth more. */
  public RedisStorageBuilder poolSize(int poolSize) {
    return set("poolSize", poolSize);
  }

  /** The largest value it takes, from 1 byte to 16 MiB; 1 MiB unless set. */
  public RedisStorageBuilder maxValueBytes(int maxValueBytes) {
    return set("maxValueBytes", maxValueBytes);
  }

  /** At most how many commands of a connection are unanswered, from 1,024; 262,144 unless set. */
  public RedisStorageBuilder maxOutstanding(int maxOutstanding) {
    return set("maxOutstanding", maxOutstanding);
  }

  /**
   * After how long without a word from the server, while answers are due, a connection is taken for
   * dead and replaced (it takes up to twice as long); 10 s unless set.
   */
  public RedisStorageBuilder silenceTimeout(Duration silenceTimeout) {
    return set("silenceTimeout", silenceTimeout);
  }

  /** The name that {@code CLIENT LIST} shows. */
  public RedisStorageBuilder clientName(String clientName) {
    return set("clientName", clientName);
  }

  /** The version of Redis's protocol, 2 or 3; unless set, 3 where the server knows it. */
  public RedisStorageBuilder protocol(int protocol) {
    return set("protocol", protocol);
  }

  /**
   * Whether the hosts are nodes of a Redis Cluster, whose others are found by asking them; false
   * unless set. Then {@link #poolSize} counts for each node.
   */
  public RedisStorageBuilder cluster(boolean cluster) {
    return set("cluster", cluster);
  }

  /**
   * After how long without a word from a node of a cluster, while answers are due, its calls fail
   * at once until it speaks again; 300 ms unless set. Keep it below the cache's {@code
   * readSilence}, or a node that hangs is taken for a cluster that does.
   */
  public RedisStorageBuilder nodeTimeout(Duration nodeTimeout) {
    return set("nodeTimeout", nodeTimeout);
  }

  /**
   * Says that the hosts are Sentinels, and what they call the master. They are asked where it is
   * whenever a connection is opened.
   */
  public RedisStorageBuilder sentinel(String master) {
    return set("sentinel", master);
  }

  /**
   * Whether the entries that a server has after it was started again, or that another one has which
   * takes its place, are misses, for some may have been removed since; false unless set.
   */
  public RedisStorageBuilder distrustAfterRestart(boolean distrust) {
    return set("afterRestart", distrust ? "distrust" : "trust");
  }

  /** The password of the Sentinels themselves, if they want one. */
  public RedisStorageBuilder sentinelPassword(String sentinelPassword) {
    return set("sentinelPassword", sentinelPassword);
  }

  /**
   * The storage, not yet open.
   *
   * @throws IllegalArgumentException if there is no host, or several that are neither nodes of a
   *     cluster nor Sentinels
   */
  public RedisStorage build() {
    RedisOptions options = RedisOptions.of(url).complete();
    return new RedisStorage(
        options,
        options.cluster() ? new ClusterConnections(options) : new StandaloneConnections(options));
  }

  private RedisStorageBuilder set(String option, Object value) {
    StorageUrl changed = url.withOption(option, value);
    RedisOptions.of(changed); // which checks it
    url = changed;
    return this;
  }
}
