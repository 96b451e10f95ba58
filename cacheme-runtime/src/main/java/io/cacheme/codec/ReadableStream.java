package io.cacheme.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes objects, and notes the first class that would not be read back: its bytes are lost. */
final class ReadableStream extends ObjectOutputStream {

  private final JavaClasses allowed;
  private @Nullable Class<?> refused;

  ReadableStream(OutputStream out, JavaClasses allowed) throws IOException {
    super(out);
    this.allowed = allowed;
  }

  /** The first class that would not be read back, or null if all is well. */
  @Nullable Class<?> refused() {
    return refused;
  }

  /**
   * Called for each class that the stream describes. It must not throw: after a failure the stream
   * describes that, too.
   */
  @Override
  protected void annotateClass(Class<?> written) {
    if (refused == null && allowed.find(written.getName()) != written) {
      refused = written;
    }
  }

  @Override
  protected void annotateProxyClass(Class<?> proxy) {
    if (refused == null) {
      refused = proxy;
    }
  }
}
