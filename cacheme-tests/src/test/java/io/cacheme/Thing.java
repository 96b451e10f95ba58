package io.cacheme;

import io.cacheme.codec.Codec;
import io.cacheme.codec.KeyLayout;
import io.cacheme.codec.ValueReader;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** The node of most tests, as the processor would describe it. */
record Thing(long id) implements Node<String> {

  static final Duration LOCAL_TTL = Duration.ofSeconds(10);
  static final Duration REDIS_TTL = Duration.ofSeconds(60);
  static final Duration DISK_TTL = Duration.ofSeconds(600);

  static final ValueType<String> STRING =
      ValueType.of(
          "String",
          new Codec<String>() {
            @Override
            public void write(ValueWriter out, String value) {
              out.writeString(value);
            }

            @Override
            public String read(ValueReader in) {
              return in.readString();
            }
          });

  static NodeSpec.Builder<Thing, String> spec() {
    return NodeSpec.<Thing, String>builder(1, Thing.class, "Thing")
        .version("v1")
        .key(
            "x:{id}",
            KeyLayout.literal("x:").thenNumber(),
            (thing, key) -> key.literal("x:").number(thing.id()))
        .value(STRING);
  }

  static NodeSpec<Thing, String> heap() {
    return spec().tier("local", LOCAL_TTL).build();
  }

  static NodeSpec<Thing, String> redis() {
    return spec().tier("redis", REDIS_TTL).build();
  }

  static NodeSpec<Thing, String> chain() {
    return spec().tier("local", LOCAL_TTL).tier("redis", REDIS_TTL).build();
  }

  static NodeSpec<Thing, String> three() {
    return spec().tier("local", LOCAL_TTL).tier("redis", REDIS_TTL).tier("disk", DISK_TTL).build();
  }

  static Thing of(long id) {
    return new Thing(id);
  }

  static List<Thing> all(long... ids) {
    return LongStream.of(ids).mapToObj(Thing::new).toList();
  }

  static String remoteKey(long id) {
    return "cacheme:x:" + id + ":v1";
  }
}
