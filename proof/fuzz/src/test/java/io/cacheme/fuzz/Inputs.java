package io.cacheme.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The inputs that are kept of a target: the regression tests run them, and fuzzing begins with
 * them.
 */
public final class Inputs {

  private Inputs() {}

  /**
   * At least one of them makes {@code weakened}, which is a target's check of something broken,
   * fail.
   */
  public static void find(Class<?> test, String target, Consumer<byte[]> weakened) {
    assertThat(of(test, target))
        .as("inputs of %s.%s that find it", test.getSimpleName(), target)
        .anyMatch(input -> fails(weakened, input));
  }

  private static boolean fails(Consumer<byte[]> check, byte[] input) {
    try {
      check.accept(input);
      return false;
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }

  private static List<byte[]> of(Class<?> test, String target) {
    try (Stream<Path> files =
        Files.walk(Path.of(test.getResource(test.getSimpleName() + "Inputs/" + target).toURI()))) {
      return files.filter(Files::isRegularFile).map(Inputs::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
