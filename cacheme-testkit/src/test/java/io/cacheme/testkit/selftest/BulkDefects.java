package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Storages that treat many keys otherwise than each. */
final class BulkDefects {

  private BulkDefects() {}

  static List<Defect<RemoteStorage>> all() {
    List<Defect<RemoteStorage>> all = new ArrayList<>(ofReads());
    all.addAll(ofWrites());
    return all;
  }

  private static List<Defect<RemoteStorage>> ofReads() {
    return List.of(
        remote(
            "answers nulls for misses",
            s -> new ChangedGetAll(s, keys -> true, BulkDefects::withNulls),
            "getAll_someAbsent_hasHitsOnly",
            "getAll_allAbsent_isEmpty",
            "getAll_moreKeysThanAChunk_findsEach",
            "getAll_expired_isNoHit"),
        remote(
            "pairs keys and values by position",
            s -> new ChangedGetAll(s, keys -> true, BulkDefects::byPosition),
            "getAll_someAbsent_hasHitsOnly",
            "getAll_moreKeysThanAChunk_findsEach",
            "getAll_expired_isNoHit"),
        remote(
            "answers null where nothing is found",
            s ->
                new ChangedGetAll(
                    s,
                    keys -> true,
                    (keys, found) -> found.isEmpty() && !keys.isEmpty() ? null : found),
            "getAll_allAbsent_isEmpty"),
        remote(
            "fails on keys given twice",
            s -> new ChangedGetAll(s, BulkDefects::areDistinct, (keys, found) -> found),
            "getAll_duplicates_areAnsweredOnce"),
        remote(
            "fails on no keys",
            s -> new ChangedGetAll(s, keys -> !keys.isEmpty(), (keys, found) -> found),
            "getAll_noKeys_isEmpty"),
        remote(
            "finds the first thousand only",
            s -> new ChangedGetAll(s, keys -> true, BulkDefects::firstThousand),
            "getAll_moreKeysThanAChunk_findsEach"));
  }

  private static List<Defect<RemoteStorage>> ofWrites() {
    return List.of(
        remote(
            "keeps the first thousand only",
            s -> new ChangedPutAll(s, all -> all.subList(0, Math.min(all.size(), 1_000))),
            "putAll_moreEntriesThanAChunk_keepsEach"),
        remote(
            "cannot send 16 MiB at once",
            s -> new ChangedPutAll(s, all -> bytesOf(all) >= 16 << 20 ? null : all),
            "bulk_ofTwentyMebibytes_isKeptAndFound"),
        remote("only inserts in bulk", InsertsOnly::new, "putAll_present_replacesValuesAndTtls"),
        remote(
            "keeps the first of an entry given twice",
            s -> new ChangedPutAll(s, BulkDefects::reversed),
            "putAll_duplicates_theLastWins"),
        remote(
            "fails on entries given twice",
            s -> new ChangedPutAll(s, all -> areDistinct(keysOf(all)) ? all : null),
            "putAll_duplicates_theLastWins"),
        remote(
            "fails on no entries",
            s -> new ChangedPutAll(s, all -> all.isEmpty() ? null : all),
            "putAll_nothing_succeeds"));
  }

  private static Map<String, StoredValue> withNulls(
      List<String> keys, Map<String, StoredValue> found) {
    Map<String, StoredValue> all = new HashMap<>();
    keys.forEach(key -> all.put(key, found.get(key)));
    return all;
  }

  private static Map<String, StoredValue> byPosition(
      List<String> keys, Map<String, StoredValue> found) {
    Map<String, StoredValue> shifted = new HashMap<>();
    Iterator<String> next = new LinkedHashSet<>(keys).iterator();
    for (String key : new LinkedHashSet<>(keys)) {
      if (found.containsKey(key)) {
        shifted.put(next.next(), found.get(key));
      }
    }
    return shifted;
  }

  private static Map<String, StoredValue> firstThousand(
      List<String> keys, Map<String, StoredValue> found) {
    Map<String, StoredValue> first = new HashMap<>(found);
    first.keySet().retainAll(new HashSet<>(keys.subList(0, Math.min(keys.size(), 1_000))));
    return first;
  }

  private static boolean areDistinct(List<String> keys) {
    return new HashSet<>(keys).size() == keys.size();
  }

  private static List<String> keysOf(List<StoredEntry> entries) {
    return entries.stream().map(StoredEntry::key).toList();
  }

  private static int bytesOf(List<StoredEntry> entries) {
    return entries.stream().mapToInt(entry -> entry.bytes().length).sum();
  }

  private static List<StoredEntry> reversed(List<StoredEntry> entries) {
    List<StoredEntry> reversed = new ArrayList<>(entries);
    Collections.reverse(reversed);
    return reversed;
  }

  /** Answers something else than what was found, or fails. */
  private static final class ChangedGetAll extends ForwardingRemoteStorage {

    private final Predicate<List<String>> accepts;
    private final Answer answer;

    ChangedGetAll(RemoteStorage behind, Predicate<List<String>> accepts, Answer answer) {
      super(behind);
      this.accepts = accepts;
      this.answer = answer;
    }

    @Override
    public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
      List<String> asked = List.copyOf(keys);
      return accepts.test(asked)
          ? super.getAll(keys).thenApply(found -> answer.of(asked, found))
          : failed("refused");
    }
  }

  /** What is answered to whom asked for {@code keys} of which some were found. */
  private interface Answer {
    Map<String, StoredValue> of(List<String> keys, Map<String, StoredValue> found);
  }

  /** Writes something else than what was given; fails where that is null. */
  private static final class ChangedPutAll extends ForwardingRemoteStorage {

    private final UnaryOperator<List<StoredEntry>> change;

    ChangedPutAll(RemoteStorage behind, UnaryOperator<List<StoredEntry>> change) {
      super(behind);
      this.change = change;
    }

    @Override
    public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      List<StoredEntry> changed = change.apply(List.copyOf(entries));
      return changed == null ? failed("refused") : super.putAll(changed);
    }
  }

  private static final class InsertsOnly extends ForwardingRemoteStorage {

    InsertsOnly(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      return super.putAll(
          entries.stream()
              .filter(entry -> entry.bytes().length > maxValueBytes() || find(entry.key()) == null)
              .toList());
    }
  }
}
