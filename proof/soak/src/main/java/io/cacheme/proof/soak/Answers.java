package io.cacheme.proof.soak;

import java.util.List;

/**
 * What has become of all requests.
 *
 * @param counts how many of which kind
 * @param cameToRest whether nothing went on whenever there was no load
 */
record Answers(Sample counts, boolean cameToRest) {

  private static final List<String> NONE_MAY_BE =
      List.of("WRONG", "MISSING", "STALE", "STALE_AFTER_FAILURE", "DAMAGED", "FAILED", "odd");

  List<Check> checks() {
    return List.of(answers(), pending(), stats(), logs(), lifecycles());
  }

  private Check answers() {
    return new Check(
        "answers",
        counts.get("requests") > counts.get("followed")
            && counts.get("followed") > 0
            && NONE_MAY_BE.stream().allMatch(name -> counts.get(name) == 0),
        Check.text(
            "%,d requests, %,d of them of another process; %,d wrong, %,d missing, %,d stale, %,d"
                + " stale after a failed write, %,d damaged, %,d failed as none may",
            counts.get("requests"),
            counts.get("followed"),
            counts.get("WRONG"),
            counts.get("MISSING"),
            counts.get("STALE"),
            counts.get("STALE_AFTER_FAILURE"),
            counts.get("DAMAGED"),
            counts.get("FAILED") + counts.get("odd")));
  }

  private Check pending() {
    return new Check(
        "pending",
        counts.get("pending") == 0 && cameToRest,
        Check.text(
            "%,d of %,d without an answer, and %s",
            counts.get("pending"),
            counts.get("requests"),
            cameToRest ? "nothing goes on without load" : "something goes on without load"));
  }

  private Check stats() {
    return new Check(
        "stats",
        counts.get("whole") > 0 && counts.get("unwhole") == 0,
        Check.text(
            "the counters of %,d nodes add up, of %,d not",
            counts.get("whole"), counts.get("unwhole")));
  }

  private Check logs() {
    long secrets = counts.get("shown") + counts.get("SHOWN");
    return new Check(
        "logs",
        counts.get("lines") > 0 && secrets + counts.get("errors") == 0,
        Check.text(
            "%,d lines, %,d with a secret, %,d of faults of the cache",
            counts.get("lines"), secrets, counts.get("errors")));
  }

  private Check lifecycles() {
    return new Check(
        "lifecycles",
        counts.get("lifecycles") > 0,
        Check.text(
            "%,d opened, asked and closed; %,d not opened, for a server refused",
            counts.get("lifecycles"), counts.get("refused")));
  }
}
