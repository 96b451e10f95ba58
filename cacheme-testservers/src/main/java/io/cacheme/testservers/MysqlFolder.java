package io.cacheme.testservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole. */
final class MysqlFolder {

  private MysqlFolder() {}

  /**
   * Where unpacked servers are kept from build to build. What lies in it is run, so nobody else may
   * write there.
   */
  static Path cache() throws IOException {
    String user = System.getProperty("user.name", "nobody");
    Path cache = Path.of(System.getProperty("java.io.tmpdir"), "cacheme-mysql-" + user);
    if (!Files.exists(cache, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(
          cache,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)
        || !Files.getOwner(cache, LinkOption.NOFOLLOW_LINKS).getName().equals(user)
        || !PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))
            .equals("rwx------")) {
      throw new IOException(cache + " is not a folder of " + user + " alone; remove it");
    }
    return cache;
  }

  static void copy(Path source, Path target) throws IOException {
    for (Path path : all(source)) {
      Files.copy(path, target.resolve(source.relativize(path)));
    }
  }

  /** Does nothing if it is not there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Folders before what is in them. */
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
