package io.cacheme.storage.sqlite;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Takes rights from a file or its directory, opens a storage there and writes, gives the rights
 * back, and does so again. A program of its own, for the tests may run as root, whom no file is
 * read-only to.
 */
final class RightsProcess {

  private RightsProcess() {}

  /** Says twice what came of it: a message, or "serves". */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    boolean ofFile = arguments[1].equals("file");
    Path changed = ofFile ? file : file.getParent();
    Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString(arguments[2]));
    System.out.println(use(file));
    String mended = ofFile ? "rw-r--r--" : "rwxr-xr-x";
    Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString(mended));
    System.out.println(use(file));
  }

  private static String use(Path file) {
    RemoteStorage storage = SqliteStorage.builder("sqlite:///" + file).build();
    String said =
        Await.value(
            storage
                .open(StorageContexts.system("rights"))
                .thenCompose(opened -> storage.get("a"))
                .thenCompose(found -> storage.put("a", new byte[] {1}, 60_000))
                .handle((nothing, thrown) -> thrown == null ? "serves" : "" + thrown));
    Await.value(storage.close());
    return said;
  }
}
