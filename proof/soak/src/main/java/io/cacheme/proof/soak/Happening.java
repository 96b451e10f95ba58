package io.cacheme.proof.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One trouble of one server.
 *
 * @param pauseMillis how long nothing happens before it
 * @param lastsMillis how long it lasts
 */
record Happening(long pauseMillis, Trouble trouble, long lastsMillis) {

  private static final int LONGEST_PAUSE = 8_000;
  private static final int LONGEST = 6_000;
  private static final int SHORTEST = 500;

  /** Each trouble once and briefly, so that all that only recoveries need has been made. */
  static List<Happening> each(List<Trouble> troubles) {
    return troubles.stream()
        .map(trouble -> new Happening(SHORTEST, trouble, 2 * SHORTEST))
        .toList();
  }

  /** What is drawn for {@code millis} at most; the same for the same {@code seed}. */
  static List<Happening> draw(long seed, List<Trouble> troubles, long millis) {
    Random random = new Random(seed);
    List<Happening> drawn = new ArrayList<>();
    long left = millis;
    while (true) {
      Happening next =
          new Happening(
              random.nextInt(SHORTEST, LONGEST_PAUSE),
              troubles.get(random.nextInt(troubles.size())),
              random.nextInt(SHORTEST, LONGEST));
      left -= next.pauseMillis + next.lastsMillis;
      if (left < 0) {
        return drawn;
      }
      drawn.add(next);
    }
  }
}
