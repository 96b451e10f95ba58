package io.cacheme;

import io.cacheme.internal.key.FencePolicy;

/** Gives an engine a weaker protocol, which the public builder does not. */
public final class FencesOf {

  private FencesOf() {}

  /** The same builder, whose engine has these fences. */
  public static Cacheme.Builder set(Cacheme.Builder builder, FencePolicy fences) {
    return builder.fences(fences);
  }
}
