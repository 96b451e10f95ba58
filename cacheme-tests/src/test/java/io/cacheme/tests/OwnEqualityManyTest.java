package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.spi.TransactionProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes that are equal and have two keys are two, also among many. */
class OwnEqualityManyTest {

  private static final List<String> NAMES = List.of("BOB", "Bob", "al");

  private final Transactions transactions = new Transactions();
  private final Cacheme cacheme =
      Cacheme.builder()
          .storage("local", "local://lru?size=100")
          .transactionProbe(transactions)
          .build();
  private final Nicknames_ListedCache async = Nicknames_ListedCache.create(cacheme);
  private final Nicknames_ListedCache.Sync cache = async.sync();

  private static final class Transactions implements TransactionProbe {

    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean isOpen;

    @Override
    public boolean isInTransaction() {
      return isOpen;
    }

    @Override
    public boolean afterCommit(Runnable action) {
      return afterCommit.add(action);
    }

    void commit(Runnable work) {
      isOpen = true;
      work.run();
      isOpen = false;
      afterCommit.forEach(Runnable::run);
    }
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  private static Map<String, String> upper() {
    Map<String, String> values = new LinkedHashMap<>();
    NAMES.forEach(name -> values.put(name, "value of " + name));
    return values;
  }

  private void assertEachItsOwn(Map<String, String> found) {
    assertThat(found).hasSize(3);
    assertThat(found).allSatisfy((name, value) -> assertThat(value).isEqualTo(name));
    NAMES.forEach(name -> assertThat(cache.getIfPresent(name)).isEqualTo(name));
  }

  @Test
  void getAll_loadedTogether() {
    assertEachItsOwn(cache.getAll(NAMES));
  }

  @Test
  void getAll_loadedTogetherWithoutBlocking() {
    assertEachItsOwn(async.getAll(NAMES).join());
  }

  @Test
  void refreshAll_loadedTogether() {
    assertEachItsOwn(cache.refreshAll(NAMES));
  }

  @Test
  void memoizedMethodForMany() {
    Nicknames.Names names =
        new Nicknames_NamesMemoized(
            asked -> {
              Map<String, String> all = new LinkedHashMap<>();
              asked.forEach(name -> all.put(name, name));
              return all;
            },
            async);
    assertEachItsOwn(names.all(NAMES));
    assertEachItsOwn(names.all(NAMES));
  }

  @Test
  void putAll_inATransaction() {
    transactions.commit(() -> cache.putAll(upper()));
    assertThat(cache.getAllPresent(NAMES)).isEqualTo(upper());
  }

  @Test
  void invalidateAll_inATransaction() {
    cache.putAll(upper());
    transactions.commit(() -> cache.invalidateAll(NAMES));
    assertThat(cache.getAllPresent(NAMES)).isEmpty();
  }
}
