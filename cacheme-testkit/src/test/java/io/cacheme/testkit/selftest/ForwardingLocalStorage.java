package io.cacheme.testkit.selftest;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import java.util.concurrent.CompletionStage;

/** Passes everything on; a defect overrides what it breaks. */
class ForwardingLocalStorage implements LocalStorage {

  final LocalStorage behind;

  ForwardingLocalStorage(LocalStorage behind) {
    this.behind = behind;
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return behind.open(context);
  }

  @Override
  public Object get(Object key) {
    return behind.get(key);
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    behind.put(key, value, ttlNanos);
  }

  @Override
  public void remove(Object key) {
    behind.remove(key);
  }

  @Override
  public long size() {
    return behind.size();
  }

  @Override
  public long evictionCount() {
    return behind.evictionCount();
  }

  @Override
  public CompletionStage<Void> close() {
    return behind.close();
  }

  @Override
  public String toString() {
    return "broken " + behind;
  }
}
