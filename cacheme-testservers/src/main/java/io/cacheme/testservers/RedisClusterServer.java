package io.cacheme.testservers;

/**
 * A running Redis Cluster.
 *
 * @param url how to reach it, with its credentials if it has any
 * @param origin where it comes from, for people
 */
public record RedisClusterServer(String url, String origin) {

  /** Where it comes from and where it listens; no credentials. */
  @Override
  public String toString() {
    return origin + ", at " + url.substring(Math.max(url.indexOf('@'), url.indexOf("//") + 1) + 1);
  }
}
