package io.cacheme.storage.redis;

import org.jspecify.annotations.Nullable;

/** A command about a key, or about keys of one slot. In a cluster it follows redirections. */
abstract class KeyCall<T extends @Nullable Object> extends RedisCall<T> {

  private final String key;
  private @Nullable Redirection redirection;

  KeyCall(String key) {
    this.key = key;
  }

  /** The key by which its connection is chosen. */
  final String key() {
    return key;
  }

  /** Says what becomes of it where the server it is sent to does not serve its key. */
  void onRedirect(Redirection redirection) {
    this.redirection = redirection;
  }

  @Override
  boolean redirected(String error) {
    return redirection != null && redirection.follow(this, error);
  }

  @Override
  RuntimeException failure(String error) {
    return redirection == null && error.startsWith("MOVED ")
        ? new RedisFailure(
            getType() + " failed: " + error + ": a node of a Redis Cluster; add cluster=true")
        : super.failure(error);
  }

  /** Where a call goes that a server has not executed. */
  interface Redirection {

    /** Sends {@code call} on if {@code error} names another server, and answers whether it did. */
    boolean follow(KeyCall<?> call, String error);
  }
}
