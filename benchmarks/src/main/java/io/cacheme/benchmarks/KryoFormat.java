package io.cacheme.benchmarks;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableCollectionsSerializers;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * Kryo as its README advises for speed: classes are registered, there are no references, and the
 * instance and its buffers are used again.
 */
final class KryoFormat implements CodecBenchmark.Format {

  private final Kryo kryo = new Kryo();
  private final Output output = new Output(256, -1);
  private final Input input = new Input();

  KryoFormat() {
    kryo.setRegistrationRequired(true);
    kryo.setReferences(false);
    kryo.register(Profile.class);
    kryo.register(Profile.Plan.class);
    kryo.register(Instant.class);
    kryo.register(LinkedHashMap.class);
    ImmutableCollectionsSerializers.registerSerializers(kryo);
  }

  @Override
  public byte[] encode(Profile profile) {
    output.reset();
    kryo.writeObject(output, profile);
    return output.toBytes();
  }

  @Override
  public Profile decode(byte[] bytes) {
    input.setBuffer(bytes);
    return kryo.readObject(input, Profile.class);
  }
}
