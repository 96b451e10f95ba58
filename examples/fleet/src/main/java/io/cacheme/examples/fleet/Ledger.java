package io.cacheme.examples.fleet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What all processes know without the cache: the source, when which of its versions was written
 * with success, and what each process has counted. A file in the memory of all of them; times are
 * those of {@link System#nanoTime}, which on one Linux machine is one clock.
 *
 * <p>Each key is written by one process only, so that its acknowledged versions are in order.
 */
final class Ledger {

  /** The acknowledged writes of a key that are remembered. */
  private static final int WRITES = 32;

  private static final int KEY_LONGS = 2 + 2 * WRITES;
  private static final int MEMBER_LONGS = 16;
  private static final long SLOWEST_LOAD_MILLIS = 20;
  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;
  private final int keys;

  private Ledger(ByteBuffer memory, int keys) {
    this.memory = memory;
    this.keys = keys;
  }

  /** The ledger in {@code file}, made where there is none. */
  static Ledger open(Path file, int keys, int members) throws IOException {
    long bytes = 8L * (keys * KEY_LONGS + members * MEMBER_LONGS);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
      return new Ledger(mapped.order(ByteOrder.nativeOrder()), keys);
    }
  }

  int keys() {
    return keys;
  }

  /** The version in the source. */
  long source(int key) {
    return get(place(key));
  }

  /** The same, as a database gives it that takes its time after it has looked. */
  long slowSource(int key) throws InterruptedException {
    long version = source(key);
    Thread.sleep(ThreadLocalRandom.current().nextLong(SLOWEST_LOAD_MILLIS));
    return version;
  }

  /** Changes the source; answers the new version. */
  long change(int key) {
    return (long) LONGS.getAndAdd(memory, place(key), 1L) + 1;
  }

  /** The write of {@code version} has just succeeded. */
  void acknowledged(int key, long version) {
    long count = get(place(key) + 8);
    int slot = slot(key, count);
    LONGS.setVolatile(memory, slot, 0L); // who reads meanwhile passes it over
    LONGS.setVolatile(memory, slot + 8, System.nanoTime());
    LONGS.setVolatile(memory, slot, version);
    LONGS.setVolatile(memory, place(key) + 8, count + 1);
  }

  /** The newest version that was acknowledged not later than {@code nanos}; 0 if none is known. */
  long acknowledgedBy(int key, long nanos) {
    long newest = 0;
    for (int i = 0; i < WRITES; i++) {
      int slot = slot(key, i);
      long version = get(slot);
      long since = get(slot + 8);
      if (version != 0 && since - nanos <= 0 && get(slot) == version) {
        newest = Math.max(newest, version);
      }
    }
    return newest;
  }

  /** For how long the version after {@code version} has been acknowledged at {@code nanos}. */
  long ageOf(int key, long version, long nanos) {
    long oldest = 0;
    for (int i = 0; i < WRITES; i++) {
      int slot = slot(key, i);
      if (get(slot) > version) {
        oldest = Math.max(oldest, nanos - get(slot + 8));
      }
    }
    return oldest;
  }

  void add(int member, Count count, long more) {
    LONGS.getAndAdd(memory, place(member, count), more);
  }

  void max(int member, Count count, long value) {
    int place = place(member, count);
    long known = get(place);
    while (value > known && !LONGS.compareAndSet(memory, place, known, value)) {
      known = get(place);
    }
  }

  long get(int member, Count count) {
    return get(place(member, count));
  }

  private long get(int place) {
    return (long) LONGS.getVolatile(memory, place);
  }

  private static int place(int key) {
    return 8 * key * KEY_LONGS;
  }

  private static int slot(int key, long number) {
    return place(key) + 16 + 16 * (int) (number % WRITES);
  }

  private int place(int member, Count count) {
    return 8 * (keys * KEY_LONGS + member * MEMBER_LONGS + count.place());
  }
}
