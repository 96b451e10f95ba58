package io.cacheme;

/** The node of the simulation. */
record SimNode(int key) implements Node<SimVersion> {

  @Override
  public String toString() {
    return "k" + key;
  }
}
