package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every scalar, and every scalar as a key. */
@CacheNode(key = "everything", caches = @Cache(storage = "my-redis", ttl = "none"))
public record Everything() implements Node<Everything.All> {

  public record All(
      boolean a,
      byte b,
      short c,
      char d,
      int e,
      long f,
      float g,
      double h,
      Boolean i,
      Byte j,
      Short k,
      Character l,
      Integer m,
      Long n,
      Float o,
      Double p,
      String q,
      Instant r,
      Duration s,
      Bytes t,
      Map<Boolean, Byte> u,
      Map<Short, Character> v,
      Map<Integer, Long> w,
      Map<Float, Double> x,
      Map<Instant, Duration> y,
      Map<Duration, Instant> z) {}

  public record Bytes(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  public static List<All> samples() {
    return List.of(
        new All(
            true, (byte) -1, (short) 2, 'ü', -4, 5L, 0.1f, 0.2, false, (byte) 3, (short) 4, '5', 6,
            7L, 8f, 9d, "ten", Instant.MIN, Duration.ofDays(1), new Bytes(new byte[] {1, 2}),
            Map.of(true, (byte) 1), Map.of((short) 1, '1'), Map.of(1, 1L), Map.of(1f, 1d),
            Map.of(Instant.EPOCH, Duration.ZERO), Map.of(Duration.ZERO, Instant.EPOCH)),
        new All(
            false, (byte) 0, (short) 0, '\0', 0, 0L, Float.NaN, Double.NaN, null, null, null, null,
            null, null, null, null, null, null, null, new Bytes(null), null, null, null, null, null,
            null));
  }
}
