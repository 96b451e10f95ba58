package io.cacheme.compression.lz4;

import io.cacheme.codec.StreamCompressor;
import io.cacheme.codec.UndecodableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream.BLOCKSIZE;
import net.jpountz.lz4.LZ4FrameOutputStream.FLG;

/** {@code LZ4}: a frame of independent blocks of 64 KiB, with a checksum of its content. */
public final class Lz4Compressor extends StreamCompressor {

  private static final byte[] MAGIC = {0x04, 0x22, 0x4D, 0x18};
  private static final int BLOCK_SIZE_BYTE = 5;
  private static final int MOST_BLOCK_SIZE = 5; // 256 KiB, as the frame format numbers it

  /** For the service loader. */
  public Lz4Compressor() {}

  @Override
  public String name() {
    return "LZ4";
  }

  @Override
  public byte[] compress(byte[] bytes) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(bytes.length / 2 + 32);
    try (LZ4FrameOutputStream out =
        new LZ4FrameOutputStream(
            frame, BLOCKSIZE.SIZE_64KB, FLG.Bits.BLOCK_INDEPENDENCE, FLG.Bits.CONTENT_CHECKSUM)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return frame.toByteArray();
  }

  /** A frame has buffers of its blocks' size: larger ones than 256 KiB are refused. */
  @Override
  protected InputStream open(byte[] frame) throws IOException {
    if (frame.length <= BLOCK_SIZE_BYTE
        || !Arrays.equals(frame, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        || (frame[BLOCK_SIZE_BYTE] >> 4 & 7) > MOST_BLOCK_SIZE) {
      throw new UndecodableException("the bytes are not LZ4, or have blocks over 256 KiB");
    }
    return new WholeFrame(new ByteArrayInputStream(frame));
  }

  private static final class WholeFrame extends FilterInputStream {

    private final ByteArrayInputStream frame;

    WholeFrame(ByteArrayInputStream frame) throws IOException {
      super(new LZ4FrameInputStream(frame, true));
      this.frame = frame;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      if (read < 0 && frame.available() > 0) {
        throw new IOException("bytes are left after the frame");
      }
      return read;
    }
  }
}
