package io.cacheme.spi;

/**
 * An object that a {@link LocalStorage} is given to keep, with room for the time of its own expiry:
 * a storage that notes it there needs no object of its own for each entry, and a hit has one object
 * less to read. Each such object is kept by one storage, under one key, once.
 *
 * <p>The storage writes the time before it publishes the object, and never again. Who gave it the
 * object may defer it, at any time and on any thread, if the storage {@linkplain
 * LocalStorage#supportsExpireAfterAccess says} that it looks again.
 *
 * <p>Implemented by the cache, for what it gives to storages, and by a storage where it likes.
 */
public interface Expirable {

  /** When it expires, in nanoseconds of the storage's clock; as {@link #expireAtNanos} was told. */
  long expiresAtNanos();

  /** Notes when it expires. */
  void expireAtNanos(long nanos);
}
