package io.cacheme.testkit.selftest;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Judges entries otherwise: in the place of each it writes another one. */
final class ChangedConditions extends ForwardingConditionalWrites {

  private final Change change;

  ChangedConditions(RemoteStorage behind, Change change) {
    super(behind);
    this.change = change;
  }

  /**
   * Keeps those whose {@code seen} is taken for what is there, beside those that are to be kept.
   */
  static ChangedConditions comparing(RemoteStorage behind, Comparison same) {
    return new ChangedConditions(
        behind,
        (storage, entry, there) ->
            there != null && entry.seen() != null && same.of(entry.seen(), there.bytes())
                ? storage.always(entry)
                : entry);
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return super.putIfUnchanged(changed(entry));
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    return super.putAllIfUnchanged(entries.stream().map(this::changed).toList());
  }

  private ConditionalEntry changed(ConditionalEntry entry) {
    return change.of(this, entry, find(entry.key()));
  }

  /** What is written for {@code entry} where its key has {@code there}, which may be null. */
  interface Change {
    ConditionalEntry of(
        ForwardingConditionalWrites storage, ConditionalEntry entry, StoredValue there);
  }

  /** Whether what was seen is taken for the same as what is there. */
  interface Comparison {
    boolean of(byte[] seen, byte[] there);
  }
}
