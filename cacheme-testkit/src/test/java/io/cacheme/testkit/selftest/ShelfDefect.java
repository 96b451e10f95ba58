package io.cacheme.testkit.selftest;

import java.io.IOException;
import java.util.Set;

/** A way to break a storage, and cases that must fail then. */
enum ShelfDefect {
  NONE,
  WAITS_FOR_A_LOST_SERVER("killedAndRestarted_failsAtOnce_thenServes"),
  NEVER_CONNECTS_AGAIN("reset_failsWhatWasUnderWay_thenServes"),
  SENDS_AGAIN(
      "killed_callsUnderWay_failAndAreNotSentAgain", "resetInMidReply_failsThatCall_thenServes"),
  SAYS_NOTHING(
      "refused_failsAtOnceWithTheReason_thenServes", "halfOpen_isNoticedBySilence_thenServes"),
  SHOWS_ITS_PASSWORD("reset_failsWhatWasUnderWay_thenServes"),
  FAILS_BY_ANOTHER_TYPE("reset_failsWhatWasUnderWay_thenServes"),
  WAITS_FOR_EVER(
      "halfOpen_isNoticedBySilence_thenServes",
      "hung_isNoticedBySilence_thenServes",
      "hung_largeWritesThatTheSocketDoesNotTake_endToo_thenServes"),
  TAKES_WHATEVER_COMES("hung_boundsWhatItTakes_thenServes"),
  DOES_NOT_CLOSE("hung_closeEndsSoon_andFailsWhatWasUnderWay"),
  FORGETS_CALLS_WHEN_CLOSED("hung_closeEndsSoon_andFailsWhatWasUnderWay"),
  TAKES_REST_FOR_SILENCE("idle_isNotTakenForSilence"),
  KNOWS_NO_PATIENCE("slow_isServed"),
  TAKES_A_PIECE_FOR_THE_WHOLE("sliced_isServedWhole"),
  SKIPS_WHAT_IT_CANNOT_READ(
      "corruptEveryThirdByte_endsInAnAnswerOrAFailure_thenServes",
      "corruptEverySeventhByte_endsInAnAnswerOrAFailure_thenServes"),
  LOSES_A_CALL_OF_A_CROWD("manyCalls_areAnsweredWhole"),
  CUTS_LARGE_VALUES("manyLargeValues_pass"),
  LEAVES_A_THREAD("close_endsItsThreads"),
  TAKES_A_LOSS_FOR_A_REFUSAL(
      "conditional_underWayWhenReset_fail_thenServes",
      "conditional_underWayWhenKilled_failAndAreNotSentAgain",
      "conditional_ofAHungServer_failBySilence_thenServes",
      "conditional_underWayWhenClosed_fail");

  /** What no failure may show. */
  static final String PASSWORD = "canary";

  private final Set<String> fails;

  ShelfDefect(String... fails) {
    this.fails = Set.of(fails);
  }

  Set<String> fails() {
    return fails;
  }

  Exception failure(String message) {
    return switch (this) {
      case SAYS_NOTHING -> new IOException();
      case SHOWS_ITS_PASSWORD -> new IOException(message + " for " + PASSWORD);
      case FAILS_BY_ANOTHER_TYPE -> new IllegalStateException(message);
      default -> new IOException(message);
    };
  }
}
