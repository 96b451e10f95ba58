package io.cacheme.storage.sql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.WriteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditional writes of a storage, in one order with its others. */
final class SqlConditionalWrites implements ConditionalWrites {

  private final SqlStorage storage;
  private final SqlEntryCheck check;
  private final WriteOrder order;
  private final SqlSessions writers;
  private final SqlLimits limits;

  SqlConditionalWrites(
      SqlStorage storage,
      SqlEntryCheck check,
      WriteOrder order,
      SqlSessions writers,
      SqlLimits limits) {
    this.storage = storage;
    this.check = check;
    this.order = order;
    this.writers = writers;
    this.limits = limits;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return keep(List.of(entry), Set::isEmpty);
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    return keep(entries, refused -> refused);
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return Stages.all(List.of(storage.put(key, tombstone, ttlMillis)), () -> true);
  }

  /** Ends with what {@code answer} makes of the keys refused. */
  private <T> CompletionStage<T> keep(
      Collection<ConditionalEntry> entries, Function<Set<String>, T> answer) {
    List<ConditionalEntry> fills = new ArrayList<>();
    List<ConditionalEntry> replacements = new ArrayList<>();
    for (ConditionalEntry entry : entries) {
      StorageReplyException refused =
          check.refused(entry.key(), entry.bytes().length, entry.ttlMillis());
      if (refused != null) {
        return CompletableFuture.failedFuture(refused);
      }
      (entry.seen() == null || entry.orNone() ? fills : replacements).add(bounded(entry));
    }
    List<SqlCall.Keep> calls = new ArrayList<>(1);
    chunks(fills).forEach(chunk -> calls.add(new SqlCall.Keep(true, chunk)));
    chunks(replacements).forEach(chunk -> calls.add(new SqlCall.Keep(false, chunk)));
    return Stages.all(
        calls.stream().map(this::write).toList(), () -> answer.apply(refusedOf(calls)));
  }

  private List<List<ConditionalEntry>> chunks(List<ConditionalEntry> entries) {
    return Chunks.of(entries, entry -> entry.bytes().length, limits);
  }

  private CompletionStage<@Nullable Set<String>> write(SqlCall.Keep call) {
    return order.writeAll(
        call.entries().stream().map(ConditionalEntry::key).toList(),
        () -> {
          writers.submit(call);
          return call;
        });
  }

  private static Set<String> refusedOf(List<SqlCall.Keep> calls) {
    return calls.stream().flatMap(call -> call.join().stream()).collect(Collectors.toSet());
  }

  private static ConditionalEntry bounded(ConditionalEntry entry) {
    return new ConditionalEntry(
        entry.key(),
        entry.bytes(),
        SqlEntryCheck.bounded(entry.ttlMillis()),
        entry.seen(),
        entry.orNone(),
        entry.notAfterMillis());
  }
}
