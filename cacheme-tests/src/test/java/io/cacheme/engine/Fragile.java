package io.cacheme.engine;

import io.cacheme.Node;

/** A node whose equality and hash code are call-outs. */
record Fragile(long id, CallOuts callOuts) implements Node<String> {

  @Override
  public boolean equals(Object other) {
    callOuts.equality("equals");
    return other instanceof Fragile fragile && fragile.id == id;
  }

  @Override
  public int hashCode() {
    callOuts.equality("hashCode");
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return "Fragile " + id;
  }
}
