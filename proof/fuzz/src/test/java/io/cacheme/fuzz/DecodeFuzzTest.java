package io.cacheme.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.codec.JavaSerializer;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.serializer.jackson.JacksonJsonSerializer;
import io.cacheme.serializer.jackson.JacksonMsgPackSerializer;
import io.cacheme.serializer.jackson.JsonSerializer;
import io.cacheme.serializer.jackson3.Jackson3JsonSerializer;

/** Any bytes that a server may have, given to each serializer. */
class DecodeFuzzTest {

  private static final Decoding MSGPACK = Decoding.of(new MsgPackSerializer());
  private static final Decoding COMPACT = Decoding.of(new CompactMsgPackSerializer());
  private static final Decoding JSON = Decoding.of(new JsonSerializer());
  private static final Decoding JACKSON_JSON = Decoding.ofPicky(new JacksonJsonSerializer());
  private static final Decoding JACKSON_MSGPACK = Decoding.ofPicky(new JacksonMsgPackSerializer());
  private static final Decoding JACKSON3_JSON = Decoding.ofPicky(new Jackson3JsonSerializer());
  private static final Decoding JAVA = Decoding.ofPicky(new JavaSerializer());

  @FuzzTest(maxDuration = "10s")
  void msgpack(byte[] bytes) {
    MSGPACK.checkAll(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void compact(byte[] bytes) {
    COMPACT.checkAll(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void json(byte[] bytes) {
    JSON.checkAll(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void jacksonJson(byte[] bytes) {
    JACKSON_JSON.checkAll(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void jacksonMsgPack(byte[] bytes) {
    JACKSON_MSGPACK.checkAll(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void jackson3Json(byte[] bytes) {
    JACKSON3_JSON.checkAll(bytes);
  }

  @FuzzTest(maxDuration = "10s")
  void java(byte[] bytes) {
    JAVA.check(bytes);
  }
}
