package io.cacheme.testkit.selftest;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Passes conditional writes on, too; a defect overrides what it breaks. */
class ForwardingConditionalWrites extends ForwardingRemoteStorage implements ConditionalWrites {

  private final ConditionalWrites writes;

  ForwardingConditionalWrites(RemoteStorage behind) {
    super(behind);
    this.writes = behind.conditionalWrites();
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return this;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return writes.putIfUnchanged(entry);
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    return writes.putAllIfUnchanged(entries);
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return writes.putTombstone(key, tombstone, ttlMillis);
  }

  /** {@code entry}, kept whatever the key has, where it is not too late. */
  final ConditionalEntry always(ConditionalEntry entry) {
    var there = find(entry.key());
    return new ConditionalEntry(
        entry.key(),
        entry.bytes(),
        entry.ttlMillis(),
        there == null ? null : there.bytes(),
        true,
        entry.notAfterMillis());
  }

  /** {@code entry}, refused whatever the key has. */
  static ConditionalEntry never(ConditionalEntry entry) {
    return entry.notAfter(0);
  }
}
