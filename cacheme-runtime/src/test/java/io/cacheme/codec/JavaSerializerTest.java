package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What Java serialization keeps, and what other versions of a class wrote. {@code
 * -Dcacheme.codec.values=1000000} tries more values than the ordinary run.
 */
final class JavaSerializerTest {

  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 1_000);

  private final JavaSerializer serializer = new JavaSerializer();

  private <V> V roundTrip(V value, ValueType<V> type) {
    return serializer.decode(serializer.encode(Entry.of(value, 1, 2), type), type).value();
  }

  private static <V> ValueType<V> type(Class<V> raw) {
    return ValueType.<V>withoutCodec(raw.getSimpleName()).declaredAs(raw);
  }

  @Test
  void decode_values_areEqual() {
    for (long seed = 0; seed < VALUES; seed++) {
      Order order = Order.sample(seed);
      Order read = roundTrip(order, Order.TYPE);
      if (!read.equals(order)) {
        assertThat(read).as("seed %d", seed).isEqualTo(order);
      }
    }
  }

  @Test
  void decode_absence_isEqual() {
    Entry<Order> entry = Entry.absent(1, 2);
    assertThat(serializer.decode(serializer.encode(entry, Order.TYPE), Order.TYPE))
        .isEqualTo(entry);
  }

  @Test
  void decode_cutOrFlipped_isAValueOrUndecodable() {
    byte[] bytes = serializer.encode(Entry.of(Order.sample(2), 1, 2), Order.TYPE);
    for (int i = 0; i < bytes.length; i++) {
      byte[] cut = Arrays.copyOf(bytes, i);
      assertThatThrownBy(() -> serializer.decode(cut, Order.TYPE))
          .isInstanceOf(UndecodableException.class);
      for (int bit = 0; bit < 8; bit++) {
        bytes[i] ^= (byte) (1 << bit);
        try {
          serializer.decode(bytes, Order.TYPE);
        } catch (UndecodableException e) {
          assertThat(e).hasNoCause();
        }
        bytes[i] ^= (byte) (1 << bit);
      }
    }
  }

  @Test
  void decode_bytesAfterTheValue_isUndecodable() {
    byte[] value = Raw.value(serializer.encode(Entry.of(Order.sample(2), 1, 2), Order.TYPE));
    byte[] more = Arrays.copyOf(value, value.length + 1);
    assertThatThrownBy(() -> serializer.decode(Raw.entry(more), Order.TYPE))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("left");
  }

  record Old(int a, String b) implements Serializable {}

  record Swap(String b, int a) implements Serializable {}

  record More(int a, String b, int c) implements Serializable {}

  record Less(int a) implements Serializable {}

  record Else(long a, String b) implements Serializable {}

  record Wide(int a, CharSequence b) implements Serializable {}

  /** What {@link Old} wrote, read as a record of the same name. */
  private <V> V evolved(Class<V> now) {
    byte[] entry = serializer.encode(Entry.of(new Old(1, "x"), 1, 2), type(Old.class));
    byte[] value = Raw.value(entry);
    String text = new String(value, StandardCharsets.ISO_8859_1);
    String name = Old.class.getName();
    String renamed = text.replace(name, name.replace("Old", now.getSimpleName()));
    byte[] bytes = renamed.getBytes(StandardCharsets.ISO_8859_1);
    bytes[7] = (byte) (bytes[7] + now.getSimpleName().length() - "Old".length());
    return serializer.decode(Raw.entry(bytes), type(now)).value();
  }

  @Test
  void decode_otherVersionOfARecord_isReadUnlessSomethingIsMissing() {
    assertThat(evolved(Swap.class)).isEqualTo(new Swap("x", 1));
    assertThat(evolved(Less.class)).isEqualTo(new Less(1));
    assertThatThrownBy(() -> evolved(More.class)).isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> evolved(Else.class)).isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> evolved(Wide.class)).isInstanceOf(UndecodableException.class);
  }

  @Test
  void decode_deeperThanAllowed_isUndecodableThoughWritten() {
    ValueType<List<?>> type = ValueType.<List<?>>withoutCodec("List").declaredAs(List.class);
    List<?> nested = new ArrayList<>();
    for (int levels = 1; levels < 18; levels++) {
      nested = new ArrayList<>(List.of(nested));
    }
    assertThat((Object) roundTrip(nested, type)).isEqualTo(nested);
    byte[] deeper =
        serializer.encode(Entry.of(List.of(List.of(List.of(List.of(nested)))), 1, 2), type);
    assertThatThrownBy(() -> serializer.decode(deeper, type))
        .isInstanceOf(UndecodableException.class);
    assertThat(serializer.maxDepth(40).decode(deeper, type).value()).hasSize(1);
  }

  /** What a stream claims, as the JDK itself counts it. */
  private static final class Claims implements ObjectInputFilter {

    private int depth;
    private int references;
    private int elements;
    private int bytes;

    Claims(byte[] stream) throws IOException, ClassNotFoundException {
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
        in.setObjectInputFilter(this);
        assertThat(in.readObject()).isNotNull();
      }
    }

    @Override
    public Status checkInput(FilterInfo info) {
      depth = Math.max(depth, (int) info.depth());
      references = Math.max(references, (int) info.references());
      elements = Math.max(elements, (int) info.arrayLength());
      bytes = Math.max(bytes, (int) info.streamBytes());
      return Status.UNDECIDED;
    }
  }

  @Test
  void decode_asMuchAsIsAllowed_isRead_andOneMoreIsNot() throws Exception {
    Order order = Order.sample(0);
    byte[] entry = serializer.encode(Entry.of(order, 1, 2), Order.TYPE);
    Claims most = new Claims(Raw.value(entry));
    JavaSerializer exact =
        serializer
            .maxDepth(most.depth)
            .maxReferences(most.references)
            .maxArrayLength(most.elements)
            .maxBytes(most.bytes);

    assertThat(exact.decode(entry, Order.TYPE).value()).isEqualTo(order);
    for (JavaSerializer less :
        List.of(
            exact.maxDepth(most.depth - 1),
            exact.maxReferences(most.references - 1),
            exact.maxArrayLength(most.elements - 1),
            exact.maxBytes(most.bytes - 1))) {
      assertThatThrownBy(() -> less.decode(entry, Order.TYPE))
          .isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void encode_asManyBytesAsAreAllowed_isWritten_andOneMoreIsNot() {
    Entry<Order> entry = Entry.of(Order.sample(0), 1, 2);
    int size = Raw.value(serializer.encode(entry, Order.TYPE)).length;
    assertThat(serializer.maxBytes(size).encode(entry, Order.TYPE)).isNotEmpty();
    assertThatThrownBy(() -> serializer.maxBytes(size - 1).encode(entry, Order.TYPE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a Order takes more than " + (size - 1) + " bytes");
  }

  @Test
  void limit_thatNothingPasses_isRefused() {
    assertThat(serializer.maxDepth(1).maxReferences(1).maxArrayLength(0).maxBytes(1)).isNotNull();
    for (ThrowingCallable limit :
        List.<ThrowingCallable>of(
            () -> serializer.maxDepth(0),
            () -> serializer.maxReferences(0),
            () -> serializer.maxArrayLength(-1),
            () -> serializer.maxBytes(0))) {
      assertThatThrownBy(limit)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a limit must be positive");
    }
  }

  /** Each claims an array of its own, of twice its entries. */
  @Test
  void decode_collectionsOfManyElements_areEqual() {
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      map.put(i, i);
    }
    ValueType<Map<Integer, Integer>> type =
        ValueType.<Map<Integer, Integer>>withoutCodec("Map").declaredAs(Map.class);
    assertThat(roundTrip(map, type)).isEqualTo(map);
    assertThat(roundTrip(new long[50_000], type(long[].class))).hasSize(50_000);
    assertThat(roundTrip(new byte[] {1, 2, 3}, type(byte[].class))).containsExactly(1, 2, 3);
  }

  record Handler() implements InvocationHandler, Serializable {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
      return null;
    }
  }

  @Test
  void encode_proxy_isRefusedWhateverIsAllowed() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Runnable.class}, new Handler());
    ValueType<Object> type = ValueType.withoutCodec("Object").declaredAs(Object.class);
    JavaSerializer allowing = serializer.allow(Handler.class, Proxy.class);
    assertThatThrownBy(() -> allowing.encode(Entry.of(proxy, 1, 2), type))
        .isInstanceOf(UnwritableException.class);
  }

  /** Eight dimensions are more than anybody has. */
  @Test
  void decode_arraysOfArrays_areEqual() {
    int[][][][][][][][] eight = {{{{{{{{1, 2}}}}}}}};
    ValueType<Object> type = ValueType.withoutCodec("Object").declaredAs(Object.class);
    assertThat(roundTrip(eight, type)).isEqualTo(eight);
    int[][][][][][][][][] nine = {eight};
    assertThatThrownBy(() -> roundTrip(nine, type)).isInstanceOf(UnwritableException.class);
  }

  @Test
  void encode_notSerializable_failsWithoutTheValue() {
    record Plain(String secret) {}
    assertThatThrownBy(() -> roundTrip(new Plain("cAnArY"), type(Plain.class)))
        .isInstanceOf(UnwritableException.class)
        .hasMessage(
            "a Plain holds a "
                + Plain.class.getName()
                + ", which is not Serializable; a view as of keySet() or subList() is copied by "
                + "List.copyOf and the like");
  }
}
