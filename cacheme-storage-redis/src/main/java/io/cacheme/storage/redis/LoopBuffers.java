package io.cacheme.storage.redis;

import io.netty.util.concurrent.FastThreadLocal;

/** What the connections of one event loop use in turn, each until it is done with it. */
final class LoopBuffers {

  private static final int WINDOW_BYTES = 1 << 16;

  private static final FastThreadLocal<LoopBuffers> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected LoopBuffers initialValue() {
          return new LoopBuffers();
        }
      };

  private final byte[] window = new byte[WINDOW_BYTES];
  private final RespWriter writer = new RespWriter();

  private LoopBuffers() {}

  static LoopBuffers ofThisThread() {
    return OF_THREAD.get();
  }

  /** For {@link RespReader#begin}. */
  byte[] window() {
    return window;
  }

  RespWriter writer() {
    return writer;
  }
}
