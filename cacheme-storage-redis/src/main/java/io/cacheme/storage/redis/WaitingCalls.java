package io.cacheme.storage.redis;

import org.jspecify.annotations.Nullable;

/** Calls that the socket has not taken yet, in their order, chained through themselves. */
final class WaitingCalls {

  private @Nullable RedisCall<?> first;
  private @Nullable RedisCall<?> last;
  private int size;

  boolean isEmpty() {
    return first == null;
  }

  int size() {
    return size;
  }

  /** Appends {@code calls}, a chain. */
  void addAll(RedisCall<?> calls) {
    if (last == null) {
      first = calls;
    } else {
      last.next = calls;
    }
    RedisCall<?> end = calls;
    size++;
    while (end.next != null) {
      end = end.next;
      size++;
    }
    last = end;
  }

  /** Takes the first. */
  @Nullable RedisCall<?> poll() {
    RedisCall<?> call = first;
    if (call != null) {
      first = call.next;
      call.next = null;
      size--;
      if (first == null) {
        last = null;
      }
    }
    return call;
  }

  /** Takes all, as a chain. */
  @Nullable RedisCall<?> clear() {
    RedisCall<?> all = first;
    first = null;
    last = null;
    size = 0;
    return all;
  }
}
