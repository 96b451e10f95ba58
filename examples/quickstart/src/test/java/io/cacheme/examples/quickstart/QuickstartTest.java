package io.cacheme.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  @Test
  void run_twoRounds_loadsOnceThenAnswersFromTheHeap() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Quickstart.run(2, new PrintStream(printed, true, UTF_8));

    assertThat(printed.toString(UTF_8).lines().map(line -> line.replaceAll(" +[0-9.]+ ms$", "")))
        .startsWith(
            "UserInfo[userId=1]   loaded",
            "UserInfo[userId=2]   loaded",
            "UserInfo[userId=3]   loaded",
            "UserInfo[userId=1]   from \"local\"",
            "UserInfo[userId=2]   from \"local\"",
            "UserInfo[userId=3]   from \"local\"");
    assertThat(printed.toString(UTF_8).lines().filter(line -> line.startsWith("UserInfo  ")))
        .singleElement()
        .asString()
        .matches("UserInfo +10 +6 +4 +0 +4 +0 .*");
  }
}
