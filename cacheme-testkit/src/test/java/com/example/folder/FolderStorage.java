package com.example.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.ExpirySweep;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageReplyException;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.spi.WriteOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Keeps each value in a file of its own, behind the time at which it expires. */
public final class FolderStorage implements RemoteStorage {

  private static final Duration SWEEP = Duration.ofMinutes(10);
  private static final int BATCH = 500;

  private final Path folder;
  private final int maxValueBytes;
  private final WriteOrder order = new WriteOrder();
  private volatile StorageContext context;
  private volatile ExecutorService threads;
  private volatile ExpirySweep sweep;

  public FolderStorage(Path folder, int maxValueBytes) {
    this.folder = folder;
    this.maxValueBytes = maxValueBytes;
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    this.context = context;
    threads = Executors.newFixedThreadPool(4, task -> thread(task, context.name()));
    sweep = new ExpirySweep(context.scheduler(), SWEEP, BATCH, () -> run(this::removeExpired));
    sweep.start();
    return run(() -> nothing(Files.createDirectories(folder)));
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return run(() -> read(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return run(
        () -> {
          Map<String, StoredValue> found = new HashMap<>();
          for (String key : keys) {
            StoredValue value = read(key);
            if (value != null) {
              found.put(key, value);
            }
          }
          return found;
        });
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return putAll(List.of(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    for (StoredEntry entry : entries) {
      if (entry.bytes().length > maxValueBytes) { // refused before any is written
        return CompletableFuture.failedFuture(
            new StorageReplyException(entry + " is larger than maxValueBytes=" + maxValueBytes));
      }
    }
    List<String> keys = entries.stream().map(StoredEntry::key).toList();
    return write(keys, () -> keepAll(entries));
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return write(List.of(key), () -> nothing(Files.deleteIfExists(file(key))));
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return new FolderWrites(this);
  }

  @Override
  public CompletionStage<Void> close() {
    ExecutorService running = threads;
    threads = null;
    if (running != null) {
      sweep.stop();
      running.shutdown();
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public int maxValueBytes() {
    return maxValueBytes;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return thread.getName().startsWith("folder-"); // they answer those who would wait
  }

  @Override
  public String toString() {
    return "folder://" + folder;
  }

  StorageContext context() {
    return context;
  }

  /** Runs {@code write} after the earlier writes of its keys, and alone in this folder. */
  <T> CompletionStage<T> write(Collection<String> keys, Callable<T> write) {
    return order.writeAll(keys, () -> run(() -> FolderLock.locked(folder, write)));
  }

  StoredValue read(String key) throws IOException {
    return read(file(key));
  }

  private StoredValue read(Path file) throws IOException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      boolean expired = bytes.getLong() <= context.time().epochMillis();
      byte[] value = new byte[bytes.remaining()];
      bytes.get(value);
      return expired ? null : StoredValue.of(value);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private Void keepAll(Collection<StoredEntry> entries) throws IOException {
    for (StoredEntry entry : entries) {
      keep(entry);
    }
    return null;
  }

  void keep(StoredEntry entry) throws IOException {
    long now = context.time().epochMillis();
    long expiry = entry.ttlMillis() > Long.MAX_VALUE - now ? NO_EXPIRY : now + entry.ttlMillis();
    ByteBuffer file = ByteBuffer.allocate(Long.BYTES + entry.bytes().length);
    file.putLong(expiry).put(entry.bytes());
    Path written = Files.write(folder.resolve("new-" + UUID.randomUUID()), file.array());
    Files.move(written, file(entry.key()), StandardCopyOption.ATOMIC_MOVE); // seen whole or not
  }

  /** At most a batch; alone in this folder, or it could remove what has just been replaced. */
  private int removeExpired() throws Exception {
    return FolderLock.locked(
        folder,
        () -> {
          int removed = 0;
          try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.entry")) {
            for (Path file : files) {
              if (removed < BATCH && read(file) == null) {
                Files.deleteIfExists(file);
                removed++;
              }
            }
          }
          return removed;
        });
  }

  /** Named by a hash of the key, for file names are shorter than keys and may fold their case. */
  private Path file(String key) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(US_ASCII));
      return folder.resolve(HexFormat.of().formatHex(hash) + ".entry");
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("this JDK lacks SHA-256", e);
    }
  }

  /** Runs {@code work} on another thread; all that goes wrong fails the stage. */
  private <T> CompletionStage<T> run(Callable<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    ExecutorService running = threads;
    if (running == null) {
      answer.completeExceptionally(new IOException(this + " is not open"));
      return answer;
    }
    try {
      running.execute(
          () -> {
            try {
              answer.complete(work.call());
            } catch (Exception e) {
              answer.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) { // closed meanwhile
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private static Void nothing(Object ignored) {
    return null;
  }

  private static Thread thread(Runnable task, String storage) {
    Thread thread = new Thread(task, "folder-" + storage);
    thread.setDaemon(true);
    return thread;
  }
}
