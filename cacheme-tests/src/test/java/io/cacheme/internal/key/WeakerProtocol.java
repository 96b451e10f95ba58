package io.cacheme.internal.key;

/** A protocol without one of its parts, which every search for faults has to find out. */
public enum WeakerProtocol {
  NO_FENCE(false, false, false, false),
  FENCE_AT_START_ONLY(true, false, false, false),
  WITHOUT_HOLDING_FILLS(true, true, true, false),
  WITHOUT_AWAITING_FILLS(true, true, false, true),
  WITHOUT_FENCE_AT_END(true, false, true, true);

  private final FencePolicy policy;

  WeakerProtocol(boolean atStart, boolean atEnd, boolean afterPending, boolean holdsFills) {
    this.policy = new FencePolicy(atStart, atEnd, afterPending, holdsFills);
  }

  /** What is left of the protocol. */
  public FencePolicy policy() {
    return policy;
  }
}
