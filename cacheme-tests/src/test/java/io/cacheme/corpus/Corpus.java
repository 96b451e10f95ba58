package io.cacheme.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Files of bytes that some version has written. They come, and neither change nor go. */
record Corpus(Path folder) {

  static final Corpus OURS = new Corpus(Path.of("src/test/resources/corpus"));

  /** Adds what is missing, if true; what is there stays as it is. */
  static final boolean WRITES = Boolean.getBoolean("cacheme.corpus.write");

  private static final String ENDING = ".bin";

  byte[] read(String name) throws IOException {
    Path file = file(name);
    if (!Files.exists(file)) {
      throw new AssertionError(
          file
              + " is missing: if it is new, run with -Dcacheme.corpus.write=true; if it is not, bring"
              + " it back, for it is to be read for ever");
    }
    return Files.readAllBytes(file);
  }

  boolean has(String name) {
    return Files.exists(file(name));
  }

  /** Adds a file; one that is there is refused. */
  void add(String name, byte[] bytes) throws IOException {
    Files.createDirectories(file(name).getParent());
    Files.write(file(name), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .sorted()
          .toList();
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }
}
