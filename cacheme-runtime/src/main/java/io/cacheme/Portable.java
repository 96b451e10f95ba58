package io.cacheme;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What of an exception Java serialization can write. */
final class Portable {

  private static final int MOST_CAUSES = 20;

  private Portable() {}

  /** Whether Java can write it, with all that it holds: by trying. */
  static boolean isPortable(@Nullable Object object) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(object);
      return true;
    } catch (IOException | RuntimeException | StackOverflowError e) { // also a user's writeObject
      return false;
    }
  }

  /** Whether what {@code exception} was made of and given can be written. */
  static boolean holdsOnlyPortable(Throwable exception) {
    if (!isPortable(exception.getCause())) {
      return false;
    }
    for (Throwable suppressed : exception.getSuppressed()) {
      if (!isPortable(suppressed)) {
        return false;
      }
    }
    return true;
  }

  /** Gives {@code copy} the stack of {@code exception}, and what can be written of the others. */
  static <E extends Throwable> E refill(Throwable exception, E copy) {
    copy.setStackTrace(exception.getStackTrace());
    if (copy.getSuppressed().length == 0) {
      for (Throwable suppressed : exception.getSuppressed()) {
        copy.addSuppressed(of(suppressed));
      }
    }
    return copy;
  }

  /** {@code exception}, or what tells of it where it cannot be written. */
  static Throwable of(Throwable exception) {
    return isPortable(exception) ? exception : standIn(exception, MOST_CAUSES);
  }

  private static StandIn standIn(Throwable exception, int more) {
    Throwable cause = exception.getCause();
    StandIn standIn =
        new StandIn(
            String.valueOf(exception),
            cause == null || more == 0
                ? null
                : isPortable(cause) ? cause : standIn(cause, more - 1));
    standIn.setStackTrace(exception.getStackTrace());
    return standIn;
  }

  /** Reads like the exception that it stands for. */
  @SuppressWarnings("OverrideThrowableToString") // it is the other's text, class name and all
  private static final class StandIn extends Exception {

    private static final long serialVersionUID = 1L;

    StandIn(String original, @Nullable Throwable cause) {
      super(original, cause);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
