package io.cacheme.compression.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.cacheme.codec.Compressor;
import io.cacheme.codec.UndecodableException;

/**
 * {@code ZSTD}: a Zstandard frame of level 3 that tells its content's size and checksum. It is read
 * at once into an array of that size; a frame that does not tell it is not ours.
 */
public final class ZstdCompressor implements Compressor {

  private static final int LEVEL = 3;

  /** A block holds 128 KiB at most, and takes four bytes at least. */
  private static final int LEAST_BLOCK = 4;

  private static final long MOST_IN_BLOCK = 128 * 1024;

  /** For the service loader. */
  public ZstdCompressor() {}

  @Override
  public String name() {
    return "ZSTD";
  }

  @Override
  public byte[] compress(byte[] bytes) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      return context.setLevel(LEVEL).setChecksum(true).setContentSize(true).compress(bytes);
    }
  }

  @Override
  public byte[] decompress(byte[] frame, int maxBytes) {
    try {
      long size = Zstd.getFrameContentSize(frame);
      if (size > maxBytes) {
        throw new UndecodableException("the bytes hold more than maxInflatedBytes");
      }
      if (size < 0
          || size > frame.length / LEAST_BLOCK * MOST_IN_BLOCK
          || Zstd.findFrameCompressedSize(frame) != frame.length) {
        throw corrupt();
      }
      byte[] bytes = new byte[(int) size];
      long read = Zstd.decompressByteArray(bytes, 0, bytes.length, frame, 0, frame.length);
      if (read != size) {
        throw corrupt();
      }
      return bytes;
    } catch (UndecodableException e) {
      throw e;
    } catch (RuntimeException e) { // zstd-jni has several for bytes that are no frame
      throw corrupt();
    }
  }

  private static UndecodableException corrupt() {
    return new UndecodableException("the bytes are not ZSTD, or they are cut or corrupt");
  }
}
