package io.cacheme.processor.model;

/**
 * What {@code @Doorkeeper} declares.
 *
 * @param size after how many new keys it forgets all
 * @param fpp what share of new keys it may take for known ones
 */
public record DoorkeeperModel(Declared<Integer> size, Declared<Double> fpp) {

  private static final double LARGEST_BITS = 1L << 33;

  /** Whether {@code fpp} is a share. */
  public boolean isShare() {
    return fpp.value() > 0 && fpp.value() < 1;
  }

  /** Whether the filter would take more than the runtime allows, 1 GiB. */
  public boolean isTooLarge() {
    return bits() > LARGEST_BITS;
  }

  /** How large the filter would be, in GiB. */
  public double gibibytes() {
    return bits() / LARGEST_BITS;
  }

  private double bits() {
    double ln2 = Math.log(2);
    return Math.ceil(-size.value() * Math.log(fpp.value()) / (ln2 * ln2));
  }
}
