package io.cacheme.internal.node;

import io.cacheme.DynamicNode;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.codec.KeyWriter;
import io.cacheme.internal.tier.RemoteKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the nodes of one type are known by: on the heap, and in remote storages. */
public final class Keys<N extends Node<V>, V> {

  private final NodeSpec<N, V> spec;
  private final @Nullable Consumer<? super N> check;
  private final boolean byText;
  private final String prefix;
  private final String suffix;
  private final List<String> otherSuffixes;
  private final AtomicReference<@Nullable KeyWriter> spare = new AtomicReference<>();

  Keys(NodeSpec<N, V> spec, String prefix) {
    this.spec = spec;
    this.check = spec.check();
    this.byText = spec.keyedByText();
    this.prefix = prefix + ":";
    this.suffix = ":" + spec.version();
    this.otherSuffixes = spec.alsoInvalidate().stream().map(version -> ":" + version).toList();
  }

  /**
   * What the heap and the table of slots know {@code node} by: the node itself, or its rendered
   * key.
   *
   * @throws io.cacheme.codec.InvalidKeyException if it has no key
   */
  public Object local(N node) {
    if (node == null) {
      throw new NullPointerException("a node of " + spec.name() + " is null");
    }
    if (check != null) {
      check.accept(node);
    }
    return byText ? new TextKey(spec, remote(node), node) : node;
  }

  /** The whole key as remote storages know it. */
  public String remote(N node) {
    return render(node, suffix);
  }

  /** The same for a write, with what the key is called by the versions that go with this one. */
  public RemoteKey written(N node) {
    return otherSuffixes.isEmpty()
        ? RemoteKey.of(remote(node))
        : new RemoteKey(
            remote(node), otherSuffixes.stream().map(other -> render(node, other)).toList());
  }

  /** Rendered anew for each version, for a long key ends in a hash of it all. */
  private String render(N node, String ending) {
    KeyWriter writer = spare.getAndSet(null);
    if (writer == null) {
      writer = new KeyWriter();
    }
    writer.clear();
    writer.literal(prefix);
    spec.key().write(node, writer);
    String key = writer.literal(ending).finish();
    spare.set(writer);
    return key;
  }

  /** Whether {@code local} is what the heap knows a node of this type by. */
  public boolean isOwn(Object local) {
    if (byText) {
      return local instanceof TextKey text && text.spec == spec;
    }
    return spec.dynamicType() == null
        ? spec.type() == local.getClass()
        : local instanceof DynamicNode<?> dynamic && spec.dynamicType().equals(dynamic.type());
  }

  /** The node that the heap knows by {@code local}, which is {@linkplain #isOwn one's own}. */
  @SuppressWarnings("unchecked") // it was made of such a node
  public N node(Object local) {
    return (N) (local instanceof TextKey text ? text.node : local);
  }

  /** What the heap knows {@code key} by; null if it is none of the nodes. */
  @SuppressWarnings("unchecked") // just looked at
  @Nullable Object localOrNull(Object key) {
    boolean isNode = byText ? spec.type() == key.getClass() : isOwn(key);
    return isNode ? local((N) key) : null;
  }

  /**
   * A rendered key, apart from those of other nodes. One of the nodes that have it goes with it,
   * for those who walk through a heap.
   */
  record TextKey(NodeSpec<?, ?> spec, String text, Object node) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof TextKey key && spec.equals(key.spec) && text.equals(key.text);
    }

    @Override
    public int hashCode() {
      return 31 * spec.hashCode() + text.hashCode();
    }
  }
}
