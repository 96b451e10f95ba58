package io.cacheme.proof.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory, which is small enough to be filled. For who may mount one. */
final class SmallDisk implements AutoCloseable {

  private static final byte[] PAGE = new byte[4_096];

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one of {@code mebibytes}.
   *
   * @throws IOException if this process may not
   */
  static SmallDisk of(int mebibytes) throws IOException {
    Path folder = Files.createTempDirectory("cacheme-small-disk");
    try {
      run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
      return new SmallDisk(folder);
    } catch (IOException e) {
      Files.delete(folder);
      throw e;
    }
  }

  Path folder() {
    return folder;
  }

  /** Takes all the room there is. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(PAGE);
      }
    } catch (IOException full) {
      if (Files.size(filler()) < PAGE.length) {
        throw full;
      }
    }
  }

  /** Gives it back. */
  void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", folder.toString());
    Files.delete(folder);
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command[0] + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command[0] + " was interrupted", e);
    }
  }
}
