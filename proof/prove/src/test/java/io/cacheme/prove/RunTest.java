package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that says nothing, or ends as one that failed, proves nothing. */
class RunTest {

  @TempDir private Path home;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private List<String> lines(String command) throws IOException, InterruptedException {
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Method method = Method.run("shell", "says so", "", Map.of(Budget.DEFAULT, command));
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Map<String, Seen> seen = new Run(home, Budget.DEFAULT, out).run(List.of(method), List.of());
    return seen.get("shell").lines().stream().map(Line::text).toList();
  }

  @Test
  void command_saysLines_theyAreGathered_andShownAtOnce() throws Exception {
    String line = "proof shell built-before PASSED true";
    assertThat(lines("echo begins; echo proof shell built-before PASSED $PROOF_BUILT"))
        .containsExactly(line);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("[1/1] shell: says so", line);
  }

  @Test
  void command_ofAnotherMethod_isNotHeard() throws Exception {
    assertThat(lines("echo proof other check PASSED; echo proof shell check PASSED"))
        .containsExactly("proof shell check PASSED");
  }

  @Test
  void command_saysNothing_fails() throws Exception {
    assertThat(lines("true")).containsExactly("proof shell command FAILED ended with 0: true");
  }

  @Test
  void command_failsThoughAllThatItSaysPassed_fails() throws Exception {
    String command = "echo proof shell check PASSED; exit 3";
    assertThat(lines(command))
        .containsExactly(
            "proof shell check PASSED", "proof shell command FAILED ended with 3: " + command);
  }
}
