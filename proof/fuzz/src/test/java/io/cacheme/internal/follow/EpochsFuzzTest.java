package io.cacheme.internal.follow;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cacheme.fuzz.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Any keys are read and written in any order: what was read before a write is outdated. */
class EpochsFuzzTest {

  private static final Epochs EPOCHS = new Epochs();

  private record Read(String key, Mark mark) {}

  @FuzzTest(maxDuration = "10s")
  void marks(byte[] bytes) {
    check(bytes, EPOCHS::move);
  }

  static void check(byte[] bytes, Consumer<String> move) {
    Draws draws = new Draws(bytes);
    List<Read> reads = new ArrayList<>();
    while (!draws.isEmpty()) {
      String key = String.valueOf(draws.text());
      if (draws.bool()) {
        Mark mark = EPOCHS.mark(key, 0);
        if (!EPOCHS.isCurrent(mark)) {
          throw new AssertionError("outdated as it is made");
        }
        reads.add(new Read(key, mark));
      } else {
        move.accept(key);
        reads.stream().filter(read -> read.key().equals(key)).forEach(EpochsFuzzTest::isOutdated);
        reads.removeIf(read -> !EPOCHS.isCurrent(read.mark()));
      }
    }
  }

  private static void isOutdated(Read read) {
    if (EPOCHS.isCurrent(read.mark())) {
      throw new AssertionError("current after a write of its key");
    }
  }
}
