package io.cacheme.spi;

/**
 * A storage answered that it does not do this one call, for what the call is about: a key that
 * holds something foreign, a value that is too large or finds no room. It says nothing of other
 * keys, so the cache goes on asking however often it comes; any other failure counts against the
 * storage.
 *
 * <p>Storages make it, and extend it for cases that they tell apart.
 *
 * <p>Without a stack trace: it is made on event loops, by thousands.
 */
public class StorageReplyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what the storage answered, and neither the value nor a credential. */
  public StorageReplyException(String message) {
    super(message, null, false, false);
  }
}
