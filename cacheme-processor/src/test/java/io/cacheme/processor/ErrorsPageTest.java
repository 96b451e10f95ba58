package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.help.Help;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that every message points to explains every code, and none that is gone. */
final class ErrorsPageTest {

  private static final Path PAGE = Path.of("../docs/errors.md");

  private static List<String> sections(String prefix) throws IOException {
    return Files.readString(PAGE)
        .lines()
        .filter(line -> line.startsWith("### " + prefix))
        .map(line -> line.substring("### ".length()))
        .toList();
  }

  @Test
  void everyCode_hasItsSection() throws IOException {
    assertThat(sections("CME"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DiagnosticCode.values()).map(Enum::name).toList());
  }

  @Test
  void anchors_areWhereMessagesPoint() {
    assertThat(DiagnosticCode.CME020.docs()).isEqualTo(Help.PAGE + "#cme020");
  }

  @Test
  void runtimeErrors_haveTheirSections() throws IOException {
    assertThat(sections("R"))
        .contains("R01", "R02", "R06", "R07", "R09", "R10", "R11", "R20", "R21", "R22", "R23");
  }
}
