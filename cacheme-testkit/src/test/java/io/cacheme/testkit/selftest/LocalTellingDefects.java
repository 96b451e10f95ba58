package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.local;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.LocalStorage.Cause;
import io.cacheme.spi.LocalStorage.Removals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Heap storages that do not tell what they have, or have let go of. */
final class LocalTellingDefects {

  private LocalTellingDefects() {}

  static List<Defect<LocalStorage>> all() {
    return List.of(
        local(
            "shows all that was ever put",
            ShowsAllThereWas::new,
            "entries_areWhatIsThere_andHasNotExpired",
            "entries_ofAClosedStorage_areNone"),
        local(
            "shows its entries twice",
            ShowsTwice::new,
            "entries_areWhatIsThere_andHasNotExpired",
            "entries_whileOthersAreWritten_haveOnceWhatIsThereAllTheTime"),
        local(
            "calls all that goes replaced",
            s -> new OtherRemovals(s, LocalTellingDefects::replaced),
            "removals_tellWhatGoes_andWhy",
            "removals_tellOfTheExpired_whenItIsReplacedOrRemoved",
            "removals_tellOfAllThatMakesRoom",
            "removals_ofAClose_areNotTold"),
        local(
            "tells twice",
            s -> new OtherRemovals(s, LocalTellingDefects::twice),
            "removals_tellWhatGoes_andWhy",
            "removals_tellOfTheExpired_whenItIsReplacedOrRemoved",
            "removals_tellOfAllThatMakesRoom",
            "removals_byManyThreads_tellEachValueOnce",
            "removals_ofAClose_areNotTold"),
        local("tells what it closes with", TellsAtClose::new, "removals_ofAClose_areNotTold"),
        local(
            "counts all that goes as evicted",
            CountsAllThatGoes::new,
            "evictions_areCounted_andNothingElseThatGoes"),
        local(
            "begins to count anew when it is closed",
            CountsUntilClosed::new,
            "evictions_areCounted_andNothingElseThatGoes"));
  }

  private static Removals replaced(Removals told) {
    return (key, value, why) -> told.removed(key, value, Cause.REPLACED);
  }

  private static Removals twice(Removals told) {
    return (key, value, why) -> {
      told.removed(key, value, why);
      told.removed(key, value, why);
    };
  }

  private static final class ShowsAllThereWas extends ForwardingLocalStorage {

    private final Map<Object, Object> all = new HashMap<>();

    ShowsAllThereWas(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      synchronized (all) {
        all.put(key, value);
      }
      super.put(key, value, ttlNanos);
    }

    @Override
    public Iterator<Map.Entry<Object, Object>> entries() {
      synchronized (all) {
        return List.copyOf(all.entrySet()).iterator();
      }
    }
  }

  private static final class ShowsTwice extends ForwardingLocalStorage {

    ShowsTwice(LocalStorage behind) {
      super(behind);
    }

    @Override
    public Iterator<Map.Entry<Object, Object>> entries() {
      List<Map.Entry<Object, Object>> twice = new ArrayList<>();
      behind.entries().forEachRemaining(twice::add);
      twice.addAll(List.copyOf(twice));
      return twice.iterator();
    }
  }

  private static final class OtherRemovals extends ForwardingLocalStorage {

    private final UnaryOperator<Removals> other;

    OtherRemovals(LocalStorage behind, UnaryOperator<Removals> other) {
      super(behind);
      this.other = other;
    }

    @Override
    public boolean tellRemovals(Removals listener) {
      return behind.tellRemovals(other.apply(listener));
    }
  }

  private static final class CountsAllThatGoes extends ForwardingLocalStorage {

    private final AtomicLong puts = new AtomicLong();

    CountsAllThatGoes(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      puts.incrementAndGet();
      super.put(key, value, ttlNanos);
    }

    @Override
    public long evictionCount() {
      return puts.get() - size();
    }
  }

  private static final class CountsUntilClosed extends ForwardingLocalStorage {

    private volatile boolean closed;

    CountsUntilClosed(LocalStorage behind) {
      super(behind);
    }

    @Override
    public CompletionStage<Void> close() {
      closed = true;
      return super.close();
    }

    @Override
    public long evictionCount() {
      return closed ? 0 : super.evictionCount();
    }
  }

  private static final class TellsAtClose extends ForwardingLocalStorage {

    private Removals told = (key, value, why) -> {};

    TellsAtClose(LocalStorage behind) {
      super(behind);
    }

    @Override
    public boolean tellRemovals(Removals listener) {
      told = listener;
      return behind.tellRemovals(listener);
    }

    @Override
    public CompletionStage<Void> close() {
      behind
          .entries()
          .forEachRemaining(
              entry -> told.removed(entry.getKey(), entry.getValue(), Cause.EXPLICIT));
      return super.close();
    }
  }
}
