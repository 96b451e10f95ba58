package io.cacheme.examples.fleet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Numbers in the memory of several processes: a file that all of them have mapped. */
final class SharedLongs {

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  private SharedLongs(ByteBuffer memory) {
    this.memory = memory;
  }

  /** The numbers in {@code file}: {@code size} zeros where there is none, or a shorter one. */
  static SharedLongs open(Path file, int size) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new SharedLongs(
          channel.map(FileChannel.MapMode.READ_WRITE, 0, 8L * size).order(ByteOrder.nativeOrder()));
    }
  }

  long get(int place) {
    return (long) LONGS.getVolatile(memory, 8 * place);
  }

  void set(int place, long value) {
    LONGS.setVolatile(memory, 8 * place, value);
  }

  /** Adds {@code more}; answers the sum. */
  long add(int place, long more) {
    return (long) LONGS.getAndAdd(memory, 8 * place, more) + more;
  }

  /** Sets some bits. */
  void mark(int place, long bits) {
    LONGS.getAndBitwiseOr(memory, 8 * place, bits);
  }

  /** Raises it to {@code value}, if it is less. */
  void max(int place, long value) {
    long known = get(place);
    while (value > known && !LONGS.compareAndSet(memory, 8 * place, known, value)) {
      known = get(place);
    }
  }
}
