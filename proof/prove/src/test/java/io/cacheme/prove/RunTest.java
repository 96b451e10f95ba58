package io.cacheme.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
    return seen(method("shell", command)).get(0).lines().stream().map(Line::text).toList();
  }

  private static Method method(String name, String command) {
    return Method.run(name, "says so", "", Map.of(Budget.DEFAULT, command));
  }

  private List<Seen> seen(Method... methods) throws IOException, InterruptedException {
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Run(home, Budget.DEFAULT, out).run(List.of(methods), List.of());
  }

  @Test
  void command_saysLines_theyAreGathered_andShownAtOnce() throws Exception {
    String line = "proof shell built-before PASSED true";
    assertThat(lines("echo begins; echo proof shell built-before PASSED $PROOF_BUILT"))
        .containsExactly(line);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("shell: says so", line);
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

  @Test
  void commands_thatShare_runBesideOneAnother_andTheOthersAfterThem() throws Exception {
    assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
    Path began = home.resolve("began");
    Method first = method("first", await(began) + "; echo proof first check PASSED");
    Method second = method("second", "touch " + began + "; echo proof second check PASSED");
    Method alone = method("alone", "rm " + began + " && echo proof alone check PASSED");

    List<Seen> seen = seen(alone, first.sharing(), second.sharing());

    assertThat(seen.stream().map(Seen::method)).containsExactly("alone", "first", "second");
    assertThat(seen).flatExtracting(Seen::lines).allMatch(Line::passed);
  }

  private static String await(Path file) {
    return "for i in {1..600}; do [ -e "
        + file
        + " ] && break; sleep 0.1; done; [ -e "
        + file
        + " ]";
  }

  @Test
  void command_isToldSinceWhenTestsCount() throws Exception {
    Path young = home.resolve("young");
    assertThat(
            lines(
                "touch "
                    + young
                    + "; [ ! "
                    + young
                    + " -ot \"$PROOF_TESTED\" ] && echo proof shell tested PASSED"))
        .containsExactly("proof shell tested PASSED");
  }
}
