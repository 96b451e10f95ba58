package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** R16: streams as attackers build them are undecodable, and nothing of them ever runs. */
final class JavaGadgetTest {

  private static final AtomicInteger RUNS = new AtomicInteger();

  /** Runs when read, hashed, compared, printed or called. */
  static class Evil
      implements Serializable, Comparator<Object>, InvocationHandler, Comparable<Evil> {

    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      RUNS.incrementAndGet();
    }

    @Override
    public int compare(Object a, Object b) {
      return RUNS.incrementAndGet();
    }

    @Override
    public int compareTo(Evil other) {
      return 0;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      RUNS.incrementAndGet();
      return method.getReturnType() == int.class ? 0 : null;
    }
  }

  /** The same by the other protocol. */
  public static final class Outside implements Externalizable {

    private static final long serialVersionUID = 1L;

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {
      RUNS.incrementAndGet();
    }
  }

  /** A subclass of a class that is allowed. */
  static final class EvilList extends ArrayList<Object> {

    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      RUNS.incrementAndGet();
    }
  }

  enum Other {
    ONE
  }

  private static Object proxy(InvocationHandler handler) {
    return Proxy.newProxyInstance(
        JavaGadgetTest.class.getClassLoader(), new Class<?>[] {Map.class, Runnable.class}, handler);
  }

  /** What makes an allowed value of anything. */
  private static Order holding(Object object) {
    Order order = Order.sample(0);
    return new Order(
        1,
        "",
        Order.Kind.NEW,
        List.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Collections.singletonList(object),
        order.pages(),
        null,
        null,
        null);
  }

  @Deprecated
  private static Map<String, Object> corpus() throws Exception {
    Map<String, Object> corpus = new LinkedHashMap<>();
    corpus.put("own class", new Evil());
    corpus.put("externalizable", new Outside());
    corpus.put("subclass of an allowed class", new EvilList());
    corpus.put("array of a foreign class", new Evil[] {new Evil()});
    corpus.put("array of arrays of it", new Evil[0][0]);
    corpus.put("in an immutable list", List.of(new Evil()));
    corpus.put("in a map's key", new HashMap<>(Map.of(new Evil(), 1)));
    corpus.put("comparator of a map", new TreeMap<>(new Evil()));
    corpus.put("priority queue", new PriorityQueue<>(1, new Evil()));
    corpus.put("hashtable", new Hashtable<>(Map.of("a", "b")));
    corpus.put("reversed foreign comparator", Collections.reverseOrder(new Evil()));
    corpus.put("proxy", proxy(new Evil()));
    corpus.put("annotation", JavaGadgetTest.class.getDeclaredMethod("corpus").getAnnotations()[0]);
    corpus.put("lambda", (Runnable & Serializable) RUNS::incrementAndGet);
    corpus.put("URL in a map", new HashMap<>(Map.of(new URL("http://localhost/"), 1)));
    corpus.put("address", InetAddress.getLoopbackAddress());
    corpus.put("exception", new IllegalStateException("x"));
    corpus.put("class", Runtime.class);
    corpus.put("class of a primitive", int.class);
    corpus.put("enum of another class", Other.ONE);
    corpus.put("pattern", Pattern.compile("(a+)+$"));
    corpus.put("file", new java.io.File("/etc/passwd"));
    corpus.put("map that is synchronized", Collections.synchronizedMap(new HashMap<>()));
    corpus.put("checked list", Collections.checkedList(new ArrayList<>(), Object.class));
    return corpus;
  }

  static byte[] stream(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(byte[] stream) {
    int before = RUNS.get();
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThatThrownBy(() -> new JavaSerializer().decode(Raw.entry(stream), Order.TYPE))
                .isInstanceOf(UndecodableException.class)
                .hasNoCause());
    assertThat(RUNS).hasValue(before);
  }

  @TestFactory
  Stream<DynamicTest> gadget_isRefused() throws Exception {
    return corpus().entrySet().stream()
        .map(
            gadget ->
                DynamicTest.dynamicTest(
                    gadget.getKey(),
                    () -> {
                      assertRefused(stream(gadget.getValue()));
                      assertRefused(stream(holding(gadget.getValue())));
                    }));
  }

  @Test
  void allow_addsExactlyThatClass() throws IOException {
    byte[] entry = Raw.entry(stream(holding(Other.ONE)));
    assertThat(new JavaSerializer().allow(Other.class).decode(entry, Order.TYPE).value())
        .isEqualTo(holding(Other.ONE));
    assertThatThrownBy(() -> new JavaSerializer().allow(Evil.class).decode(entry, Order.TYPE))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void otherRoot_ofAllowedClasses_isRefused() throws IOException {
    assertRefused(stream(new ArrayList<>(List.of(1))));
    assertRefused(stream(null));
  }

  @Test
  void nestedSets_whoseHashTakesForEver_areRefused() throws IOException {
    Set<Object> root = new HashSet<>();
    Set<Object> first = root;
    Set<Object> second = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Set<Object> a = new HashSet<>(Set.of("a"));
      Set<Object> b = new HashSet<>();
      Collections.addAll(first, a, b);
      Collections.addAll(second, a, b);
      first = a;
      second = b;
    }
    assertRefused(stream(root));
    assertRefused(stream(holding(root)));
  }

  @Test
  void deepLists_areRefused() throws Exception {
    assertRefused(withMuchStack(() -> stream(deepList())));
  }

  private static List<Object> deepList() {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      list = new ArrayList<>(Collections.singletonList(list));
    }
    return list;
  }

  /** Writing so deep takes more than a thread has by default, while it is interpreted. */
  private static byte[] withMuchStack(Callable<byte[]> writing) throws Exception {
    FutureTask<byte[]> task = new FutureTask<>(writing);
    new Thread(null, task, "writes", 64 << 20).start();
    return task.get();
  }

  /** Writes {@code claimed} over the first place where {@code actual} stands. */
  private static byte[] claiming(byte[] stream, int actual, int claimed) {
    byte[] changed = stream.clone();
    ByteBuffer buffer = ByteBuffer.wrap(changed);
    for (int i = changed.length - 4; i >= 0; i--) {
      if (buffer.getInt(i) == actual) {
        buffer.putInt(i, claimed);
        return changed;
      }
    }
    throw new AssertionError("no such number");
  }

  @Test
  void hugeDeclarations_areRefusedBeforeAnythingIsAllocated() throws IOException {
    int odd = 0x1234;
    for (int claimed : new int[] {Integer.MAX_VALUE, 1 << 24, 1 << 20, -1}) {
      assertRefused(claiming(stream(new long[odd]), odd, claimed));
      assertRefused(claiming(stream(new Object[odd]), odd, claimed));
      assertRefused(claiming(stream(new Order.Line[odd][]), odd, claimed));
      List<Integer> list = new ArrayList<>(Collections.nCopies(odd, 1));
      assertRefused(claiming(stream(list), odd, claimed));
      assertRefused(claiming(stream(List.of(list.toArray())), odd, claimed));
    }
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < 0x77; i++) {
      map.put(-i, -i);
    }
    assertRefused(claiming(stream(map), 0x77, 1 << 28));
    assertRefused(claiming(stream(new HashSet<>(map.keySet())), 0x77, 1 << 28));
  }

  @Test
  void manyArrays_thatTogetherClaimTooMuch_areRefused() throws IOException {
    Object[] nested = new Object[0x12345];
    for (int i = 0; i < 15; i++) {
      nested = new Object[] {nested};
    }
    byte[] bytes = stream(holding(nested));
    assertThat(new JavaSerializer().decode(Raw.entry(bytes), Order.TYPE).absent()).isFalse();
    byte[] claims = bytes.clone();
    ByteBuffer buffer = ByteBuffer.wrap(claims);
    for (int i = 0; i < claims.length - 10; i++) {
      if (claims[i] == 0x75 && claims[i + 1] == 0x71 && buffer.getInt(i + 6) == 1) {
        buffer.putInt(i + 6, bytes.length);
      }
    }
    assertThat(Arrays.equals(claims, bytes)).isFalse();
    assertRefused(claims);
    long twoOfThem = 2L * Integer.BYTES * bytes.length;
    assertThat(Allocated.by(() -> refused(claims))).isLessThan(2 * twoOfThem);
  }

  private static UndecodableException refused(byte[] stream) {
    byte[] entry = Raw.entry(stream);
    return assertThrows(
        UndecodableException.class, () -> new JavaSerializer().decode(entry, Order.TYPE));
  }

  @Test
  void nameOfBracketsOnly_isRefused() throws IOException {
    byte[] array = stream(new long[1]);
    int name = new String(array, StandardCharsets.ISO_8859_1).indexOf("[J");
    byte[] renamed = new byte[array.length - 1];
    System.arraycopy(array, 0, renamed, 0, name + 1);
    System.arraycopy(array, name + 2, renamed, name + 1, array.length - name - 2);
    renamed[name - 1] = 1; // its length
    assertRefused(renamed);
  }

  @Test
  void limits_areObeyed() throws IOException {
    byte[] entry = Raw.entry(stream(Order.sample(0)));
    JavaSerializer serializer = new JavaSerializer();
    for (JavaSerializer strict :
        List.of(
            serializer.maxDepth(2),
            serializer.maxReferences(5),
            serializer.maxArrayLength(1),
            serializer.maxBytes(100))) {
      assertThatThrownBy(() -> strict.decode(entry, Order.TYPE))
          .isInstanceOf(UndecodableException.class);
    }
    assertThatThrownBy(
            () -> serializer.maxBytes(100).encode(Entry.of(Order.sample(0), 1, 2), Order.TYPE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> serializer.maxDepth(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
