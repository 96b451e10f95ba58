package io.cacheme.tests.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import java.time.Duration;
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
 * others each time; {@code -Dcacheme.declarations.minutes=N} draws others each time for that long;
 * {@code -Dcacheme.declarations.seed=N} draws only the one of seed {@code N}, and prints its
 * sources. What was found is printed as it goes, so that a run that is stopped has told it.
 */
final class DeclarationsTest {

  private static final int USUAL = 60;
  private static final int AT_A_TIME = 100;

  private final Trial trial = new Trial();

  @AfterEach
  void forget() {
    Cacheme.setGlobal(Cacheme.builder().build());
  }

  @Test
  void declarations_workOrAreRefused() {
    Long only = Long.getLong("cacheme.declarations.seed");
    Integer minutes = Integer.getInteger("cacheme.declarations.minutes");
    if (only != null) {
      show(only);
    } else if (minutes != null) {
      drawFor(Duration.ofMinutes(minutes));
    } else {
      draw(Integer.getInteger("cacheme.declarations", USUAL));
    }
    assertThat(trial.wrong()).isEmpty();
    assertThat(trial.count()).isPositive();
  }

  private void show(long seed) {
    Declaration declaration = Declaration.of(seed);
    declaration.sources().forEach((name, text) -> System.out.println(name + "\n" + text));
    System.out.println(declaration.program());
    run(List.of(declaration));
  }

  private void draw(int count) {
    long others = System.nanoTime();
    System.out.printf("%d declarations, and %d from %d%n", count, count / 5, others);
    long[] seeds = LongStream.concat(seeds(1, count), seeds(others, count / 5)).toArray();
    for (int from = 0; from < seeds.length; from += AT_A_TIME) {
      run(LongStream.of(seeds).skip(from).limit(AT_A_TIME).mapToObj(Declaration::of).toList());
    }
  }

  /** Draws at least once, and no more when {@code time} is over. */
  private void drawFor(Duration time) {
    long start = System.nanoTime();
    System.out.printf("declarations from %d for %d minutes%n", start, time.toMinutes());
    SplittableRandom random = new SplittableRandom(start);
    do {
      run(seeds(random, AT_A_TIME).mapToObj(Declaration::of).toList());
    } while (System.nanoTime() - start < time.toNanos());
  }

  private void run(List<Declaration> drawn) {
    int told = trial.wrong().size();
    trial.run(drawn);
    trial.wrong().stream().skip(told).forEach(System.out::println);
    System.out.println(trial);
  }

  private static LongStream seeds(long first, int count) {
    return seeds(new SplittableRandom(first), count);
  }

  private static LongStream seeds(SplittableRandom random, int count) {
    return random.longs(count, 0, 1L << 40);
  }
}
