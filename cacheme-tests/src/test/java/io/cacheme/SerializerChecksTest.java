package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Codec;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import io.cacheme.help.Help;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import io.cacheme.serializer.jackson.JsonSerializer;
import io.cacheme.serializer.jackson3.Jackson3JsonSerializer;
import io.cacheme.stats.TierStats;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a serializer can never write is told at binding; what it cannot write now is not kept. */
class SerializerChecksTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  static List<Serializer> onCodecs() {
    return List.of(new MsgPackSerializer(), new CompactMsgPackSerializer(), new JsonSerializer());
  }

  static List<Serializer> byDataBinding() {
    return List.of(
        new JacksonJsonSerializer(), new JacksonMsgPackSerializer(), new Jackson3JsonSerializer());
  }

  private static NodeSpec.Builder<Thing, String> spec(ValueType<String> type) {
    return Thing.spec().value(type).tier("redis", null);
  }

  private void assertR07(NodeSpec<Thing, String> spec, String message) {
    assertThatThrownBy(() -> engine.bind(spec, source))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining(message)
        .hasMessageContainingAll("[R07]", "    help:  ", Help.at("R07"));
  }

  @ParameterizedTest
  @MethodSource("onCodecs")
  void bind_noCodecForItsSerializer_isR07(Serializer serializer) {
    NodeSpec.Builder<Thing, String> spec =
        spec(ValueType.withoutCodec("Thread")).serializer(serializer);
    assertR07(spec.build(), "there is no codec for Thread");
    assertR07(spec.compression("ZLIB").build(), "there is no codec for Thread");
  }

  @ParameterizedTest
  @MethodSource("onCodecs")
  void bind_noCodecForTheSerializerOfTheCache_isR07(Serializer serializer) {
    engine.with(builder -> builder.serializer(serializer));
    assertR07(spec(ValueType.withoutCodec("Thread")).build(), "there is no codec for Thread");
  }

  @Test
  void bind_noFingerprintForTheCompactForm_isR07() {
    Serializer compact = new CompactMsgPackSerializer();
    assertR07(spec(Thing.STRING).serializer(compact).build(), "the shape of String is not known");
    NodeSpec<Thing, String> known =
        spec(Thing.STRING.withFingerprint(7)).serializer(compact).build();
    assertThat(engine.bind(known, source).get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @ParameterizedTest
  @MethodSource("byDataBinding")
  void bind_noClassForDataBinding_isR07(Serializer serializer) {
    assertR07(spec(Thing.STRING).serializer(serializer).build(), "the class of String is not");
    ValueType<String> known = ValueType.<String>withoutCodec("String").declaredAs(String.class);
    NodeCache<Thing, String> cache =
        engine.bind(spec(known).serializer(serializer).build(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.stored).containsKey(Thing.remoteKey(7));
  }

  /** Made of two arguments whose names Jackson does not see. */
  static final class Unreadable {
    private final String text;

    Unreadable(String text, int copies) {
      this.text = text.repeat(copies);
    }

    public String getText() {
      return text;
    }
  }

  @ParameterizedTest
  @MethodSource("byDataBinding")
  void bind_whatDataBindingCouldNotRead_isR07(Serializer serializer) {
    ValueType<String> type =
        ValueType.<String>withoutCodec("Unreadable").declaredAs(Unreadable.class);
    assertR07(
        spec(type).serializer(serializer).build(),
        Unreadable.class.getName() + " has no constructor that Jackson can use");
  }

  /** A text as the only key of a map. */
  private static final ValueType<String> KEY =
      ValueType.of(
          "Map",
          new Codec<String>() {
            @Override
            public void write(ValueWriter out, String value) {
              out.beginMap(1);
              out.nextKey().writeString(value);
              out.writeInt(1);
              out.endMap();
            }

            @Override
            public String read(ValueReader in) {
              in.beginMap();
              in.nextKey();
              String key = in.readString();
              in.readInt();
              in.nextKey();
              return key;
            }
          });

  @Test
  void get_keyThatJsonHasNot_isAnsweredCountedAndNotKept() {
    String halfAPair = "a\uD800";
    NodeSpec<Thing, String> spec = spec(KEY).serializer(new JsonSerializer()).build();
    NodeCache<Thing, String> cache =
        engine.bind(spec, thing -> CompletableFuture.completedFuture(halfAPair));

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue(halfAPair);
    assertThat(cache.getAll(Thing.all(8)).join()).containsValue(halfAPair);

    TierStats redis = cache.stats().tiers().get(0);
    assertThat(redis.errorCount()).isEqualTo(2);
    assertThat(redis.fillCount()).isZero();
    assertThat(engine.redis.stored).isEmpty();
  }
}
