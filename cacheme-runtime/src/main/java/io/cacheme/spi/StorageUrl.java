package io.cacheme.spi;

/** A storage's URL, taken apart. */
public final class StorageUrl {
  private StorageUrl() {}
}
