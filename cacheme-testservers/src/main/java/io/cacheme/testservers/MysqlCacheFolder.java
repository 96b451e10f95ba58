package io.cacheme.testservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where unpacked servers are kept from build to build. What lies in it is run, so nobody else may
 * write there.
 */
final class MysqlCacheFolder {

  private MysqlCacheFolder() {}

  /** The folder, made if it is not there. */
  static Path get() throws IOException {
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
}
