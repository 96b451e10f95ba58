package io.cacheme.internal.read;

import io.cacheme.CachemeException;
import io.cacheme.GetAllException;

/**
 * Shows who waited. What fails a blocking caller was mostly made on another thread, and its stack
 * says nothing of the call that threw it.
 */
public final class CallerFrames {

  /** How many callers one exception of a loader tells of: it may be kept and thrown for ever. */
  private static final int MOST_CALLERS = 3;

  private CallerFrames() {}

  /**
   * What to throw at a blocking caller, whose thread this is, for a failure that was made on
   * another one: of our own a copy, of the same type, with the caller's frames and the original as
   * its cause; a loader's own exception itself, which then tells of its first callers by suppressed
   * exceptions. One without a stack is taken for a constant, and left as it is.
   */
  public static Throwable of(Throwable failure) {
    if (failure instanceof GetAllException all) {
      return all.copy(all.getCause()); // made for this caller only, and its cause is the loader's
    }
    if (failure instanceof CachemeException own) {
      CachemeException copy = own.copy(own);
      if (copy.getClass() == own.getClass()) {
        return copy;
      }
    }
    tellCaller(failure);
    return failure;
  }

  private static void tellCaller(Throwable failure) {
    if (failure.getStackTrace().length == 0) {
      return;
    }
    synchronized (failure) { // as addSuppressed does
      int told = 0;
      for (Throwable suppressed : failure.getSuppressed()) {
        if (suppressed instanceof Caller) {
          told++;
        }
      }
      if (told < MOST_CALLERS) {
        failure.addSuppressed(new Caller(Thread.currentThread().getName()));
      }
    }
  }

  /** The frames of a caller. */
  @SuppressWarnings("OverrideThrowableToString") // its class says nothing to people
  private static final class Caller extends Exception {

    private static final long serialVersionUID = 1L;

    Caller(String thread) {
      super(thread);
    }

    @Override
    public String toString() {
      return "thread " + getMessage() + " waited for it here";
    }
  }
}
