package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;
import static io.cacheme.testkit.selftest.ForwardingConditionalWrites.never;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Storages that judge otherwise whether an entry is to be kept, or for how long. */
final class ConditionalDefects {

  private ConditionalDefects() {}

  static List<Defect<RemoteStorage>> ofComparisons() {
    return List.of(
        remote(
            "keeps an entry whatever is there",
            s -> new ChangedConditions(s, (storage, entry, there) -> storage.always(entry)),
            "all_eachForItself",
            "all_moreThanAChunk_eachForItself",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachIsKept",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachReplacesWhatWasSeen",
            "nothingSeen_aRefusal_leavesTheTimeToLive",
            "nothingSeen_somethingThere_isRefused",
            "ofManyProcesses_oneIsKept",
            "seenOnly_nothingThereAnyMore_isRefused",
            "seen_anotherThatDiffersInCaseOnly_isRefused",
            "seen_anotherThere_isRefused",
            "seen_anyBytes_areCompared",
            "seen_large_isCompared",
            "tombstone_replacesAndIsSeen"),
        remote(
            "inserts blindly where nothing was seen",
            s ->
                new ChangedConditions(
                    s,
                    (storage, entry, there) ->
                        entry.seen() == null ? storage.always(entry) : entry),
            "all_eachForItself",
            "all_moreThanAChunk_eachForItself",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachIsKept",
            "nothingSeen_aRefusal_leavesTheTimeToLive",
            "nothingSeen_somethingThere_isRefused",
            "ofManyProcesses_oneIsKept",
            "tombstone_replacesAndIsSeen"),
        remote(
            "never inserts",
            s ->
                new ChangedConditions(
                    s, (storage, entry, there) -> there == null ? never(entry) : entry),
            "all_eachForItself",
            "all_eachTimeToLiveItsOwn",
            "all_expired_areNone",
            "all_moreThanAChunk_eachForItself",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachIsKept",
            "notTooLate_isKept",
            "nothingSeen_expired_isKept",
            "nothingSeen_isKeptForItsTimeToLive",
            "nothingSeen_isKeptWithoutExpiry",
            "nothingSeen_nothingThere_isKept",
            "ofManyProcesses_oneIsKept",
            "seen_expiredMeanwhile_isKept",
            "seen_nothingThereAnyMore_isKept",
            "tombstone_expires"),
        remote(
            "never replaces",
            s ->
                new ChangedConditions(
                    s, (storage, entry, there) -> there != null ? never(entry) : entry),
            "all_eachForItself",
            "all_eachTimeToLiveItsOwn",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachReplacesWhatWasSeen",
            "notTooLate_isKept",
            "seenOnly_stillThere_isReplaced",
            "seen_anyBytes_areCompared",
            "seen_isReplacedWithItsTimeToLive",
            "seen_large_isCompared",
            "seen_stillThere_isReplaced",
            "tombstone_replacesAndIsSeen",
            "writesOfOneKey_takeEffectInTheOrderOfTheCalls"),
        remote(
            "compares lengths",
            s -> ChangedConditions.comparing(s, (seen, there) -> seen.length == there.length),
            "seen_anotherThatDiffersInCaseOnly_isRefused",
            "seen_anotherThere_isRefused",
            "seen_anyBytes_areCompared",
            "seen_large_isCompared"),
        remote(
            "compares beginnings",
            s -> ChangedConditions.comparing(s, (seen, there) -> startsWith(seen, there)),
            "seen_anotherThatDiffersInCaseOnly_isRefused",
            "seen_anotherThere_isRefused"),
        remote(
            "compares without case",
            s ->
                ChangedConditions.comparing(
                    s, (seen, there) -> text(seen).equalsIgnoreCase(text(there))),
            "seen_anotherThatDiffersInCaseOnly_isRefused",
            "seen_anyBytes_areCompared"),
        remote(
            "compares without spaces at the end",
            s ->
                ChangedConditions.comparing(
                    s, (seen, there) -> text(seen).stripTrailing().equals(text(there))),
            "seen_anotherThatDiffersInCaseOnly_isRefused",
            "seen_anyBytes_areCompared"),
        remote(
            "compares as text",
            s -> ChangedConditions.comparing(s, (seen, there) -> text(seen).equals(text(there))),
            "seen_anyBytes_areCompared"),
        remote(
            "compares the first 64 KiB",
            s ->
                ChangedConditions.comparing(
                    s, (seen, there) -> Arrays.equals(head(seen), head(there))),
            "seen_large_isCompared"));
  }

  static List<Defect<RemoteStorage>> ofConditions() {
    return List.of(
        remote(
            "ignores the deadline",
            s ->
                new ChangedConditions(s, (storage, entry, there) -> entry.notAfter(Long.MAX_VALUE)),
            "all_tooLate_areRefused",
            "tooLate_isRefused"),
        remote(
            "takes each deadline for one that has passed",
            s ->
                new ChangedConditions(
                    s,
                    (storage, entry, there) ->
                        entry.notAfterMillis() == Long.MAX_VALUE ? entry : never(entry)),
            "notTooLate_isKept"),
        remote(
            "always takes none for what was seen",
            s ->
                new ChangedConditions(
                    s, (storage, entry, there) -> there == null ? storage.always(entry) : entry),
            "all_eachForItself",
            "seenOnly_nothingThereAnyMore_isRefused"),
        remote(
            "never takes none for what was seen",
            s -> new ChangedConditions(s, (storage, entry, there) -> entry.orElseRefused()),
            "all_eachForItself",
            "all_expired_areNone",
            "seen_expiredMeanwhile_isKept",
            "seen_nothingThereAnyMore_isKept"),
        remote(
            "takes the expired for present",
            SeesExpired::new,
            "all_expired_areNone",
            "nothingSeen_expired_isKept",
            "seen_expiredMeanwhile_isKept",
            "tombstone_expires"),
        remote(
            "takes the expired for what was seen",
            ComparesExpired::new,
            "seenOnly_nothingThereAnyMore_isRefused"));
  }

  static List<Defect<RemoteStorage>> ofTimesToLive() {
    return List.of(
        remote(
            "keeps the time to live of what it replaces",
            s ->
                new ChangedConditions(
                    s,
                    (storage, entry, there) ->
                        there == null ? entry : living(entry, there.ttlLeftMillis())),
            "all_eachTimeToLiveItsOwn",
            "seen_isReplacedWithItsTimeToLive"),
        remote(
            "keeps entries for ever",
            s ->
                new ChangedConditions(
                    s, (storage, entry, there) -> living(entry, RemoteStorage.NO_EXPIRY)),
            "all_eachTimeToLiveItsOwn",
            "nothingSeen_isKeptForItsTimeToLive",
            "seen_isReplacedWithItsTimeToLive"),
        remote(
            "refuses entries that do not expire",
            s ->
                new ChangedConditions(
                    s,
                    (storage, entry, there) ->
                        entry.ttlMillis() == RemoteStorage.NO_EXPIRY ? never(entry) : entry),
            "nothingSeen_isKeptWithoutExpiry"));
  }

  private static ConditionalEntry living(ConditionalEntry entry, long ttlMillis) {
    return new ConditionalEntry(
        entry.key(),
        entry.bytes(),
        ttlMillis,
        entry.seen(),
        entry.orNone(),
        entry.notAfterMillis());
  }

  private static boolean startsWith(byte[] seen, byte[] there) {
    int common = Math.min(seen.length, there.length);
    return Arrays.equals(Arrays.copyOf(seen, common), Arrays.copyOf(there, common));
  }

  private static byte[] head(byte[] bytes) {
    return Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  /** Knows what it was given, expired or not. */
  private abstract static class Remembers extends ForwardingConditionalWrites {

    final Map<String, byte[]> given = new HashMap<>();

    Remembers(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      given.put(key, value);
      return super.put(key, value, ttlMillis);
    }

    @Override
    public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
      given.put(key, tombstone);
      return super.putTombstone(key, tombstone, ttlMillis);
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
      byte[] expired = given.get(entry.key());
      return expired != null && find(entry.key()) == null ? judged(entry, expired) : entry;
    }

    abstract ConditionalEntry judged(ConditionalEntry entry, byte[] expired);
  }

  private static final class SeesExpired extends Remembers {

    SeesExpired(RemoteStorage behind) {
      super(behind);
    }

    @Override
    ConditionalEntry judged(ConditionalEntry entry, byte[] expired) {
      return Arrays.equals(entry.seen(), expired) ? entry : never(entry);
    }
  }

  private static final class ComparesExpired extends Remembers {

    ComparesExpired(RemoteStorage behind) {
      super(behind);
    }

    @Override
    ConditionalEntry judged(ConditionalEntry entry, byte[] expired) {
      return Arrays.equals(entry.seen(), expired) ? always(entry) : entry;
    }
  }
}
