package io.cacheme.internal.node;

import io.cacheme.GroupSpec;
import io.cacheme.Node;
import io.cacheme.NodeGroup;
import io.cacheme.NodeKey;
import io.cacheme.NodeSpec;
import io.cacheme.codec.KeyWriter;
import io.cacheme.internal.tier.GroupStamps;
import io.cacheme.internal.tier.Members;
import io.cacheme.internal.tier.RemoteKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The groups of one node's entries: what they are called, and what is known of them. */
public final class Groups<N extends Node<?>> {

  private final List<NodeKey<? super N>> keys;
  private final List<String> beginnings;
  private final String suffix;
  private final List<String> otherSuffixes;

  public final GroupStamps stamps;

  private final AtomicReference<@Nullable KeyWriter> spare = new AtomicReference<>();

  /** Those of a node that has some. */
  public Groups(NodeSpec<N, ?> spec, String prefix, GroupStamps stamps) {
    this.stamps = stamps;
    this.keys = spec.groups().stream().<NodeKey<? super N>>map(GroupSpec::key).toList();
    this.beginnings = spec.groups().stream().map(group -> beginning(spec, prefix, group)).toList();
    this.suffix = ":" + spec.version();
    this.otherSuffixes = spec.alsoInvalidate().stream().map(version -> ":" + version).toList();
  }

  /** Like no key that a node renders: these have four hex digits or a {@code -} after each %. */
  private static String beginning(NodeSpec<?, ?> spec, String prefix, GroupSpec<?> group) {
    return new KeyWriter()
        .literal(prefix + ":%group:")
        .path(spec.name())
        .literal(":")
        .path(group.template())
        .literal(":")
        .finish();
  }

  /** What tells whether an entry carries the stamps of just these groups, in this order. */
  public static short kinds(NodeSpec<?, ?> spec) {
    int hash = spec.groups().stream().map(GroupSpec::template).toList().hashCode();
    return (short) (hash ^ hash >>> 16);
  }

  /** The groups of {@code node}, as of now. */
  public Members of(N node) {
    String[] names = new String[keys.size()];
    for (int i = 0; i < names.length; i++) {
      NodeKey<? super N> key = keys.get(i);
      names[i] = render(i, writer -> key.write(node, writer), suffix);
    }
    return stamps.members(names);
  }

  /** What remote tiers and other processes call {@code group}. */
  public RemoteKey key(NodeGroup<N> group) {
    return new RemoteKey(
        render(group.index(), group.key(), suffix),
        otherSuffixes.stream().map(other -> render(group.index(), group.key(), other)).toList());
  }

  private String render(int index, Consumer<KeyWriter> key, String ending) {
    KeyWriter writer = spare.getAndSet(null);
    if (writer == null) {
      writer = new KeyWriter();
    }
    writer.clear();
    writer.literal(beginnings.get(index));
    key.accept(writer);
    String text = writer.literal(ending).finish();
    spare.set(writer);
    return text;
  }
}
