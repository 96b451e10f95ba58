package io.cacheme.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.Entry;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.serializer.jackson.JsonSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.TimeUnit;
import org.apache.fory.Fory;
import org.msgpack.jackson.dataformat.MessagePackMapper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing and reading one record of ten components; ours with the entry around it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

  /** Who writes and reads. */
  @Param({
    "cacheme-msgpack",
    "cacheme-compact",
    "cacheme-json",
    "cacheme-java",
    "msgpack-core",
    "jackson-msgpack",
    "jackson-json",
    "avaje-jsonb",
    "fory",
    "kryo",
    "protobuf",
    "java"
  })
  public String format;

  private final Profile profile = Profile.sample();
  private Format chosen;
  private byte[] bytes;

  /** Picks the format, and checks that it gives back what it took. */
  @Setup
  public void prepare() throws Exception {
    chosen = choose();
    bytes = chosen.encode(profile);
    if (!profile.equals(chosen.decode(bytes))) {
      throw new IllegalStateException(format + " does not give back what it took");
    }
  }

  /** Writes it. */
  @Benchmark
  public Object encode() throws Exception {
    return chosen.encode(profile);
  }

  /** Reads it. */
  @Benchmark
  public Object decode() throws Exception {
    return chosen.decode(bytes);
  }

  interface Format {

    byte[] encode(Profile profile) throws Exception;

    Profile decode(byte[] bytes) throws Exception;
  }

  private Format choose() {
    return switch (format) {
      case "cacheme-msgpack" -> new Ours(new MsgPackSerializer());
      case "cacheme-compact" -> new Ours(new CompactMsgPackSerializer());
      case "cacheme-json" -> new Ours(new JsonSerializer());
      case "cacheme-java" -> new Ours(new JavaSerializer());
      case "msgpack-core" -> new HandWrittenFormat();
      case "jackson-msgpack" -> new Databind(new MessagePackMapper());
      case "jackson-json" -> new Databind(new ObjectMapper());
      case "avaje-jsonb" -> new Avaje(Jsonb.builder().build().type(Profile.class));
      case "fory" -> new ForyFormat();
      case "kryo" -> new KryoFormat();
      case "protobuf" -> new ProtobufFormat();
      case "java" -> new JavaFormat();
      default -> throw new IllegalArgumentException(format);
    };
  }

  private record Ours(Serializer serializer) implements Format {

    private static final ValueType<Profile> TYPE = ProfileKeyNodes.SPEC.valueType();

    @Override
    public byte[] encode(Profile profile) {
      return serializer.encode(Entry.of(profile, 1_763_000_000_000L, 1_763_003_600_000L), TYPE);
    }

    @Override
    public Profile decode(byte[] bytes) {
      return serializer.decode(bytes, TYPE).value();
    }
  }

  private static final class HandWrittenFormat implements Format {

    @Override
    public byte[] encode(Profile profile) throws Exception {
      return HandWritten.encode(profile);
    }

    @Override
    public Profile decode(byte[] bytes) throws Exception {
      return HandWritten.decode(bytes);
    }
  }

  private static final class Databind implements Format {

    private final ObjectMapper mapper;

    Databind(ObjectMapper mapper) {
      this.mapper = mapper.registerModule(new JavaTimeModule());
    }

    @Override
    public byte[] encode(Profile profile) throws Exception {
      return mapper.writeValueAsBytes(profile);
    }

    @Override
    public Profile decode(byte[] bytes) throws Exception {
      return mapper.readValue(bytes, Profile.class);
    }
  }

  private record Avaje(JsonType<Profile> type) implements Format {

    @Override
    public byte[] encode(Profile profile) {
      return type.toJsonBytes(profile);
    }

    @Override
    public Profile decode(byte[] bytes) {
      return type.fromJson(bytes);
    }
  }

  private static final class ForyFormat implements Format {

    private final Fory fory = Fory.builder().requireClassRegistration(true).build();

    ForyFormat() {
      fory.register(Profile.class);
      fory.register(Profile.Plan.class);
    }

    @Override
    public byte[] encode(Profile profile) {
      return fory.serialize(profile);
    }

    @Override
    public Profile decode(byte[] bytes) {
      return (Profile) fory.deserialize(bytes);
    }
  }

  private static final class JavaFormat implements Format {

    @Override
    public byte[] encode(Profile profile) throws Exception {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(profile);
      }
      return bytes.toByteArray();
    }

    @Override
    public Profile decode(byte[] bytes) throws Exception {
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
        return (Profile) in.readObject();
      }
    }
  }
}
