package io.cacheme.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Loader;
import io.cacheme.NodeCache;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads that hang for good do not stop others. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class HungLoadsTest {

  @RegisterExtension final House house = new House();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(64);

  private NodeCache<Item, String> hanging(Tiers tiers, int count) {
    NodeCache<Item, String> items =
        house.bind(
            Specs.item(tiers),
            Loader.<Item, String>blocking(
                item -> {
                  begun.countDown();
                  while (end.getCount() > 0) {
                    try {
                      end.await();
                    } catch (InterruptedException e) {
                      continue; // it does hang
                    }
                  }
                  return "released";
                }));
    for (int i = 0; i < count; i++) {
      items.get(Item.of(i));
    }
    Callers.await(begun);
    return items;
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 150})
  void get_loadsHangForGood_otherBlockingLoadsRun(int count) {
    hanging(Tiers.HEAP, count);
    NodeCache<Part, String> parts =
        house.bind(
            Specs.part(Tiers.HEAP), Loader.<Part, String>blocking(part -> "part " + part.id()));
    try {
      List<CompletableFuture<String>> others =
          IntStream.range(0, 300).mapToObj(i -> parts.get(Part.of(i))).toList();
      for (int i = 0; i < others.size(); i++) {
        assertThat(Callers.value(others.get(i))).isEqualTo("part " + i);
      }
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void syncGet_loadsHangForGood_runsOnItsOwnThread(Tiers tiers) {
    hanging(tiers, 64);
    NodeCache<Part, String> parts =
        house.bind(
            Specs.part(tiers),
            Loader.<Part, String>blocking(part -> Thread.currentThread().getName()));
    try {
      assertThat(Callers.start("mine", () -> parts.sync().get(Part.of(7))).value())
          .isEqualTo("mine");
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void get_loadsHangForGood_asynchronousLoadsRun(Tiers tiers) {
    hanging(tiers, 64);
    NodeCache<Part, String> parts =
        house.bind(
            Specs.part(tiers),
            (Loader<Part, String>) part -> CompletableFuture.completedFuture("part"));
    try {
      assertThat(Callers.value(parts.get(Part.of(7)))).isEqualTo("part");
    } finally {
      end.countDown();
    }
  }
}
