package io.cacheme.processor.read;

/** Where the parts of a type stand, so that problems can be told from top to bottom. */
final class Places {

  /** The type's header, after the annotation. */
  static final int RECORD = 100_000;

  /** The first component. */
  static final int COMPONENTS = 100_001;

  /** The first method. */
  static final int METHODS = 200_000;

  /** More than the values of a member's annotation take. */
  private static final int MEMBER = 10_000;

  private Places() {}

  /** The member at {@code index}, whose annotations may have places of their own. */
  static int member(int index) {
    return METHODS + index * MEMBER;
  }
}
