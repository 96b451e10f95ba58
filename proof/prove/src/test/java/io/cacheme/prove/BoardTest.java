package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A promise is red as soon as something speaks against it, or nothing for it. */
class BoardTest {

  private static final String WHOLE = "proof fuzz key-two PASSED 100 runs";
  private static final String SABOTAGED = "proof fuzz key-two-sabotaged PASSED found out";
  private static final Promise PROMISE =
      new Promise(
          "R10",
          "a value is answered only for its key",
          List.of(new Proof(Methods.named("fuzz").orElseThrow(), "key-*")));

  private static Board board(boolean all, String... lines) {
    Seen seen =
        new Seen(
            "fuzz",
            "2026-11-28",
            "0123abcd",
            Budget.DEFAULT,
            3,
            List.of(lines).stream().map(line -> Line.of(line).orElseThrow()).toList());
    return new Board(List.of(PROMISE), List.of(seen), all, all);
  }

  @Test
  void promise_provedAndSabotaged_isNotRed() {
    Board board = board(true, WHOLE, SABOTAGED);
    assertThat(board.passed()).isTrue();
    assertThat(board.lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("R10", "fuzz", "100 runs; 1 broken on purpose, found out", "passed", "3");
  }

  @Test
  void check_failed_turnsItsPromiseRed() {
    Board board = board(false, "proof fuzz key-two FAILED two keys", SABOTAGED);
    assertThat(board.trouble(PROMISE)).isEqualTo("a check failed");
    assertThat(board.passed()).isFalse();
    assertThat(board.lines()).anySatisfy(line -> assertThat(line).contains("key-two two keys"));
  }

  @Test
  void sabotage_notFoundOut_turnsThePromiseRed() {
    assertThat(board(false, WHOLE, "proof fuzz key-two-sabotaged FAILED").passed()).isFalse();
  }

  @Test
  void promise_thatNothingTried_isRed_whereAllIsRun() {
    assertThat(board(true, "proof fuzz url PASSED 3 runs").trouble(PROMISE))
        .isEqualTo("nothing tried to break it");
    assertThat(board(false, "proof fuzz url PASSED 3 runs").trouble(PROMISE)).isEmpty();
  }

  @Test
  void promise_whoseProofsWereGivenNothingBroken_isRed_whereAllIsRun() {
    assertThat(board(true, WHOLE).trouble(PROMISE)).startsWith("no proof of it was given");
    assertThat(board(false, WHOLE).trouble(PROMISE)).isEmpty();
  }

  @Test
  void check_ofNoPromise_isRedAllTheSame() {
    assertThat(board(false, WHOLE, "proof fuzz url FAILED").passed()).isFalse();
  }

  @Test
  void brokenEngine_isForThePromisesWhoseRulesItBroke() {
    assertThat(PROMISE.isTriedBy(line("proof simulation x-sabotaged PASSED found out: R3, V")))
        .isTrue();
    assertThat(PROMISE.isTriedBy(line("proof simulation x-sabotaged PASSED found out: R3")))
        .isFalse();
  }

  private static Line line(String text) {
    return Line.of(text).orElseThrow();
  }
}
