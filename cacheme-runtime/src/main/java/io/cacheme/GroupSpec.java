package io.cacheme;

import java.util.Objects;

/**
 * A kind of group that a node's entries belong to, one of them each; declared by {@link
 * NodeSpec.Builder#group}.
 *
 * @param <N> the node
 */
public final class GroupSpec<N> {

  private final String template;
  private final NodeKey<? super N> key;

  GroupSpec(String template, NodeKey<? super N> key) {
    this.template = Objects.requireNonNull(template, "template");
    this.key = Objects.requireNonNull(key, "key");
  }

  /** The template as declared. */
  public String template() {
    return template;
  }

  /** Renders the group of a node. */
  public NodeKey<? super N> key() {
    return key;
  }

  @Override
  public String toString() {
    return "GroupSpec[" + template + "]";
  }
}
