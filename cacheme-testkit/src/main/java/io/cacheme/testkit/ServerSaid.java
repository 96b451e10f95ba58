package io.cacheme.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Adds to the failure of a case what the server printed last. */
final class ServerSaid
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  private final Supplier<@Nullable KillableServer> server;

  ServerSaid(Supplier<@Nullable KillableServer> server) {
    this.server = server;
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw withLastWords(thrown);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw withLastWords(thrown);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw withLastWords(thrown);
  }

  private Throwable withLastWords(Throwable thrown) {
    KillableServer asked = server.get();
    String said = asked == null ? "" : asked.said();
    if (!said.isEmpty()) {
      thrown.addSuppressed(new LastWords(said));
    }
    return thrown;
  }

  private static final class LastWords extends Exception {

    private static final long serialVersionUID = 1L;

    LastWords(String said) {
      super("the server said:\n" + said.strip(), null, false, false);
    }
  }
}
