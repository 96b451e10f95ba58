package io.cacheme.internal.tier;

import java.util.List;

/**
 * What a key is called in remote tiers.
 *
 * @param own its name there, by which it is read
 * @param others what other versions of its node call it, whose entries are removed when it is
 *     written
 */
public record RemoteKey(String own, List<String> others) {

  /** Copies the list. */
  public RemoteKey {
    others = List.copyOf(others);
  }

  /** A key of a node that removes those of no other version. */
  public static RemoteKey of(String own) {
    return new RemoteKey(own, List.of());
  }
}
