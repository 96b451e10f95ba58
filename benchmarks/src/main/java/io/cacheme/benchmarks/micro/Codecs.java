package io.cacheme.benchmarks.micro;

import io.cacheme.benchmarks.CodecBenchmark;
import java.util.List;
import java.util.stream.Stream;

/**
 * Codecs beside those of others, on one thread: {@link CodecBenchmark}. Nanoseconds and bytes
 * allocated.
 */
public final class Codecs {

  private static final List<String> BINARY =
      List.of("fory", "kryo", "protobuf", "msgpack-core", "jackson-msgpack");
  private static final List<String> TEXT = List.of("avaje-jsonb", "jackson-json");

  private Codecs() {}

  /** Takes what {@link MicroOptions} says. */
  public static void main(String[] args) throws Exception {
    MicroOptions options = MicroOptions.parse(args);
    Figures figures = new Figures("codecs", System.out);
    JmhRounds rounds = new JmhRounds(options, figures);
    String[] formats =
        Stream.of(List.of("cacheme-msgpack", "cacheme-compact", "cacheme-json"), BINARY, TEXT)
            .flatMap(List::stream)
            .toArray(String[]::new);
    for (int round = 1; round <= options.rounds(); round++) {
      rounds.run(
          rounds.options().include(CodecBenchmark.class.getName() + "\\.").param("format", formats),
          params -> "codec-" + JmhRounds.method(params),
          params -> params.getParam("format"));
    }
    figures.print();
    for (String what : List.of("codec-encode", "codec-decode")) {
      BINARY.forEach(other -> figures.ratio(what, "cacheme-msgpack", other));
      BINARY.forEach(other -> figures.ratio(what, "cacheme-compact", other));
      TEXT.forEach(other -> figures.ratio(what, "cacheme-json", other));
    }
    figures.write(options.json());
  }
}
