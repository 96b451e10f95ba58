package io.cacheme.internal.dump;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a dump beside the file that it is to be, and puts it there when it is whole. Only its
 * owner may read it, where the file system knows of owners.
 *
 * <p>The header; for each entry a 1, the length and bytes of its node, its place, and the length
 * and bytes of its value, if there is one; a 0; the number and the places of those keys that were
 * written meanwhile, so that their entries do not count; the number of entries; the CRC32C of all
 * that.
 */
final class DumpWriter implements AutoCloseable {

  static final int ENTRY = 1;
  static final int END = 0;

  private final Path target;
  private final Path unfinished;
  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final DataOutputStream out;
  private long count;

  DumpWriter(Path target, DumpHeader header) throws IOException {
    this.target = target.toAbsolutePath();
    Path folder = this.target.getParent();
    Path name = this.target.getFileName();
    if (folder == null || name == null) {
      throw new IOException(target + " is no file");
    }
    this.unfinished = Files.createTempFile(folder, "." + name + ".", ".tmp", onlyOwner(folder));
    this.channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
    this.out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), checksum));
    header.write(out);
  }

  private static FileAttribute<?>[] onlyOwner(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  void add(byte[] node, int place, byte @Nullable [] entry) throws IOException {
    out.writeByte(ENTRY);
    out.writeInt(node.length);
    out.write(node);
    out.writeInt(place);
    out.writeInt(entry == null ? -1 : entry.length);
    if (entry != null) {
      out.write(entry);
    }
    count++;
  }

  /** All entries were added; puts the file where it belongs. Answers how many there are. */
  long finish(int[] places) throws IOException {
    out.writeByte(END);
    out.writeInt(places.length);
    for (int place : places) {
      out.writeInt(place);
    }
    out.writeLong(count);
    out.writeInt((int) checksum.getValue());
    out.flush();
    channel.force(true);
    channel.close();
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    return count;
  }

  /** Leaves nothing of what was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(unfinished);
  }
}
