package io.cacheme.internal.engine;

import io.cacheme.CachemeConfigurationException;
import io.cacheme.NodeSpec;
import io.cacheme.TierSpec;
import io.cacheme.help.Help;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is said of nodes where a {@code Cacheme} is built, in the place of what they declare. */
public final class NodeOverrides {

  private static final String R36 = "R36";

  private boolean enabled = true;
  private final Map<String, Boolean> enabledByName = new LinkedHashMap<>();

  /** The times to live by storage, empty for none, by the name of a node. */
  private final Map<String, Map<String, Optional<Duration>>> byName = new LinkedHashMap<>();

  /** The same, by what there is one cache of; they go before the others. */
  private final Map<Object, Map<String, Optional<Duration>>> byIdentity = new HashMap<>();

  /** The storages whose tiers remain, by the name of a node. */
  private final Map<String, Set<String>> tiersByName = new LinkedHashMap<>();

  /** The same, by what there is one cache of; they go before the others. */
  private final Map<Object, Set<String>> tiersByIdentity = new HashMap<>();

  /** Whether nodes of which nothing else is said are on. */
  public void enable(boolean on) {
    enabled = on;
  }

  /** Whether the nodes of that name are on. */
  public void enable(String node, boolean on) {
    enabledByName.put(Objects.requireNonNull(node, "node"), on);
  }

  /** How long a tier of the nodes of that name keeps an entry; null for no expiry. */
  public void ttl(String node, String storage, @Nullable Duration ttl) {
    byName
        .computeIfAbsent(Objects.requireNonNull(node, "node"), name -> new LinkedHashMap<>())
        .put(TierSpec.of(storage, ttl).storage(), Optional.ofNullable(ttl));
  }

  /** How long a tier of that node keeps an entry; null for no expiry. R36 if it has no such. */
  public void ttl(NodeSpec<?, ?> spec, String storage, @Nullable Duration ttl) {
    requireTiers(spec, Set.of(storage));
    byIdentity
        .computeIfAbsent(spec.identity(), identity -> new LinkedHashMap<>())
        .put(TierSpec.of(storage, ttl).storage(), Optional.ofNullable(ttl));
  }

  /** The tiers that remain of those that the nodes of that name declare. */
  public void tiers(String node, Collection<String> storages) {
    tiersByName.put(Objects.requireNonNull(node, "node"), remaining(node, storages));
  }

  /** The tiers that remain of those that the node declares. R36 if it has not all of them. */
  public void tiers(NodeSpec<?, ?> spec, Collection<String> storages) {
    requireTiers(spec, storages);
    tiersByIdentity.put(spec.identity(), remaining(spec.name(), storages));
  }

  private static Set<String> remaining(String node, Collection<String> storages) {
    if (storages.isEmpty()) {
      throw new IllegalArgumentException(
          "no tier of "
              + node
              + " is left\n    help:  name one at least, or say enabled(\""
              + node
              + "\", false), so that it loads and keeps nothing");
    }
    return Set.copyOf(storages);
  }

  /** What was said so far. */
  public NodeOverrides copy() {
    NodeOverrides copy = new NodeOverrides();
    copy.enabled = enabled;
    copy.enabledByName.putAll(enabledByName);
    byName.forEach((node, ttls) -> copy.byName.put(node, Map.copyOf(ttls)));
    byIdentity.forEach((node, ttls) -> copy.byIdentity.put(node, Map.copyOf(ttls)));
    copy.tiersByName.putAll(tiersByName);
    copy.tiersByIdentity.putAll(tiersByIdentity);
    return copy;
  }

  /** Whether the node is on when it is bound. */
  boolean isEnabled(NodeSpec<?, ?> spec) {
    return enabledByName.getOrDefault(spec.name(), enabled);
  }

  /** The node is about to be bound: R36 if it has not the tiers that are spoken of. */
  void check(NodeSpec<?, ?> spec) {
    requireTiers(spec, byName.getOrDefault(spec.name(), Map.of()).keySet());
    requireTiers(spec, tiersByName.getOrDefault(spec.name(), Set.of()));
  }

  /** The tiers that the node has, in the order in which it declares them. */
  List<TierSpec> tiers(NodeSpec<?, ?> spec) {
    Set<String> left = tiersByIdentity.get(spec.identity());
    Set<String> remaining = left == null ? tiersByName.get(spec.name()) : left;
    return spec.tiers().stream()
        .filter(tier -> remaining == null || remaining.contains(tier.storage()))
        .map(tier -> tier(spec, tier))
        .toList();
  }

  private TierSpec tier(NodeSpec<?, ?> spec, TierSpec declared) {
    Optional<Duration> ttl =
        byIdentity.getOrDefault(spec.identity(), Map.of()).get(declared.storage());
    if (ttl == null) {
      ttl = byName.getOrDefault(spec.name(), Map.of()).get(declared.storage());
    }
    return ttl == null ? declared : declared.ttl(ttl.orElse(null));
  }

  /** R36 if there is no node of a name that is spoken of. */
  void requireNodes(Collection<String> bound) {
    Set<String> unknown = new TreeSet<>(byName.keySet());
    unknown.addAll(enabledByName.keySet());
    unknown.addAll(tiersByName.keySet());
    unknown.removeAll(Set.copyOf(bound));
    if (!unknown.isEmpty()) {
      throw refused(
          "the nodes " + List.copyOf(unknown) + " are overridden, and none of that name is bound",
          "the bound nodes are " + List.copyOf(new TreeSet<>(bound)),
          "name one of these, or bind it before; a nested record is called as in Outer.UserInfo");
    }
  }

  private static void requireTiers(NodeSpec<?, ?> spec, Collection<String> storages) {
    List<String> tiers = spec.tiers().stream().map(TierSpec::storage).toList();
    for (String storage : storages) {
      if (!tiers.contains(storage)) {
        throw refused(
            "the tier of "
                + spec.name()
                + " in \""
                + storage
                + "\" is overridden, and it has no such tier",
            "its tiers are " + tiers,
            "name one of these");
      }
    }
  }

  private static CachemeConfigurationException refused(String what, String found, String help) {
    return new CachemeConfigurationException(R36, Help.message(R36, what, found, help));
  }
}
