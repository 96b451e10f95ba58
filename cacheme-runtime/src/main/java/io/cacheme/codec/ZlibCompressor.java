package io.cacheme.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** {@code ZLIB}: a frame as RFC 1950 has it, deflated at level 3; what is small is only stored. */
final class ZlibCompressor extends StreamCompressor {

  private static final int LEVEL = 3;

  /** Under it deflating takes longer than the few bytes saved are worth. */
  private static final int STORED_BYTES = 256;

  private static final int STORED_OVERHEAD = 11;
  private static final Pool<Deflater> DEFLATERS = new Pool<>(() -> new Deflater(LEVEL));

  @Override
  public String name() {
    return "ZLIB";
  }

  @Override
  public byte[] compress(byte[] bytes) {
    return bytes.length < STORED_BYTES ? stored(bytes) : deflated(bytes);
  }

  /** A header, one block of literal bytes, and their checksum. */
  private static byte[] stored(byte[] bytes) {
    byte[] frame = new byte[bytes.length + STORED_OVERHEAD];
    frame[0] = 0x78;
    frame[1] = 0x01;
    frame[2] = 0x01; // the last block, stored
    frame[3] = (byte) bytes.length; // of which the upper byte is 0
    frame[5] = (byte) ~bytes.length;
    frame[6] = (byte) 0xFF;
    System.arraycopy(bytes, 0, frame, 7, bytes.length);
    Adler32 checksum = new Adler32();
    checksum.update(bytes);
    Format.put32(frame, bytes.length + 7, (int) checksum.getValue());
    return frame;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = DEFLATERS.take();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] frame = new byte[bytes.length / 2 + STORED_OVERHEAD];
      int size = deflater.deflate(frame);
      while (!deflater.finished()) {
        frame = Arrays.copyOf(frame, frame.length + bytes.length / 2 + STORED_OVERHEAD);
        size += deflater.deflate(frame, size, frame.length - size);
      }
      return Arrays.copyOf(frame, size);
    } finally {
      deflater.reset();
      DEFLATERS.give(deflater);
    }
  }

  @Override
  protected InputStream open(byte[] frame) {
    return new WholeFrame(frame);
  }

  private static final class WholeFrame extends InflaterInputStream {

    WholeFrame(byte[] frame) {
      super(new ByteArrayInputStream(frame));
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      if (read < 0 && (!inf.finished() || inf.getRemaining() + in.available() > 0)) {
        throw new ZipException("a dictionary is needed, or bytes are left");
      }
      return read;
    }
  }
}
