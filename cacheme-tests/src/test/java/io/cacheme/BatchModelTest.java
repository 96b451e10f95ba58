package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code getAll} answers what one {@code get} a key would, in the same order. */
class BatchModelTest {

  private static final int ROUNDS = 200;

  @RegisterExtension final Engine engine = new Engine();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void getAll_randomState_equalsSingleGets(long seed) {
    Random random = new Random(seed);
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.by(BatchModelTest::load));
    for (int round = 0; round < ROUNDS; round++) {
      long base = round * 100L;
      for (int i = 0; i < 20; i++) {
        long id = base + random.nextInt(30);
        switch (random.nextInt(3)) {
          case 0 -> engine.redis.keep(id, "redis " + id, Entry.NEVER);
          case 1 -> cache.get(Thing.of(id));
          default -> cache.invalidate(Thing.of(id));
        }
      }
      List<Thing> asked = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        asked.add(Thing.of(base + random.nextInt(30)));
      }
      var many = cache.getAll(asked);
      Map<Thing, String> expected = new LinkedHashMap<>();
      Map<Object, String> failures = new LinkedHashMap<>();
      for (Thing thing : asked) {
        cache
            .get(thing)
            .whenComplete(
                (value, failure) -> {
                  if (failure != null) {
                    failures.put(thing, failure.getMessage());
                  } else if (value != null) {
                    expected.put(thing, value);
                  }
                });
      }
      assertThat(outcome(many))
          .as("seed %s, round %s", seed, round)
          .isEqualTo(new ArrayList<>(expected.entrySet()) + " " + failures);
    }
  }

  private static String outcome(CompletableFuture<Map<Thing, String>> many) {
    return many.handle(
            (values, failure) -> {
              if (failure == null) {
                return new ArrayList<>(values.entrySet()) + " {}";
              }
              GetAllException some = (GetAllException) failure;
              Map<Object, String> failures = new LinkedHashMap<>();
              some.failures().forEach((key, cause) -> failures.put(key, cause.getMessage()));
              return new ArrayList<>(some.values().entrySet()) + " " + failures;
            })
        .join();
  }

  /** Depends on the key alone: some fail, some are absent. */
  private static CompletableFuture<String> load(Thing thing) {
    return switch ((int) (thing.id() % 5)) {
      case 0 -> CompletableFuture.failedFuture(new Exception("no " + thing));
      case 1 -> CompletableFuture.completedFuture(null);
      default -> CompletableFuture.completedFuture("loaded " + thing.id());
    };
  }
}
