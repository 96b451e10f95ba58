package io.cacheme.storage.redis;

/** Which of a cluster's slots a key is in: CRC16 (XMODEM) of it, or of its {@code {hash tag}}. */
final class ClusterSlot {

  static final int COUNT = 16_384;

  private static final int POLYNOMIAL = 0x1021;
  private static final char[] CRC_OF_BYTE = new char[256];

  static {
    for (int i = 0; i < CRC_OF_BYTE.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc << 1) ^ ((crc & 0x8000) == 0 ? 0 : POLYNOMIAL);
      }
      CRC_OF_BYTE[i] = (char) crc;
    }
  }

  private ClusterSlot() {}

  /** The slot of {@code key}, which is ASCII. */
  static int of(String key) {
    int start = key.indexOf('{');
    if (start >= 0) {
      int end = key.indexOf('}', start + 1);
      if (end > start + 1) {
        return crc(key, start + 1, end) % COUNT;
      }
    }
    return crc(key, 0, key.length()) % COUNT;
  }

  private static int crc(String text, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = ((crc << 8) ^ CRC_OF_BYTE[((crc >>> 8) ^ text.charAt(i)) & 0xFF]) & 0xFFFF;
    }
    return crc;
  }
}
