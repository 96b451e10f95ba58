package io.cacheme.proof.soak;

import java.util.Map;
import java.util.SortedMap;

/**
 * Of all storages, once there are no troubles.
 *
 * @param happened how often which trouble has happened
 * @param notBegun how often which was to happen and did not begin
 * @param seconds after how long all storages were up; {@link #NEVER} if they were not
 * @param seed has drawn the troubles
 */
record Recovery(
    SortedMap<String, Integer> happened,
    SortedMap<String, Integer> notBegun,
    long seconds,
    long seed) {

  static final long NEVER = Long.MAX_VALUE;

  /** A trouble that could never begin has proven nothing. */
  Check check() {
    String never =
        String.join(
            ", ", notBegun.keySet().stream().filter(each -> !happened.containsKey(each)).toList());
    return new Check(
        "recovery",
        seconds != NEVER && !happened.isEmpty() && never.isEmpty(),
        Check.text(
            "%d troubles of %d kinds, %d did not begin%s; all storages are up %s after the last,"
                + " seed %d",
            sum(happened),
            happened.size(),
            sum(notBegun),
            never.isEmpty() ? "" : ", and never " + never,
            seconds == NEVER ? "not even a minute" : "within " + seconds + " s",
            seed));
  }

  static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
