package io.cacheme.internal.dump;

import java.io.IOException;

/** A file that is no dump, or no whole one. */
final class DamagedDumpException extends IOException {

  private static final long serialVersionUID = 1;

  DamagedDumpException(String message) {
    super(message);
  }
}
