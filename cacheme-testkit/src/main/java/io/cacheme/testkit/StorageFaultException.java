package io.cacheme.testkit;

/** The failure of a storage that was told to fail. */
public final class StorageFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the operation's name. */
  public StorageFaultException(StorageOperation operation) {
    super(operation + " fails, as it was told");
  }
}
