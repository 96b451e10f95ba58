package io.cacheme.corpus;

import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.CompressedSerializer;
import io.cacheme.codec.Compressors;
import io.cacheme.codec.Entry;
import io.cacheme.codec.EnvelopeSerializer;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import io.cacheme.serializer.jackson.JsonSerializer;
import io.cacheme.serializer.jackson3.Jackson3JsonSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Entries as each serializer writes them, and as each compression does. */
final class EntrySamples {

  static final long LOADED_AT = 1_761_998_096_789L;
  static final long EXPIRES_AT = LOADED_AT + 30_000;

  private static final int MAX_INFLATED_BYTES = 1 << 20;

  private EntrySamples() {}

  /** A serializer of a user's, whose values are text. */
  private static final class Utf16 extends EnvelopeSerializer {

    @Override
    protected <V> byte[] writeValue(V value, ValueType<V> type) {
      return ((String) value).getBytes(StandardCharsets.UTF_16BE);
    }

    @Override
    @SuppressWarnings("unchecked") // of texts only
    protected <V> V readValue(byte[] bytes, ValueType<V> type) {
      return (V) new String(bytes, StandardCharsets.UTF_16BE);
    }
  }

  static List<Sample> all() {
    List<Sample> all = new ArrayList<>();
    all.addAll(ofRecords("cacheme-msgpack", true, new MsgPackSerializer()));
    all.addAll(ofRecords("cacheme-compact", true, new CompactMsgPackSerializer()));
    all.addAll(ofRecords("cacheme-json", true, new JsonSerializer()));
    all.addAll(ofRecords("jackson-json", false, new JacksonJsonSerializer()));
    all.addAll(ofRecords("jackson-msgpack", false, new JacksonMsgPackSerializer()));
    all.addAll(ofRecords("jackson3-json", false, new Jackson3JsonSerializer()));
    all.addAll(ofScalars("java", false, new JavaSerializer()));
    all.addAll(loneSurrogates());
    all.add(
        entry(
            "envelope/text", true, new Utf16(), ValueType.of(String.class), Entry.of("hi", 1, 2)));
    for (String compression : List.of("zlib", "zstd", "lz4")) {
      all.addAll(compressed(compression));
    }
    return all;
  }

  /** With those that Java serialization cannot write. */
  private static List<Sample> ofRecords(String format, boolean fixed, Serializer serializer) {
    List<Sample> all = new ArrayList<>(ofScalars(format, fixed, serializer));
    all.add(
        entry(format + "/many", fixed, serializer, Kinds.ManyNode.TYPE, of(Kinds.Many.sample())));
    return all;
  }

  private static List<Sample> ofScalars(String format, boolean fixed, Serializer serializer) {
    ValueType<String> text = ValueType.of(String.class);
    return List.of(
        entry(
            format + "/numbers",
            fixed,
            serializer,
            Kinds.NumbersNode.TYPE,
            of(Kinds.Numbers.sample())),
        entry(format + "/texts", fixed, serializer, Kinds.TextsNode.TYPE, of(Kinds.Texts.sample())),
        entry(format + "/times", fixed, serializer, Kinds.TimesNode.TYPE, of(Kinds.Times.sample())),
        entry(format + "/text", fixed, serializer, text, of("hi")),
        entry(format + "/never", fixed, serializer, text, Entry.of("hi", LOADED_AT, Entry.NEVER)),
        entry(format + "/absent", fixed, serializer, text, Entry.absent(1_000, Entry.NEVER)));
  }

  private static List<Sample> loneSurrogates() {
    Entry<String> lone = of("a\ud83d \ude00\u20ac");
    ValueType<String> text = ValueType.of(String.class);
    return List.of(
        entry("cacheme-msgpack/surrogates", true, new MsgPackSerializer(), text, lone),
        entry("cacheme-json/surrogates", true, new JsonSerializer(), text, lone));
  }

  /** A compressor's bytes are its library's affair, if only all read them. */
  private static List<Sample> compressed(String name) {
    Serializer serializer =
        new CompressedSerializer(
            new MsgPackSerializer(),
            Compressors.find(name.toUpperCase(Locale.ROOT), "the corpus"),
            MAX_INFLATED_BYTES);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("line ").append(i * 7_919 % 1_000).append(i % 3 == 0 ? "\n" : ", ");
    }
    return List.of(
        entry(name + "/small", false, serializer, ValueType.of(String.class), of("hi")),
        entry(name + "/many", false, serializer, Kinds.ManyNode.TYPE, of(Kinds.Many.sample())),
        entry(name + "/large", false, serializer, ValueType.of(String.class), of(text.toString())));
  }

  private static <V> Entry<V> of(V value) {
    return Entry.of(value, LOADED_AT, EXPIRES_AT);
  }

  private static <V> Sample entry(
      String name, boolean fixed, Serializer serializer, ValueType<V> type, Entry<V> entry) {
    return new Sample(
        name,
        fixed,
        () -> serializer.encode(entry, type),
        bytes -> serializer.decode(bytes, type),
        entry);
  }
}
