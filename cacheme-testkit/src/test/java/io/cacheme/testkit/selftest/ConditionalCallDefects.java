package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.remote;
import static io.cacheme.testkit.selftest.Defect.remoteThatHangs;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.Stages;
import io.cacheme.spi.StoredValue;
import io.cacheme.spi.WriteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Storages that answer conditional writes otherwise, or make them at another time. */
final class ConditionalCallDefects {

  private static final Executor LATER = CompletableFuture.delayedExecutor(5, MILLISECONDS);

  private ConditionalCallDefects() {}

  static List<Defect<RemoteStorage>> ofAnswers() {
    return List.of(
        remote(
            "renews what it refuses to replace",
            RenewsRefused::new,
            "nothingSeen_aRefusal_leavesTheTimeToLive"),
        remote(
            "fails where it refuses",
            s -> new Single(s, kept -> kept.thenCompose(k -> k ? kept : failed("refused"))),
            "nothingSeen_aRefusal_leavesTheTimeToLive",
            "nothingSeen_somethingThere_isRefused",
            "ofManyProcesses_oneIsKept",
            "seenOnly_nothingThereAnyMore_isRefused",
            "seen_anotherThatDiffersInCaseOnly_isRefused",
            "seen_anotherThere_isRefused",
            "seen_anyBytes_areCompared",
            "seen_large_isCompared",
            "tombstone_replacesAndIsSeen",
            "tooLate_isRefused"),
        remote(
            "says that it kept what it refused",
            s -> new Single(s, k -> k.thenApply(is -> true)),
            "nothingSeen_aRefusal_leavesTheTimeToLive",
            "nothingSeen_somethingThere_isRefused",
            "ofManyProcesses_oneIsKept",
            "seenOnly_nothingThereAnyMore_isRefused",
            "seen_anotherThatDiffersInCaseOnly_isRefused",
            "seen_anotherThere_isRefused",
            "seen_anyBytes_areCompared",
            "seen_large_isCompared",
            "tombstone_replacesAndIsSeen",
            "tooLate_isRefused"),
        remote(
            "says that it refused what it kept",
            s -> new Single(s, k -> k.thenApply(is -> false)),
            "notTooLate_isKept",
            "nothingSeen_expired_isKept",
            "nothingSeen_isKeptForItsTimeToLive",
            "nothingSeen_isKeptWithoutExpiry",
            "nothingSeen_nothingThere_isKept",
            "ofManyProcesses_oneIsKept",
            "seenOnly_stillThere_isReplaced",
            "seen_anyBytes_areCompared",
            "seen_expiredMeanwhile_isKept",
            "seen_isReplacedWithItsTimeToLive",
            "seen_large_isCompared",
            "seen_nothingThereAnyMore_isKept",
            "seen_stillThere_isReplaced",
            "tombstone_expires",
            "tombstone_replacesAndIsSeen",
            "writesOfOneKey_takeEffectInTheOrderOfTheCalls"),
        remote(
            "says that it kept an entry that is too large",
            AcceptsTooLarge::new,
            "tooLarge_failsAndLeavesWhatIsThere"),
        remote(
            "keeps those of many that are not too large",
            KeepsOneByOne::new,
            "tooLarge_failsAndLeavesWhatIsThere"),
        remote(
            "answers that it refuses while it is closed",
            s -> new Single(s, kept -> kept.exceptionally(t -> refusesTooLarge(t))),
            "closed_everyCall_failsByItsStage"),
        remoteThatHangs(
            "hangs while it is closed",
            s ->
                new Single(
                    s,
                    kept ->
                        kept.exceptionallyCompose(
                            t ->
                                Stages.cause(t) instanceof IllegalStateException
                                    ? new CompletableFuture<>()
                                    : kept)),
            "closed_everyCall_failsByItsStage"));
  }

  static List<Defect<RemoteStorage>> ofTombstones() {
    return List.of(
        remote(
            "removes without a tombstone",
            s -> tombs(s, (storage, tomb) -> storage.remove(tomb.key()).thenApply(n -> true)),
            "tombstone_nothingThere_isKept",
            "tombstone_replacesAndIsSeen"),
        remote(
            "keeps a tombstone only where nothing is",
            s -> tombs(s, (storage, tomb) -> storage.putIfUnchanged(tomb).thenApply(k -> true)),
            "tombstone_expires",
            "tombstone_replacesAndIsSeen",
            "writesOfOneKey_takeEffectInTheOrderOfTheCalls"),
        remote(
            "keeps a tombstone only where something is",
            s ->
                tombs(
                    s,
                    (storage, tomb) ->
                        storage.find(tomb.key()) == null
                            ? storage.remove(tomb.key()).thenApply(n -> true)
                            : storage
                                .put(tomb.key(), tomb.bytes(), tomb.ttlMillis())
                                .thenApply(n -> true)),
            "tombstone_nothingThere_isKept"),
        remote(
            "keeps tombstones for ever",
            s ->
                tombs(
                    s,
                    (storage, tomb) ->
                        storage
                            .put(tomb.key(), tomb.bytes(), RemoteStorage.NO_EXPIRY)
                            .thenApply(n -> true)),
            "tombstone_expires"),
        remote(
            "says that it has no room for a tombstone that it keeps",
            s ->
                tombs(
                    s,
                    (storage, tomb) ->
                        storage
                            .put(tomb.key(), tomb.bytes(), tomb.ttlMillis())
                            .thenApply(n -> false)),
            "tombstone_nothingThere_isKept",
            "tombstone_replacesAndIsSeen",
            "writesOfOneKey_takeEffectInTheOrderOfTheCalls"),
        remote(
            "says that it buried while it is closed",
            s ->
                tombs(
                    s,
                    (storage, tomb) ->
                        storage
                            .put(tomb.key(), tomb.bytes(), tomb.ttlMillis())
                            .handle((n, t) -> true)),
            "closed_everyCall_failsByItsStage"));
  }

  static List<Defect<RemoteStorage>> ofBulks() {
    return List.of(
        remote(
            "keeps all of many or none",
            AllOrNone::new,
            "all_eachForItself",
            "all_moreThanAChunk_eachForItself"),
        remote(
            "keeps the first thousand of many",
            s ->
                new Many(
                    s,
                    all -> all.subList(0, Math.min(all.size(), 1_000)),
                    (asked, refused) -> refused),
            "all_moreThanAChunk_eachForItself"),
        remote(
            "does not say which of many it refused",
            s -> new Many(s, all -> all, (asked, refused) -> Set.of()),
            "all_eachForItself",
            "all_moreThanAChunk_eachForItself",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachIsKept",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachReplacesWhatWasSeen",
            "all_tooLate_areRefused"),
        remote(
            "says which of many it kept",
            s -> new Many(s, all -> all, ConditionalCallDefects::without),
            "all_eachForItself",
            "all_eachTimeToLiveItsOwn",
            "all_expired_areNone",
            "all_moreThanAChunk_eachForItself",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachIsKept",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachReplacesWhatWasSeen",
            "all_tooLate_areRefused"),
        remote(
            "keeps many for the time to live of the first",
            s -> new Many(s, ConditionalCallDefects::livingAsTheFirst, (asked, refused) -> refused),
            "all_eachTimeToLiveItsOwn"),
        remote(
            "ignores the deadlines of many",
            s ->
                new Many(
                    s,
                    all -> all.stream().map(each -> each.notAfter(Long.MAX_VALUE)).toList(),
                    (asked, refused) -> refused),
            "all_tooLate_areRefused"),
        remote(
            "fails on none of many",
            s -> new Many(s, all -> all.isEmpty() ? null : all, (asked, refused) -> refused),
            "all_none_succeeds"),
        remote(
            "answers many while it is closed",
            s -> new AnswersManyClosed(s),
            "closed_everyCall_failsByItsStage"));
  }

  static List<Defect<RemoteStorage>> ofOrder() {
    return List.of(
        remote(
            "makes conditional writes after later ones",
            MakesLater::new,
            "writesOfOneKey_takeEffectInTheOrderOfTheCalls"),
        remote("compares and then keeps", ComparesFirst::new, "ofManyProcesses_oneIsKept"),
        remote(
            "compares bulks and then keeps them",
            ComparesBulksFirst::new,
            "all_ofManyProcesses_inOppositeOrders_oneOfEachIsKept",
            "all_ofManyProcesses_inOppositeOrders_oneOfEachReplacesWhatWasSeen"));
  }

  private static boolean refusesTooLarge(Throwable thrown) {
    if (Stages.cause(thrown) instanceof IllegalArgumentException e) {
      throw e;
    }
    return false;
  }

  private static Set<String> without(Set<String> asked, Set<String> refused) {
    Set<String> kept = new TreeSet<>(asked);
    kept.removeAll(refused);
    return kept;
  }

  private static List<ConditionalEntry> livingAsTheFirst(List<ConditionalEntry> all) {
    return all.stream()
        .map(
            each ->
                new ConditionalEntry(
                    each.key(),
                    each.bytes(),
                    all.get(0).ttlMillis(),
                    each.seen(),
                    each.orNone(),
                    each.notAfterMillis()))
        .toList();
  }

  private static <T> CompletionStage<T> failed(String why) {
    return CompletableFuture.failedFuture(new IllegalStateException(why));
  }

  private static RemoteStorage tombs(RemoteStorage behind, Burial burial) {
    return new ForwardingConditionalWrites(behind) {
      @Override
      public CompletionStage<Boolean> putTombstone(String key, byte[] bytes, long ttlMillis) {
        return burial.of(this, ConditionalEntry.ifNone(key, bytes, ttlMillis));
      }
    };
  }

  /** What is done instead of keeping a tombstone. */
  private interface Burial {
    CompletionStage<Boolean> of(ForwardingConditionalWrites storage, ConditionalEntry tombstone);
  }

  /** Answers one otherwise. */
  private static final class Single extends ForwardingConditionalWrites {

    private final UnaryOperator<CompletionStage<Boolean>> change;

    Single(RemoteStorage behind, UnaryOperator<CompletionStage<Boolean>> change) {
      super(behind);
      this.change = change;
    }

    @Override
    public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
      return change.apply(super.putIfUnchanged(entry));
    }
  }

  /** Writes others of many than were given, failing where that is null, or answers otherwise. */
  private static final class Many extends ForwardingConditionalWrites {

    private final UnaryOperator<List<ConditionalEntry>> change;
    private final BinaryOperator<Set<String>> answer;

    Many(
        RemoteStorage behind,
        UnaryOperator<List<ConditionalEntry>> change,
        BinaryOperator<Set<String>> answer) {
      super(behind);
      this.change = change;
      this.answer = answer;
    }

    @Override
    public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
      List<ConditionalEntry> changed = change.apply(List.copyOf(entries));
      return changed == null
          ? failed("refused")
          : super.putAllIfUnchanged(changed)
              .thenApply(refused -> answer.apply(keys(entries), refused));
    }
  }

  private static Set<String> keys(Collection<ConditionalEntry> entries) {
    return entries.stream().map(ConditionalEntry::key).collect(Collectors.toSet());
  }

  private static final class AnswersManyClosed extends ForwardingConditionalWrites {

    AnswersManyClosed(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
      return super.putAllIfUnchanged(entries)
          .exceptionallyCompose(
              thrown ->
                  Stages.cause(thrown) instanceof IllegalStateException
                      ? CompletableFuture.completedFuture(keys(entries))
                      : CompletableFuture.failedFuture(thrown));
    }
  }

  private static final class RenewsRefused extends ForwardingConditionalWrites {

    RenewsRefused(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
      StoredValue there = find(entry.key());
      return super.putIfUnchanged(entry)
          .thenCompose(
              kept ->
                  kept || there == null
                      ? CompletableFuture.completedFuture(kept)
                      : put(entry.key(), there.bytes(), entry.ttlMillis()).thenApply(n -> false));
    }
  }

  private static final class AcceptsTooLarge extends ForwardingConditionalWrites {

    AcceptsTooLarge(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
      return entry.bytes().length > maxValueBytes()
          ? CompletableFuture.completedFuture(true)
          : super.putIfUnchanged(entry);
    }
  }

  private static final class KeepsOneByOne extends ForwardingConditionalWrites {

    KeepsOneByOne(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
      Set<String> refused = new TreeSet<>();
      List<CompletionStage<?>> calls = new ArrayList<>();
      for (ConditionalEntry entry : entries) {
        calls.add(super.putIfUnchanged(entry).thenAccept(kept -> note(refused, entry.key(), kept)));
      }
      return Stages.all(calls, () -> refused);
    }

    private static void note(Set<String> refused, String key, boolean kept) {
      if (!kept) {
        refused.add(key);
      }
    }
  }

  private static final class AllOrNone extends ForwardingConditionalWrites {

    AllOrNone(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
      boolean isTaken =
          entries.stream().anyMatch(each -> each.seen() == null && find(each.key()) != null);
      return super.putAllIfUnchanged(
          isTaken ? entries.stream().map(ForwardingConditionalWrites::never).toList() : entries);
    }
  }

  private static final class MakesLater extends ForwardingConditionalWrites {

    MakesLater(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
      return CompletableFuture.runAsync(() -> {}, LATER)
          .thenCompose(nothing -> super.putIfUnchanged(entry));
    }
  }

  /** Others write between its look and its write. */
  private static final class ComparesBulksFirst extends ForwardingConditionalWrites {

    ComparesBulksFirst(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
      List<ConditionalEntry> same = entries.stream().filter(this::isUnchanged).toList();
      Set<String> refused = new HashSet<>();
      entries.stream()
          .filter(entry -> !same.contains(entry))
          .forEach(entry -> refused.add(entry.key()));
      return CompletableFuture.runAsync(() -> {}, LATER)
          .thenCompose(nothing -> super.putAllIfUnchanged(same.stream().map(this::always).toList()))
          .thenApply(
              late -> {
                refused.addAll(late);
                return refused;
              });
    }

    private boolean isUnchanged(ConditionalEntry entry) {
      StoredValue there = find(entry.key());
      return there == null
          ? entry.seen() == null || entry.orNone()
          : entry.seen() != null && Arrays.equals(there.bytes(), entry.seen());
    }
  }

  /** In order for each key, but others write between its look and its write. */
  private static final class ComparesFirst extends ForwardingConditionalWrites {

    private final WriteOrder order = new WriteOrder();

    ComparesFirst(RemoteStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return order.write(key, () -> super.put(key, value, ttlMillis));
    }

    @Override
    public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
      return order.write(key, () -> super.putTombstone(key, tombstone, ttlMillis));
    }

    @Override
    public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
      return order.write(entry.key(), () -> compareAndKeep(entry));
    }

    private CompletionStage<Boolean> compareAndKeep(ConditionalEntry entry) {
      StoredValue there = find(entry.key());
      boolean isNone = there == null && entry.seen() == null;
      return isNone
          ? CompletableFuture.runAsync(() -> {}, LATER)
              .thenCompose(nothing -> super.putIfUnchanged(always(entry)))
          : super.putIfUnchanged(entry);
    }
  }
}
