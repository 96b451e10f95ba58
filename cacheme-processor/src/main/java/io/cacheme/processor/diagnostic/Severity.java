package io.cacheme.processor.diagnostic;

import javax.tools.Diagnostic.Kind;

/** How much a problem matters. */
public enum Severity {
  /** Nothing is generated for the node. */
  ERROR(Kind.ERROR),
  /** The node works, but not as well as its author may think. */
  WARNING(Kind.WARNING),
  /** Worth knowing. */
  NOTE(Kind.NOTE);

  private final Kind kind;

  Severity(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
