package io.cacheme.testkit.selftest;

import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A request of which the answer is awaited.
 *
 * @param request makes the line to be sent
 * @param answer the bytes found, null if there are none or it was a write
 * @param startNanos when it began
 */
record ShelfCall(Supplier<String> request, CompletableFuture<byte[]> answer, long startNanos) {

  /** What a write is answered that is refused. */
  static final byte[] REFUSED = new byte[0];

  ShelfCall(Supplier<String> request) {
    this(request, new CompletableFuture<>(), System.nanoTime());
  }

  /**
   * Ends it.
   *
   * @throws IllegalArgumentException if {@code reply} is none
   */
  void complete(String reply) {
    if (reply.startsWith("+")) {
      answer.complete(HexFormat.of().parseHex(reply.substring(1)));
    } else if (reply.equals("-") || reply.equals("ok")) {
      answer.complete(null);
    } else if (reply.equals("no")) {
      answer.complete(REFUSED);
    } else {
      throw new IllegalArgumentException("no answer: " + reply);
    }
  }

  long ageNanos() {
    return System.nanoTime() - startNanos;
  }
}
