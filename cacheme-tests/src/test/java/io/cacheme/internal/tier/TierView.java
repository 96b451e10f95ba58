package io.cacheme.internal.tier;

/** What only tests want to know of a tier. */
public final class TierView {

  private TierView() {}

  /** Whether {@code stored} is of the generation that is known here, so that it may be a hit. */
  public static boolean isOfItsGeneration(RemoteTier<?> tier, byte[] stored) {
    return Frame.stamp(stored) == tier.generation.current();
  }
}
