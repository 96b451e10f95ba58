package com.example.folder;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** One writer at a time in a folder: of all processes, and of all storages of this one. */
final class FolderLock {

  /** A file's lock is its process's, and says nothing of the threads there. */
  private static final ConcurrentHashMap<Path, Object> OF_THIS_PROCESS = new ConcurrentHashMap<>();

  private FolderLock() {}

  static <T> T locked(Path folder, Callable<T> work) throws Exception {
    Path file = folder.toAbsolutePath().normalize().resolve("lock");
    synchronized (OF_THIS_PROCESS.computeIfAbsent(file, each -> new Object())) {
      try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
        channel.lock(); // until it is closed
        return work.call();
      }
    }
  }
}
