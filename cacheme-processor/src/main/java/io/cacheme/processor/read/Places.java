package io.cacheme.processor.read;

/** Where the parts of a record stand, so that problems can be told from top to bottom. */
final class Places {

  /** The record's header, after the annotation. */
  static final int RECORD = 100_000;

  /** The first component. */
  static final int COMPONENTS = 100_001;

  /** The first method. */
  static final int METHODS = 200_000;

  private Places() {}
}
