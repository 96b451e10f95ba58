package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is written goes to scripts as arguments: there are three texts, whatever it is. */
class ScriptsAreFixedTest {

  private static final List<String> WRITTEN =
      List.of(
          "plain", "'; redis.call('FLUSHALL') --", "]] .. redis.call('KEYS','*') .. [[", "%s%n");

  private final RespWriter writer = new RespWriter();

  @Test
  void scripts_areOfThreeTexts_andOfOneKey() {
    Set<String> texts = new TreeSet<>();
    for (String key : WRITTEN) {
      for (String value : WRITTEN) {
        for (String seen : List.of(value, value.repeat(300))) {
          ConditionalEntry entry = ConditionalEntry.ifSeen(key, bytes(value), 60_000, bytes(seen));
          texts.add(script(entry));
          texts.add(script(entry.orElseRefused()));
          texts.add(script(entry.notAfter(1)));
          texts.add(
              script(
                  ConditionalEntry.ifSeen(
                      key, bytes(value), RemoteStorage.NO_EXPIRY, bytes(seen))));
        }
      }
    }

    assertThat(texts)
        .hasSize(3)
        .allSatisfy(text -> assertThat(text).doesNotContain("FLUSHALL", "KEYS'", "%"));
  }

  /** The text of the script, which is the first argument; the second says that one key follows. */
  private String script(ConditionalEntry entry) {
    SeenValue seen = SeenValue.of(Objects.requireNonNull(entry.seen()));
    writer.begin(new UnpooledByteBufAllocator(false));
    new SetIfSameCall(entry, seen, new ScriptRight(null)).encode(writer);
    ByteBuf written = writer.end();
    try {
      String command = written.toString(StandardCharsets.ISO_8859_1);
      int length = command.indexOf("$", command.indexOf("EVAL\r\n")) + 1;
      int text = command.indexOf("\r\n", length) + 2;
      int end = text + Integer.parseInt(command.substring(length, text - 2));
      assertThat(command.substring(end)).startsWith("\r\n$1\r\n1\r\n");
      return command.substring(text, end);
    } finally {
      written.release();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
