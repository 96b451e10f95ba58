package io.cacheme.storage.redis;

import io.cacheme.fuzz.Draws;
import io.cacheme.spi.StoredValue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** What holds of the reader of replies, whatever a server sends, in whatever pieces. */
record Replies(Supplier<RespReader> readers, boolean keepsReader) {

  private static final int WINDOW = 1 << 16;
  private static final int MOST_SPLITS = 6;

  /** Ours. */
  static Replies ours() {
    return new Replies(RespReader::new, true);
  }

  /** A window, the places of splits, and the bytes. */
  void check(Draws draws) {
    int window = 1 + draws.small() % 40;
    int[] places = new int[draws.small() % MOST_SPLITS];
    Arrays.setAll(places, i -> draws.small() << 8 | draws.small());
    byte[] bytes = draws.rest();
    for (int i = 0; i < places.length; i++) {
      places[i] %= bytes.length + 1;
    }
    check(bytes, window, places);
  }

  /** In pieces they are read as they are in one. */
  void check(byte[] bytes, int window, int... splits) {
    Arrays.sort(splits);
    List<String> whole = read(bytes, WINDOW);
    List<String> pieces = read(bytes, window, splits);
    if (!whole.equals(pieces)) {
      throw new AssertionError(
          pieces + " for " + whole + ", split at " + Arrays.toString(splits) + " by " + window);
    }
  }

  /** What is written as a command is read as its parts. */
  static void comesBack(List<byte[]> parts) {
    RespWriter writer = new RespWriter();
    writer.parts(parts.size());
    parts.forEach(writer::bytes);
    ByteBuf command = writer.end();
    byte[] bytes = new byte[command.readableBytes()];
    command.readBytes(bytes);
    command.release();
    List<String> expected =
        List.of(parts.stream().map(part -> "<" + hex(part) + ">").toList().toString());
    List<String> found = ours().read(bytes, WINDOW);
    if (!found.equals(expected)) {
      throw new AssertionError(found + " for " + expected);
    }
  }

  private List<String> read(byte[] bytes, int window, int... splits) {
    List<String> replies = new ArrayList<>();
    RespReader reader = readers.get();
    try {
      int start = 0;
      for (int i = 0; i <= splits.length; i++) {
        int end = i < splits.length ? splits[i] : bytes.length;
        reader = keepsReader ? reader : readers.get();
        reader.begin(Unpooled.wrappedBuffer(bytes, start, end - start), new byte[window]);
        for (Object reply = reader.next(); reply != RespReader.MORE; reply = reader.next()) {
          replies.add(text(reply));
        }
        start = end;
      }
    } catch (RespException e) {
      replies.add("refused");
    }
    return replies;
  }

  private static String text(Object reply) {
    if (reply instanceof StoredValue value) {
      return "<" + hex(value.bytes()) + ">";
    }
    if (reply instanceof String line) {
      return "\"" + hex(line.getBytes(StandardCharsets.UTF_8)) + "\"";
    }
    if (reply instanceof RespError error) {
      return "(" + error.message() + ")";
    }
    if (reply instanceof List<?> list) {
      return list.stream().map(Replies::text).toList().toString();
    }
    return String.valueOf(reply);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
