package io.cacheme.testservers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A bundle unpacked, with a data folder made once and copied for each server. It stays in the
 * temporary folder, so that only the first build waits for it; several JVMs may share it.
 */
final class MysqlInstallation {

  private static final Map<MysqlKind, MysqlInstallation> MADE = new EnumMap<>(MysqlKind.class);
  private static final AtomicInteger COPIES = new AtomicInteger();

  private final MysqlBundle bundle;
  private final Path folder;

  private MysqlInstallation(MysqlBundle bundle, Path folder) {
    this.bundle = bundle;
    this.folder = folder;
  }

  static synchronized MysqlInstallation of(MysqlKind kind) {
    MysqlInstallation made = MADE.get(kind);
    if (made == null) {
      made = find(MysqlBundle.of(kind));
      MADE.put(kind, made);
    }
    return made;
  }

  String version() {
    return bundle.version();
  }

  /** The command that serves {@code data}, which {@link #copyData} made. */
  List<String> command(Path data) {
    return bundle.command(folder.resolve("home"), data);
  }

  /** A fresh data folder, to be deleted by the caller. */
  Path copyData() {
    Path copy =
        folder.resolveSibling(
            "data-" + ProcessHandle.current().pid() + "-" + COPIES.incrementAndGet());
    try {
      MysqlFolder.copy(folder.resolve("data"), copy);
      return copy;
    } catch (IOException e) {
      throw new ServerUnavailableException("its data cannot be copied to " + copy, e);
    }
  }

  private static MysqlInstallation find(MysqlBundle bundle) {
    MysqlBundle.requireLinux();
    try {
      Path cache = MysqlFolder.cache();
      Path folder = cache.resolve(name(bundle));
      try (FileChannel channel = open(cache.resolve("lock"))) {
        channel.lock(); // until the channel is closed
        deleteLeftovers(cache);
        if (!Files.exists(folder)) {
          make(bundle, cache.resolve("making"), folder);
        }
      }
      return new MysqlInstallation(bundle, folder);
    } catch (IOException e) {
      throw new ServerUnavailableException(bundle.version() + ": " + e.getMessage(), e);
    }
  }

  /** Another one for each way to make it. */
  private static String name(MysqlBundle bundle) {
    int way =
        Objects.hash(
            MysqlBundle.FIRST_STATEMENTS, bundle.command(Path.of("home"), Path.of("data")));
    return bundle.version().replace(' ', '-') + "-" + Integer.toHexString(way);
  }

  /** Under another name until it is whole: a build may be killed at any time. */
  private static void make(MysqlBundle bundle, Path making, Path folder) throws IOException {
    MysqlFolder.delete(making);
    Path home = Files.createDirectories(making.resolve("home"));
    bundle.unpack(home);
    bundle.initialize(home, making.resolve("data"));
    Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Data of JVMs that were killed. */
  private static void deleteLeftovers(Path cache) throws IOException {
    try (Stream<Path> folders = Files.list(cache)) {
      for (Path folder : folders.toList()) {
        String[] name = folder.getFileName().toString().split("-");
        if (name[0].equals("data") && ProcessHandle.of(Long.parseLong(name[1])).isEmpty()) {
          MysqlFolder.delete(folder);
        }
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
