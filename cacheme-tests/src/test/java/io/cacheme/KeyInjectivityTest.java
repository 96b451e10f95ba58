package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.KeyWriter;
import io.cacheme.internal.engine.EngineCache;
import io.cacheme.internal.node.NodeContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two different records never give one key. */
class KeyInjectivityTest {

  record Inner(String first, Long second) {}

  record Wide(String text, long number, Inner inner, String last, char unit, double decimal)
      implements Node<String> {}

  private static final String ALPHABET =
      "ab%:{}-0123#\u0000 ~\u007Fé\uD83D\uDE00\uDBFF\uDC00\uFFFF";

  @RegisterExtension final Engine engine = new Engine();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void remoteKey_randomRecords_differWhereTheRecordsDiffer(long seed) {
    Random random = new Random(seed);
    NodeContext<Wide, String> context = context();
    Map<String, Wide> seen = new HashMap<>();
    for (int i = 0; i < 30_000; i++) {
      Wide node = wide(random, random.nextInt(50) == 0 ? 600 : 3);
      String key = context.keys.remote(node);
      Wide other = seen.put(key, node);
      assertThat(other == null || other.equals(node))
          .as("seed %s: %s and %s have the key %s", seed, node, other, key)
          .isTrue();
      assertThat(key.length()).isLessThanOrEqualTo(KeyWriter.MAX_LENGTH);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void remoteKey_anyRecord_isPrintableAscii(long seed) {
    Random random = new Random(seed);
    NodeContext<Wide, String> context = context();
    for (int i = 0; i < 10_000; i++) {
      assertThat(context.keys.remote(wide(random, 40)).chars()).allMatch(c -> c > ' ' && c < 127);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void remoteKey_longRecordsThatDifferInOneUnit_differ(long seed) {
    Random random = new Random(seed);
    NodeContext<Wide, String> context = context();
    for (int i = 0; i < 2_000; i++) {
      Wide node = wide(random, 700);
      char[] units = ("x" + node.text()).toCharArray();
      units[random.nextInt(units.length)] ^= (char) (1 + random.nextInt(0xFFFF));
      Wide near = with(node, new String(units));
      assertThat(context.keys.remote(near))
          .isNotEqualTo(context.keys.remote(with(node, "x" + node.text())));
    }
  }

  private static Wide with(Wide node, String text) {
    return new Wide(text, node.number(), node.inner(), node.last(), node.unit(), node.decimal());
  }

  private static Wide wide(Random random, int longest) {
    return new Wide(
        text(random, longest),
        random.nextInt(4) - 2,
        random.nextInt(4) == 0
            ? null
            : new Inner(text(random, 2), random.nextBoolean() ? null : (long) random.nextInt(3)),
        text(random, 2),
        ALPHABET.charAt(random.nextInt(ALPHABET.length())),
        random.nextInt(3) == 0 ? -0.0 : random.nextInt(3) / 2.0);
  }

  private static String text(Random random, int longest) {
    if (longest < 5 && random.nextInt(8) == 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** As the processor would render it: nullable components, a nested record in braces. */
  private static void render(Wide node, KeyWriter key) {
    key.literal("wide:").nullable(node.text()).literal(":").number(node.number()).literal(":");
    Inner inner = node.inner();
    if (inner == null) {
      key.nullable(null);
    } else {
      key.open().nullable(inner.first()).next().nullable(inner.second()).close();
    }
    key.literal(":")
        .nullable(node.last())
        .literal(":")
        .character(node.unit())
        .literal(":")
        .decimal(node.decimal());
  }

  @SuppressWarnings("unchecked")
  private NodeContext<Wide, String> context() {
    NodeSpec<Wide, String> spec =
        NodeSpec.<Wide, String>builder(1, Wide.class, "Wide")
            .key("wide", KeyLayout.literal("wide:").thenAny(), KeyInjectivityTest::render)
            .value(Thing.STRING)
            .tier("redis", null)
            .build();
    NodeCache<Wide, String> cache = engine.cacheme().bind(spec, Loads.none());
    return ((EngineCache<Wide, String>) cache).context;
  }
}
