package io.cacheme;

import io.cacheme.codec.KeyWriter;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One group of a node's entries, as that of all users of one tenant: what {@link
 * NodeCache#invalidateGroup} ends together. Made by generated code, as {@code
 * UserInfoNodes.byTenantId(42)}. Immutable.
 *
 * @param <N> the node
 */
@SuppressWarnings("UnusedTypeParameter") // it tells the groups of one node from those of another
public final class NodeGroup<N> {

  private final NodeSpec<?, ?> spec;
  private final int index;
  private final Consumer<KeyWriter> key;

  private NodeGroup(NodeSpec<?, ?> spec, int index, Consumer<KeyWriter> key) {
    this.spec = spec;
    this.index = index;
    this.key = key;
  }

  /**
   * A group of {@code spec}.
   *
   * @param index which of its {@linkplain NodeSpec#groups groups}, from 0
   * @param key renders what tells it from the others of its kind, as the spec does of a node;
   *     called whenever the group is ended, by any thread
   * @throws IndexOutOfBoundsException if the spec has no group of that index
   */
  public static <N extends Node<?>> NodeGroup<N> of(
      NodeSpec<N, ?> spec, int index, Consumer<KeyWriter> key) {
    Objects.checkIndex(index, spec.groups().size());
    return new NodeGroup<>(spec, index, Objects.requireNonNull(key, "key"));
  }

  /** What it is a group of. */
  public NodeSpec<?, ?> spec() {
    return spec;
  }

  /** Which of the spec's groups it is one of, from 0. */
  public int index() {
    return index;
  }

  /** Renders what tells it from the others of its kind. */
  public Consumer<KeyWriter> key() {
    return key;
  }

  /** The group's template, and never the values of a key. */
  @Override
  public String toString() {
    return spec.name() + "[" + spec.groups().get(index).template() + "]";
  }
}
