package io.cacheme.tests.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.Entry;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import io.cacheme.serializer.jackson.JsonSerializer;
import io.cacheme.serializer.jackson3.Jackson3JsonSerializer;
import io.cacheme.tests.declarations.Compiled;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of docs/changing-values.md is what becomes of stored bytes. */
class ChangingValuesTest {

  private static final Path PAGE = Path.of("..", "docs", "changing-values.md");
  private static final Map<String, Serializer> SERIALIZERS = serializers();

  private static Map<String, Serializer> serializers() {
    Map<String, Serializer> serializers = new LinkedHashMap<>();
    serializers.put("`MsgPack`", new MsgPackSerializer());
    serializers.put("`Json`", new JsonSerializer());
    serializers.put("`JacksonJson`", new JacksonJsonSerializer());
    serializers.put("`Jackson3Json`", new Jackson3JsonSerializer());
    serializers.put("`JacksonMsgPack`", new JacksonMsgPackSerializer());
    serializers.put("`CompactMsgPack`", new CompactMsgPackSerializer());
    serializers.put("`Java`", new JavaSerializer());
    return serializers;
  }

  private final List<Change> changes = Changes.all();
  private final Compiled before = Version.compiled(changes.stream().map(Change::before).toList());
  private final Compiled after = Version.compiled(changes.stream().map(Change::after).toList());

  @Test
  void table_isWhatBecomesOfStoredBytes() throws ReflectiveOperationException {
    StringBuilder table = new StringBuilder("\n\n| change | ");
    table.append(String.join(" | ", SERIALIZERS.keySet())).append(" | `\"auto\"` |\n");
    table.append("|---".repeat(SERIALIZERS.size() + 2)).append("|\n");
    for (int i = 0; i < changes.size(); i++) {
      table.append("| ").append(changes.get(i).name());
      for (Serializer serializer : SERIALIZERS.values()) {
        table.append(" | ").append(outcome(i, serializer));
      }
      table.append(" | ").append(auto(i)).append(" |\n");
    }
    assertThat(table.append('\n').toString()).doesNotContain("UNEXPECTED");
    assertThat(PAGE).content().contains(table);
  }

  /** What becomes of an entry, in the words of the page. */
  private String outcome(int node, Serializer serializer) throws ReflectiveOperationException {
    ValueType<Object> type = Version.type(Version.spec(before, node));
    Entry<Object> entry = Entry.of(Version.sample(before, node), 1, 2);
    byte[] bytes;
    try {
      bytes = serializer.encode(entry, type);
    } catch (IllegalArgumentException unwritable) {
      return "–";
    }
    assertThat(serializer.decode(bytes, type)).as(changes.get(node).name()).isEqualTo(entry);
    try {
      ValueType<Object> now = Version.type(Version.spec(after, node));
      return changes.get(node).outcome(serializer.decode(bytes, now).value());
    } catch (UndecodableException e) {
      return "miss";
    }
  }

  /** Whether {@code version = "auto"} is another one afterwards, so that no entry is seen. */
  private String auto(int node) throws ReflectiveOperationException {
    return Version.spec(before, node).version().equals(Version.spec(after, node).version())
        ? "the same"
        : "another";
  }
}
