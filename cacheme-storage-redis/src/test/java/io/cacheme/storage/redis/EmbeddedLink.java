package io.cacheme.storage.redis;

import io.cacheme.spi.StorageUrl;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A link without a socket: what it writes is there to be read, and replies are given to it. */
final class EmbeddedLink {

  final EmbeddedChannel channel;
  final RedisLink link;

  EmbeddedLink(String url) {
    this(new EmbeddedChannel(), url);
  }

  EmbeddedLink(EmbeddedChannel channel, String url) {
    this.channel = channel;
    RedisOptions options = RedisOptions.of(StorageUrl.parse(url));
    link = new RedisLink(channel, new RedisEndpoint(options, options.hosts().get(0)), () -> {});
  }

  <C extends RedisCall<?>> C submit(C call) {
    link.submit(call);
    return call;
  }

  /** The commands written since the last time, each as its words with spaces between. */
  List<String> written() {
    channel.runPendingTasks();
    StringBuilder all = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      all.append(part.toString(StandardCharsets.ISO_8859_1));
      part.release();
    }
    return commands(all.toString());
  }

  void answer(String replies) {
    channel.writeInbound(Unpooled.wrappedBuffer(replies.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\r', at);
      int words = Integer.parseInt(text.substring(at + 1, end));
      at = end + 2;
      List<String> command = new ArrayList<>();
      for (int i = 0; i < words; i++) {
        end = text.indexOf('\r', at);
        int length = Integer.parseInt(text.substring(at + 1, end));
        command.add(text.substring(end + 2, end + 2 + length));
        at = end + 2 + length + 2;
      }
      commands.add(String.join(" ", command));
    }
    return commands;
  }
}
