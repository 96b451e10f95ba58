package io.cacheme.testkit.selftest;

import static io.cacheme.testkit.selftest.Defect.local;

import io.cacheme.spi.LocalStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Heap storages that do something else with entries than keep them. */
final class LocalEntryDefects {

  private LocalEntryDefects() {}

  static List<Defect<LocalStorage>> all() {
    return List.of(
        local("answers something for text it never had", UnknownText::new, "get_absent_isNull"),
        local("copies values", CopiesValues::new, "put_thenGet_sameObject"),
        local("keeps keys as text", s -> new OtherKeys(s, Object::toString), "keys_areTyped"),
        local(
            "takes keys of one hash for one",
            s -> new OtherKeys(s, Object::hashCode),
            "keys_areTyped",
            "keys_thatCollide_areDifferent"),
        local(
            "keeps each thread's entries apart",
            s -> new OtherKeys(s, key -> Map.entry(key, Thread.currentThread())),
            "get_byAnotherThread_findsWhatThisOnePut"),
        local(
            "mixes up what other threads get",
            MixesUpThreads::new,
            "get_byAnotherThread_findsWhatThisOnePut",
            "manyThreads_neverFindAnothersValue_andKeepTheBound"),
        local(
            "does not replace",
            KeepsTheFirst::new,
            "put_again_replaces",
            "put_again_extendsTheTtl",
            "put_again_shortensTheTtl",
            "put_withoutExpiry_removesAnEarlierTtl"),
        local("does not remove", RemovesNothing::new, "remove_present_isGone"),
        local(
            "removes another key where one is absent",
            RemovesAnother::new,
            "remove_absent_leavesTheOthers"),
        local("keeps nothing once it removed a key", BuriesRemoved::new, "put_afterRemove_isKept"),
        local("is full too early", FullAt99::new, "upToItsSize_keepsEverything"),
        local(
            "is never full",
            s -> new InMemoryLocalStorage(),
            "beyondItsSize_keepsNoMore",
            "manyThreads_neverFindAnothersValue_andKeepTheBound",
            "removals_tellOfAllThatMakesRoom"));
  }

  private static final class UnknownText extends ForwardingLocalStorage {

    private final Set<Object> known = ConcurrentHashMap.newKeySet();

    UnknownText(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      known.add(key);
      super.put(key, value, ttlNanos);
    }

    @Override
    public Object get(Object key) {
      return key instanceof String && !known.contains(key) ? "" : super.get(key);
    }
  }

  private static final class CopiesValues extends ForwardingLocalStorage {

    CopiesValues(LocalStorage behind) {
      super(behind);
    }

    @Override
    public Object get(Object key) {
      Object value = super.get(key);
      return value != null && value.getClass() == Object.class ? new Object() : value;
    }
  }

  /** Takes another key for each. */
  private static final class OtherKeys extends ForwardingLocalStorage {

    private final UnaryOperator<Object> other;

    OtherKeys(LocalStorage behind, UnaryOperator<Object> other) {
      super(behind);
      this.other = other;
    }

    @Override
    public Object get(Object key) {
      return super.get(other.apply(key));
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      super.put(other.apply(key), value, ttlNanos);
    }

    @Override
    public void remove(Object key) {
      super.remove(other.apply(key));
    }
  }

  private static final class MixesUpThreads extends ForwardingLocalStorage {

    private final Thread first = Thread.currentThread();

    MixesUpThreads(LocalStorage behind) {
      super(behind);
    }

    @Override
    public Object get(Object key) {
      Object value = super.get(key);
      return value == null || Thread.currentThread() == first ? value : "another's";
    }
  }

  private static final class KeepsTheFirst extends ForwardingLocalStorage {

    KeepsTheFirst(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      if (super.get(key) == null) {
        super.put(key, value, ttlNanos);
      }
    }
  }

  private static final class RemovesNothing extends ForwardingLocalStorage {

    RemovesNothing(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void remove(Object key) {
      behind.get(key);
    }
  }

  private static final class RemovesAnother extends ForwardingLocalStorage {

    private volatile Object last = "none";

    RemovesAnother(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      last = key;
      super.put(key, value, ttlNanos);
    }

    @Override
    public void remove(Object key) {
      super.remove(super.get(key) == null ? last : key);
    }
  }

  private static final class BuriesRemoved extends ForwardingLocalStorage {

    private final Set<Object> removed = ConcurrentHashMap.newKeySet();

    BuriesRemoved(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      if (!removed.contains(key)) {
        super.put(key, value, ttlNanos);
      }
    }

    @Override
    public void remove(Object key) {
      removed.add(key);
      super.remove(key);
    }
  }

  private static final class FullAt99 extends ForwardingLocalStorage {

    FullAt99(LocalStorage behind) {
      super(behind);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      if (size() < 99) {
        super.put(key, value, ttlNanos);
      }
    }
  }
}
