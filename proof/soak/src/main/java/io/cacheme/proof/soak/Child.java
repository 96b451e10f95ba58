package io.cacheme.proof.soak;

import io.cacheme.testservers.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process that is looked at, as who starts it sees it. Safe for any number of threads. */
final class Child implements AutoCloseable {

  private static final int MEGABYTES = 512;
  private static final int ENDS_WITHIN_SECONDS = 10;

  private final Process process;
  private final Path errors;
  private final Writer in;
  private final BufferedReader out;

  /** Starts one, which writes what it has to tell people to {@code errors}. */
  Child(List<String> arguments, Path errors) throws IOException {
    this.errors = errors;
    this.process =
        ChildJvm.of(Soaked.class, MEGABYTES, arguments.toArray(new String[0]))
            .redirectError(errors.toFile())
            .start();
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Tells it what to do, and waits until it is done.
   *
   * @throws IOException if it has ended
   */
  synchronized String tell(String line) throws IOException {
    in.write(line + "\n");
    in.flush();
    String answer = out.readLine();
    if (answer == null) {
      throw new IOException(
          "the process has ended when it was told to " + line + ", see " + errors);
    }
    return answer;
  }

  /** Ends it. */
  @Override
  public void close() throws IOException {
    in.close();
    try {
      if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
