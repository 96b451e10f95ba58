package io.cacheme;

/**
 * A value of the simulation: of which key it is, when its load or its put began (as a number of the
 * {@link SimLedger}), and which version of the source it shows.
 */
record SimVersion(int key, int begun, int source) {

  @Override
  public String toString() {
    return "v" + source + "(k" + key + ", begun @" + begun + ")";
  }
}
