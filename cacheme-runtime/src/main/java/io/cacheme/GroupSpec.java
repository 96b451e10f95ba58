package io.cacheme;

import java.util.Objects;

/**
 * A kind of group that a node's entries belong to, one of them each.
 *
 * @param template the template as declared
 * @param key renders the group of a node
 * @param <N> the node
 */
public record GroupSpec<N>(String template, NodeKey<? super N> key) {

  /** Refuses what is missing. */
  public GroupSpec {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(key, "key");
  }
}
