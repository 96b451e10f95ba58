package io.cacheme.tests.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Random declarations: what compiles works, and what does not is refused by a code at its place;
 * nothing that is generated fails to compile, or draws a warning.
 *
 * <p>{@code -Dcacheme.declarations=N} draws that many, 60 unless set, and a fifth more that are
 * others each time; {@code -Dcacheme.declarations.seed=N} only the one of seed {@code N}, and
 * prints its sources.
 */
final class DeclarationsTest {

  private static final int USUAL = 60;
  private static final int AT_A_TIME = 300;

  private final Trial trial = new Trial();

  @AfterEach
  void forget() {
    Cacheme.setGlobal(Cacheme.builder().build());
  }

  @Test
  void declarations_workOrAreRefused() {
    Long only = Long.getLong("cacheme.declarations.seed");
    if (only == null) {
      draw(Integer.getInteger("cacheme.declarations", USUAL));
    } else {
      Declaration declaration = Declaration.of(only);
      declaration.sources().forEach((name, text) -> System.out.println(name + "\n" + text));
      System.out.println(declaration.program());
      trial.run(List.of(declaration));
    }
    System.out.println(trial);
    assertThat(trial.wrong()).isEmpty();
  }

  private void draw(int count) {
    long others = System.nanoTime();
    System.out.printf("%d declarations, and %d from %d%n", count, count / 5, others);
    long[] seeds = LongStream.concat(seeds(1, count), seeds(others, count / 5)).toArray();
    for (int from = 0; from < seeds.length; from += AT_A_TIME) {
      trial.run(
          LongStream.of(seeds).skip(from).limit(AT_A_TIME).mapToObj(Declaration::of).toList());
    }
  }

  private static LongStream seeds(long first, int count) {
    return new SplittableRandom(first).longs(count, 0, 1L << 40);
  }
}
