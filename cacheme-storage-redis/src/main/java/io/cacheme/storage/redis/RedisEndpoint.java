package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import io.lettuce.core.RedisURI;
import java.time.Duration;

/** One server of a storage. */
record RedisEndpoint(RedisOptions options, StorageUrl.Host host) {

  RedisURI uri(Duration timeout) {
    return options.uri(host, timeout);
  }

  /** A URL of this server for messages, with {@code credentials} that are none. */
  String example(String credentials, String path) {
    return options.scheme() + "://" + credentials + host + path;
  }

  /** For messages: without credentials. */
  @Override
  public String toString() {
    return options.cluster() ? "node " + host + " of " + options : options.toString();
  }
}
