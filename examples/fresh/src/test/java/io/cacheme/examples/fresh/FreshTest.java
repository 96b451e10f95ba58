package io.cacheme.examples.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The program, for two seconds each. How fast it is, is not looked at. */
final class FreshTest {

  @Test
  void outage_failsNoGet_andLoadsNoSoonerThanAgreed() throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    boolean unused = Fresh.run(2, new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("held  failed gets: 0")
        .contains("held  loads of one key while it was down");
  }

  @Test
  void pictures_areDrawnFromARun(@TempDir Path folder) throws Exception {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true);
    Pictures pictures = new Pictures(folder, nowhere);
    pictures.jitter(1_000, Duration.ofSeconds(1));
    pictures.stale(Duration.ofMillis(400), Duration.ofMillis(400));
    pictures.loads().bounds(16, Duration.ofMillis(50));
    pictures.loads().reloads(Duration.ofMillis(400), Duration.ofSeconds(10));
    pictures.loads().differences(Duration.ofMillis(400));

    assertThat(folder)
        .isDirectoryContaining("glob:**/jitter.svg")
        .isDirectoryContaining("glob:**/stale-failed.svg")
        .isDirectoryContaining("glob:**/stale-loads.svg")
        .isDirectoryContaining("glob:**/bounds.svg")
        .isDirectoryContaining("glob:**/reload.svg")
        .isDirectoryContaining("glob:**/verify.svg");
    Document jitter =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("jitter.svg").toFile());
    assertThat(jitter.getDocumentElement().getTextContent())
        .contains("1,000 keys", "without", "ttlJitter = 0.2", "loads a second", "seconds");
    assertThat(Files.readString(folder.resolve("jitter.svg"))).doesNotContain("NaN", "Infinity");
  }
}
