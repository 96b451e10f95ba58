package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that did not run, or say nothing, prove nothing. */
class ReportsTest {

  private static final FileTime EVER = FileTime.fromMillis(0);
  private static final Method SLOT = Methods.named("slot").orElseThrow();

  @TempDir private Path home;

  @BeforeEach
  void module() throws IOException {
    Files.writeString(home.resolve("pom.xml"), "<module>some</module>");
  }

  private void report(String test, int tests, int failures, int skipped, String said)
      throws IOException {
    Path folder = Files.createDirectories(home.resolve("some/target/surefire-reports"));
    Files.writeString(
        folder.resolve("TEST-io.cacheme." + test + ".xml"),
        String.format(
            "<testsuite tests='%d' failures='%d' errors='0' skipped='%d' time='1,002.5'>"
                + "<testcase name='a'><system-out><![CDATA[%s]]></system-out></testcase></testsuite>",
            tests, failures, skipped, said));
  }

  private List<String> lines(Method method, String test) throws IOException {
    return new Reports(home, EVER).lines(method, List.of(test)).stream().map(Line::text).toList();
  }

  @Test
  void tests_thatPassed_areCounted_withThoseInside() throws IOException {
    report("PutTest", 3, 0, 1, "");
    report("PutTest$Inner", 4, 0, 0, "proof other check PASSED");
    assertThat(lines(Methods.TESTS, "PutTest"))
        .containsExactly("proof tests PutTest PASSED 6 tests");
    assertThat(new Reports(home, EVER).seconds(List.of("PutTest"))).isEqualTo(2005);
  }

  @Test
  void tests_thatFailedOrDidNotRun_fail() throws IOException {
    report("PutTest", 3, 1, 0, "");
    report("GetTest", 2, 0, 2, "");
    assertThat(lines(Methods.TESTS, "PutTest"))
        .containsExactly("proof tests PutTest FAILED 1 failed of 3 tests");
    assertThat(lines(Methods.TESTS, "GetTest"))
        .containsExactly("proof tests GetTest FAILED 0 failed of 0 tests");
    assertThat(lines(Methods.TESTS, "NoTest"))
        .containsExactly("proof tests NoTest FAILED has not run");
  }

  @Test
  void tests_fromBefore_didNotRun() throws IOException {
    report("PutTest", 3, 0, 0, "");
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    assertThat(new Reports(home, later).lines(Methods.TESTS, List.of("PutTest")))
        .noneMatch(Line::passed);
  }

  @Test
  void linesOfATest_areItsMethods_andOneThatSaysNoneFails() throws IOException {
    String said = "proof slot as-it-is PASSED 5 sequences";
    report("KeySlotSearchTest", 4, 0, 0, "begins\n" + said + "\n" + said + "\nends");
    assertThat(lines(SLOT, "KeySlotSearchTest")).containsExactly(said);

    report("KeySlotSearchTest", 4, 0, 0, "proof other as-it-is FAILED\n" + said);
    assertThat(lines(SLOT, "KeySlotSearchTest")).containsExactly(said);

    report("KeySlotSearchTest", 4, 0, 0, "proof other as-it-is PASSED");
    assertThat(lines(SLOT, "KeySlotSearchTest")).noneMatch(line -> line.contains("PASSED"));

    report("KeySlotSearchTest", 4, 1, 0, said);
    assertThat(lines(SLOT, "KeySlotSearchTest"))
        .containsExactly(said, "proof slot KeySlotSearchTest FAILED 1 failed of 4 tests");

    report("KeySlotSearchTest", 4, 0, 0, "");
    assertThat(lines(SLOT, "KeySlotSearchTest"))
        .containsExactly("proof slot KeySlotSearchTest FAILED says nothing of what it checks");
  }
}
