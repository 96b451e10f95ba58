package io.cacheme.testservers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Runs programs that refuse to be root; in a user namespace without a mapping nobody is. */
final class OrdinaryUser {

  private OrdinaryUser() {}

  /** The command that begins {@code program}; {@code own} is a file that this process made. */
  static List<String> command(Path own, Path program) {
    return isRoot(own) ? List.of("unshare", "-U", program + "") : List.of(program + "");
  }

  /** What {@code command} prints. */
  static String said(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return said;
  }

  private static boolean isRoot(Path own) {
    try {
      return Integer.valueOf(0)
          .equals(Files.getAttribute(own, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
