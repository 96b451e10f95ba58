package io.cacheme.proof.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {

  private static final Mutant BOUNDARY =
      new Mutant("demo.Purse.pay", "changed conditional boundary", "if (left < price) {");
  private static final Mutant NEGATED =
      new Mutant("demo.Purse.pay", "negated conditional", "if (left < price) {");

  @TempDir Path dir;

  private static Verdict verdict(List<Mutant> alive, Mutant... explained) {
    return Verdict.of(new PitReport(9, alive), List.of(explained));
  }

  @Test
  void allFound_passes() {
    assertThat(verdict(List.of()).hasPassed()).isTrue();
  }

  @Test
  void nothingMade_fails() {
    assertThat(Verdict.of(new PitReport(0, List.of()), List.of()).hasPassed()).isFalse();
  }

  @Test
  void alive_passesOnlyIfExplained() {
    assertThat(verdict(List.of(BOUNDARY), BOUNDARY).hasPassed()).isTrue();
    assertThat(verdict(List.of(BOUNDARY)).unexplained()).containsExactly(BOUNDARY);
    assertThat(verdict(List.of(BOUNDARY, NEGATED), BOUNDARY).unexplained())
        .containsExactly(NEGATED);
    assertThat(verdict(List.of(BOUNDARY, NEGATED), BOUNDARY).hasPassed()).isFalse();
  }

  @Test
  void explained_butFound_fails() {
    Verdict verdict = verdict(List.of(), NEGATED);
    assertThat(verdict.hasPassed()).isFalse();
    assertThat(verdict.found()).containsExactly(NEGATED);
  }

  @Test
  void twoAlike_areExplainedTwice() {
    List<Mutant> alive = List.of(BOUNDARY, BOUNDARY);
    assertThat(verdict(alive, BOUNDARY).unexplained()).containsExactly(BOUNDARY);
    assertThat(verdict(alive, BOUNDARY, BOUNDARY).hasPassed()).isTrue();
  }

  @Test
  void explained_areRead_eachWithItsReason() {
    assertThat(
            Explained.parse(
                """
                # Both sides give
                # the same.
                demo.Purse.pay | changed conditional boundary | if (left < price) {
                demo.Purse.pay | negated conditional | if (left < price) {

                # Another.
                demo.Purse.pay | negated conditional | return a | b;
                """))
        .containsExactly(
            BOUNDARY,
            NEGATED,
            new Mutant("demo.Purse.pay", "negated conditional", "return a | b;"));
    assertThat(Explained.parse("")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Explained.parse(BOUNDARY.toString()));
    assertThatIllegalArgumentException().isThrownBy(() -> Explained.parse("# of nothing"));
    assertThatIllegalArgumentException().isThrownBy(() -> Explained.parse("# why\nno mutant"));
  }

  @Test
  void report_isRead_withTheLines() throws IOException {
    Path source = dir.resolve("demo/Purse.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Purse {\n\n  if (left < price) {\n");
    Path report = dir.resolve("mutations.xml");
    Files.writeString(
        report,
        "<mutations>"
            + mutation("KILLED")
            + mutation("TIMED_OUT")
            + mutation("MEMORY_ERROR")
            + mutation("NON_VIABLE")
            + mutation("SURVIVED")
            + mutation("NO_COVERAGE")
            + mutation("RUN_ERROR")
            + "</mutations>");
    assertThat(PitReport.read(report, dir))
        .isEqualTo(new PitReport(6, List.of(NEGATED, NEGATED, NEGATED)));
  }

  private static String mutation(String status) {
    return """
    <mutation detected='false' status='%s' numberOfTestsRun='1'><sourceFile>Purse.java</sourceFile>\
    <mutatedClass>demo.Purse</mutatedClass><mutatedMethod>pay</mutatedMethod>\
    <lineNumber>3</lineNumber><description>negated conditional</description></mutation>
    """
        .formatted(status);
  }
}
