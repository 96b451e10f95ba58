package io.cacheme.internal.dump;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a dump twice: first whether it is whole, then what it has. */
final class DumpReader implements AutoCloseable {

  private static final int PLACES = 1 << 16;

  private final FileChannel channel;
  private final BitSet written = new BitSet();
  private final DumpHeader header;
  private CRC32C checksum = new CRC32C();
  private DataInputStream in;

  /**
   * Opens a file, and reads how it begins.
   *
   * @throws DamagedDumpException if it is no dump
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  DumpReader(Path path) throws IOException {
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    this.in = begin();
    try {
      this.header = header();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private DataInputStream begin() throws IOException {
    channel.position(0);
    checksum = new CRC32C();
    return new DataInputStream(
        new CheckedInputStream(
            new BufferedInputStream(Channels.newInputStream(channel), 1 << 16), checksum));
  }

  private DumpHeader header() throws IOException {
    try {
      return DumpHeader.read(in);
    } catch (EOFException | UTFDataFormatException e) {
      throw new DamagedDumpException("it is too short, or garbled at its beginning");
    }
  }

  DumpHeader readHeader() {
    return header;
  }

  /** Reads all of it; from then on {@link #next} begins with the first entry. */
  void check() throws IOException {
    try {
      long entries = 0;
      while (next() != null) {
        entries++;
      }
      readEnd(entries);
    } catch (EOFException e) {
      throw new DamagedDumpException("it ends too early, after " + channel.size() + " bytes");
    }
    in = begin();
    header();
  }

  private void readEnd(long entries) throws IOException {
    int places = in.readInt();
    for (int i = 0; i < places; i++) {
      int place = in.readInt();
      if (place < 0 || place >= PLACES) {
        throw new DamagedDumpException("it is garbled at its end");
      }
      written.set(place);
    }
    long count = in.readLong();
    int computed = (int) checksum.getValue();
    if (computed != in.readInt() || count != entries || in.read() != -1) {
      throw new DamagedDumpException("its checksum is not that of its " + entries + " entries");
    }
  }

  /** The next entry, or null at the end. */
  @Nullable Dumped next() throws IOException {
    int mark = in.readUnsignedByte();
    if (mark == DumpWriter.END) {
      return null;
    }
    if (mark != DumpWriter.ENTRY) {
      throw new DamagedDumpException("it is garbled among its entries");
    }
    byte[] node = bytes(in.readInt());
    int place = in.readInt();
    int length = in.readInt();
    byte[] entry = length == -1 ? null : bytes(length);
    return new Dumped(node, entry, place >= 0 && written.get(place));
  }

  private byte[] bytes(int length) throws IOException {
    if (length < 0 || length > channel.size()) { // whatever it says, no more than there is
      throw new DamagedDumpException("it is garbled among its entries");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** One entry. */
  static final class Dumped {

    final byte[] node;

    /** The value's; null where there is none. */
    final byte @Nullable [] entry;

    /** Whether its key was written before the dump had ended. */
    final boolean isOutdated;

    Dumped(byte[] node, byte @Nullable [] entry, boolean isOutdated) {
      this.node = node;
      this.entry = entry;
      this.isOutdated = isOutdated;
    }
  }
}
