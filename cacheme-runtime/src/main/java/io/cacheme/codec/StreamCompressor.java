package io.cacheme.codec;

import java.io.IOException;
import java.io.InputStream;

/**
 * A compressor whose frames are read as a stream, for compressors of one's own, which extend this.
 * What is small is read once; of the rest only the size is counted first and all of it read anew,
 * for a buffer that grew would hold it twice.
 */
public abstract class StreamCompressor implements Compressor {

  private static final int SMALL = 256 * 1024;
  private static final int CHUNK = 8 * 1024;

  /** For subclasses. */
  protected StreamCompressor() {}

  /**
   * What {@code frame} holds; asked for once or twice.
   *
   * @return a stream that fails where the frame is cut or corrupt, or where bytes are left after
   *     it, and that takes little memory whatever the frame declares; it is closed
   * @throws IOException if it is no frame
   */
  protected abstract InputStream open(byte[] frame) throws IOException;

  @Override
  public final byte[] decompress(byte[] frame, int maxBytes) {
    try {
      int least = Math.min(SMALL, maxBytes);
      int size;
      try (InputStream in = open(frame)) {
        byte[] small = in.readNBytes(least);
        int more = count(in, maxBytes - small.length);
        if (more == 0) {
          return small;
        }
        size = small.length + more;
      }
      return readAgain(frame, size);
    } catch (UndecodableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new UndecodableException(
          "the bytes are not " + name() + ", or they are cut or corrupt");
    }
  }

  private int count(InputStream in, int most) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int count = 0;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      count += read;
      if (count > most) {
        throw new UndecodableException("the bytes hold more than maxInflatedBytes");
      }
    }
    return count;
  }

  private byte[] readAgain(byte[] frame, int size) throws IOException {
    byte[] all = new byte[size];
    try (InputStream in = open(frame)) {
      in.readNBytes(all, 0, size);
    }
    return all;
  }
}
