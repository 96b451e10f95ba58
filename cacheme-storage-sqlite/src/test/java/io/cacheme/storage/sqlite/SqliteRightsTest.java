package io.cacheme.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A file or a directory that the process may not write, or not read, and the mend of the message.
 */
class SqliteRightsTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void create() throws Exception {
    FileStore store = Files.getFileStore(folder);
    assumeTrue(store.supportsFileAttributeView("posix"), "no rights as POSIX has them");
    try (TestFile made = TestFile.withSchema(Files.createDirectory(folder.resolve("data")))) {
      file = made.path();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "file, r--r--r--",
    "file, ---------",
    "directory, r-xr-xr-x",
    "directory, ---------",
  })
  void rightsMissing_areSaid_andTheMendServes(String what, String rights) throws Exception {
    List<String> said = run(what, rights);

    assertThat(String.join("\n", said.subList(0, said.size() - 1)))
        .contains("sqlite:///" + file)
        .contains("\n    help:  give this process the right to write the file and its directory");
    assertThat(said.get(said.size() - 1)).isEqualTo("serves");
  }

  private List<String> run(String what, String rights) throws Exception {
    List<String> command = new ArrayList<>();
    if (Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"))) {
      command.addAll(List.of("unshare", "-U")); // where nobody is root
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RightsProcess.class.getName(), file.toString(), what, rights));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }
}
