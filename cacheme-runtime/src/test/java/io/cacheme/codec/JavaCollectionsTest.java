package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any collection of the JDK that a loader may answer: what is written is read, or is refused. */
class JavaCollectionsTest {

  /** Holds anything, as a component of an interface's type does. */
  record Holder(Object held) implements Serializable {}

  private static final ValueType<Holder> HOLDER =
      ValueType.<Holder>withoutCodec("Holder").declaredAs(Holder.class);
  private static final JavaSerializer SERIALIZER =
      new JavaSerializer().allow(Holder.class, TimeUnit.class);

  private static final List<String> TEXTS = List.of("a", "b", "c");
  private static final Map<String, Integer> NUMBERS = Map.of("a", 1, "b", 2);

  static Stream<Collection<String>> collections() {
    List<String> array = new ArrayList<>(TEXTS);
    TreeSet<String> tree = new TreeSet<>(TEXTS);
    return Stream.of(
        array,
        array.subList(0, 2),
        new LinkedList<>(TEXTS),
        new LinkedList<>(TEXTS).subList(0, 2),
        new Vector<>(TEXTS),
        stack(),
        Arrays.asList("a", "b"),
        Arrays.asList("a", "b").subList(0, 1),
        List.of(),
        List.of("a"),
        List.of("a", "b", "c"),
        List.of("a", "b", "c").subList(1, 2),
        List.copyOf(array),
        TEXTS.stream().toList(),
        TEXTS.stream().collect(Collectors.toList()),
        TEXTS.stream().collect(Collectors.toUnmodifiableList()),
        TEXTS.stream().collect(Collectors.toSet()),
        Collections.emptyList(),
        Collections.singletonList("a"),
        Collections.nCopies(3, "a"),
        Collections.unmodifiableCollection(array),
        Collections.unmodifiableList(array),
        Collections.unmodifiableList(new LinkedList<>(TEXTS)),
        Collections.synchronizedCollection(array),
        Collections.synchronizedList(array),
        Collections.synchronizedList(new LinkedList<>(TEXTS)),
        Collections.checkedList(array, String.class),
        Collections.checkedCollection(array, String.class),
        new CopyOnWriteArrayList<>(TEXTS),
        new CopyOnWriteArrayList<>(TEXTS).subList(0, 1),
        new HashSet<>(TEXTS),
        new LinkedHashSet<>(TEXTS),
        tree,
        new TreeSet<>(Comparator.<String>reverseOrder()),
        tree.headSet("c"),
        tree.descendingSet(),
        new TreeSet<>(Comparator.comparing(String::length)),
        Set.of(),
        Set.of("a"),
        Set.of("a", "b", "c"),
        Collections.emptySet(),
        Collections.singleton("a"),
        Collections.emptySortedSet(),
        Collections.emptyNavigableSet(),
        Collections.unmodifiableSet(tree),
        Collections.unmodifiableSortedSet(tree),
        Collections.unmodifiableNavigableSet(tree),
        Collections.synchronizedSet(tree),
        Collections.synchronizedSortedSet(tree),
        Collections.synchronizedNavigableSet(tree),
        Collections.checkedSet(tree, String.class),
        Collections.newSetFromMap(new ConcurrentHashMap<>()),
        ConcurrentHashMap.newKeySet(),
        new CopyOnWriteArraySet<>(TEXTS),
        new ConcurrentSkipListSet<>(TEXTS),
        new HashMap<>(NUMBERS).keySet(),
        new LinkedHashMap<>(NUMBERS).keySet(),
        new TreeMap<>(NUMBERS).keySet(),
        new ConcurrentHashMap<>(NUMBERS).keySet(),
        NUMBERS.keySet(),
        Collections.unmodifiableMap(new HashMap<>(NUMBERS)).keySet(),
        new ArrayDeque<>(TEXTS),
        new PriorityQueue<>(TEXTS),
        Collections.asLifoQueue(new ArrayDeque<>(TEXTS)),
        new ConcurrentLinkedQueue<>(TEXTS),
        new ConcurrentLinkedDeque<>(TEXTS),
        new LinkedBlockingQueue<>(TEXTS),
        new LinkedBlockingDeque<>(TEXTS),
        new ArrayBlockingQueue<>(3, false, TEXTS),
        new PriorityBlockingQueue<>(TEXTS));
  }

  static Stream<Object> others() {
    HashMap<String, Integer> hash = new HashMap<>(NUMBERS);
    TreeMap<String, Integer> tree = new TreeMap<>(NUMBERS);
    Properties properties = new Properties();
    properties.setProperty("a", "b");
    BitSet bits = new BitSet();
    bits.set(70);
    return Stream.of(
        hash,
        hash.entrySet(),
        hash.values(),
        new LinkedHashMap<>(NUMBERS),
        tree,
        new TreeMap<>(Collections.<String, Integer>emptyMap()),
        tree.headMap("b"),
        tree.descendingMap(),
        tree.firstEntry(),
        new TreeMap<String, Integer>(String.CASE_INSENSITIVE_ORDER),
        Map.of(),
        Map.of("a", 1),
        NUMBERS,
        Map.entry("a", 1),
        NUMBERS.entrySet(),
        Collections.emptyMap(),
        Collections.emptySortedMap(),
        Collections.emptyNavigableMap(),
        Collections.singletonMap("a", 1),
        Collections.unmodifiableMap(hash),
        Collections.unmodifiableMap(hash).entrySet(),
        Collections.unmodifiableSortedMap(tree),
        Collections.unmodifiableNavigableMap(tree),
        Collections.synchronizedMap(hash),
        Collections.synchronizedMap(hash).keySet(),
        Collections.synchronizedSortedMap(tree),
        Collections.synchronizedNavigableMap(tree),
        Collections.checkedMap(hash, String.class, Integer.class),
        new ConcurrentHashMap<>(NUMBERS),
        new ConcurrentSkipListMap<>(NUMBERS),
        new Hashtable<>(NUMBERS),
        new IdentityHashMap<>(NUMBERS),
        properties,
        new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
        EnumSet.of(TimeUnit.DAYS),
        EnumSet.noneOf(TimeUnit.class),
        bits);
  }

  private static Stack<String> stack() {
    Stack<String> stack = new Stack<>();
    stack.addAll(TEXTS);
    return stack;
  }

  @ParameterizedTest
  @MethodSource("collections")
  void collection_any_isReadBackOrNeverWritten(Collection<String> collection) {
    Object read = readBackUnlessRefused(collection);
    if (read != null) {
      assertThat((Collection<?>) read).isEqualTo(comparable(collection, read));
      assertThat(List.<Object>copyOf((Collection<?>) read)).isEqualTo(List.copyOf(collection));
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void other_any_isReadBackOrNeverWritten(Object object) {
    Object read = readBackUnlessRefused(object);
    if (read != null) {
      assertThat(read).isEqualTo(object);
    }
  }

  /** Queues and wrappers of collections are equal to themselves only. */
  private static Object comparable(Collection<String> written, Object read) {
    return written instanceof List || written instanceof Set ? written : read;
  }

  @Test
  void everydayOnes_areReadBack() {
    List<Object> everyday =
        List.of(
            new ArrayList<>(TEXTS),
            new Vector<>(TEXTS),
            new CopyOnWriteArrayList<>(TEXTS),
            Collections.unmodifiableNavigableMap(new TreeMap<>(NUMBERS)),
            new ConcurrentHashMap<>(NUMBERS),
            new ArrayDeque<>(TEXTS),
            EnumSet.of(TimeUnit.DAYS),
            List.of("a", "b", "c"),
            Collections.unmodifiableList(new LinkedList<>(TEXTS)));
    assertThat(everyday).allSatisfy(each -> assertThat(readBackUnlessRefused(each)).isNotNull());
  }

  @Test
  void synchronized_isRefusedByName() {
    assertThatThrownBy(() -> write(Collections.synchronizedList(new ArrayList<>(TEXTS))))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("a java.util.Collections$SynchronizedList");
  }

  /** A list of a billion takes twenty bytes, and what reads it falls over. */
  @Test
  void nCopies_isRefusedByName() {
    assertThatThrownBy(() -> write(Collections.nCopies(1_000_000_000, "a")))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContainingAll(
            "a Holder holds a java.util.Collections$CopiesList", "does not read back", ".allow(");
  }

  @Test
  void view_isRefusedByName() {
    assertThatThrownBy(() -> write(new HashMap<>(NUMBERS).keySet()))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContainingAll("a java.util.HashMap$KeySet, which is not Serializable", "copyOf");
  }

  @Test
  void lambdaAndProxy_areRefused() {
    Runnable lambda = (Runnable & Serializable) () -> {};
    assertThatThrownBy(() -> write(lambda)).isInstanceOf(UnwritableException.class);
    Object proxy =
        java.lang.reflect.Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Runnable.class},
            (java.lang.reflect.InvocationHandler & Serializable) (self, method, args) -> null);
    assertThatThrownBy(() -> write(proxy)).isInstanceOf(UnwritableException.class);
  }

  private static Object readBackUnlessRefused(Object object) {
    byte[] bytes;
    try {
      bytes = write(object);
    } catch (UnwritableException e) {
      assertThat(e).hasMessageContaining("a Holder holds a ");
      return null;
    }
    Holder read = SERIALIZER.decode(bytes, HOLDER).value();
    assertThat(read).isNotNull();
    assertThat(read.held()).as("what was written is read").isNotNull();
    return read.held();
  }

  private static byte[] write(Object object) {
    return SERIALIZER.encode(Entry.of(new Holder(object), 0, Entry.NEVER), HOLDER);
  }
}
