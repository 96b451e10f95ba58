package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cacheme.spi.HeapLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value weighs, beside the bytes that making one of it takes from this JVM. */
final class HeapWeightTest {

  private static final long ANY = Long.MAX_VALUE;
  private static final LocalDate DATE = LocalDate.of(2026, 11, 29);
  private static final LocalTime TIME = LocalTime.of(1, 2, 3, 4);
  private static final byte[] TEXT = new byte[100];
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(2);

  /** With wide ones it counts for a JVM that compresses no class pointers either. */
  @BeforeAll
  static void references_areCompressed() {
    assumeTrue(HeapLayout.REFERENCE == 4);
  }

  private static <V> long weight(Encoder<V> encoder, V value) {
    return HeapWeight.of(encoder, value, ANY);
  }

  private static long weight(Object scalar) {
    return scalar(scalar.getClass(), scalar);
  }

  private static <V> long scalar(Class<V> type, Object value) {
    return weight(ValueType.of(type).codec(), type.cast(value));
  }

  private static Arguments scalar(Class<?> type, Supplier<Object> made) {
    return Arguments.of(type, made);
  }

  static Stream<Arguments> scalars() {
    return Stream.of(
        scalar(String.class, () -> new String(TEXT, StandardCharsets.ISO_8859_1)),
        scalar(byte[].class, () -> new byte[1_001]),
        scalar(char[].class, () -> new char[1_001]),
        scalar(Short.class, () -> Short.valueOf((short) 1_000)),
        scalar(Character.class, () -> Character.valueOf('\u1000')),
        scalar(Integer.class, () -> Integer.valueOf(1_000_000)),
        scalar(Long.class, () -> Long.valueOf(1_000_000)),
        scalar(Float.class, () -> Float.valueOf(1.5f)),
        scalar(Double.class, () -> Double.valueOf(1.5)),
        scalar(Instant.class, () -> Instant.ofEpochSecond(1, 2)),
        scalar(Duration.class, () -> Duration.ofSeconds(1, 2)),
        scalar(Year.class, () -> Year.of(2026)),
        scalar(UUID.class, () -> new UUID(1, 2)),
        scalar(LocalDate.class, () -> LocalDate.of(2026, 11, 29)),
        scalar(LocalTime.class, () -> LocalTime.of(1, 2, 3, 4)),
        scalar(Period.class, () -> Period.of(1, 2, 3)),
        scalar(YearMonth.class, () -> YearMonth.of(2026, 11)),
        scalar(MonthDay.class, () -> MonthDay.of(11, 29)));
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void scalar_weighsWhatItTakes(Class<?> type, Supplier<Object> made) {
    assertThat(scalar(type, made.get())).isEqualTo(Allocated.by(made));
  }

  @Test
  void timesOfParts_weighThemToo() {
    long date = Allocated.by(() -> LocalDate.of(2026, 11, 29));
    long time = Allocated.by(() -> LocalTime.of(1, 2, 3, 4));
    LocalDateTime local = LocalDateTime.of(DATE, TIME);
    long both = Allocated.by(() -> LocalDateTime.of(DATE, TIME)) + date + time;

    assertThat(weight(local)).isEqualTo(both);
    assertThat(weight(OffsetDateTime.of(local, OFFSET)))
        .isEqualTo(Allocated.by(() -> OffsetDateTime.of(local, OFFSET)) + both);
    assertThat(weight(OffsetTime.of(TIME, OFFSET)))
        .isEqualTo(Allocated.by(() -> OffsetTime.of(TIME, OFFSET)) + time);
    assertThat(weight(ZonedDateTime.of(local, OFFSET)))
        .isEqualTo(Allocated.by(() -> ZonedDateTime.of(local, OFFSET)) + both);
  }

  /** Each time that one is read has one of its own, with its name. */
  @Test
  void zones_weighTheirNames_andOffsetsNothing() {
    ZoneId zone = ZoneId.of("Europe/Paris");
    long named = HeapLayout.object(2L * HeapLayout.REFERENCE) + HeapLayout.string(zone.getId());

    assertThat(scalar(ZoneId.class, zone)).isEqualTo(named);
    assertThat(scalar(ZoneId.class, OFFSET)).isZero();
    assertThat(scalar(ZoneOffset.class, OFFSET)).isZero();
    assertThat(weight(ZonedDateTime.of(DATE, TIME, zone)))
        .isEqualTo(weight(ZonedDateTime.of(DATE, TIME, OFFSET)) + named);
  }

  private static final List<String> PARTS =
      List.of("a", "b".repeat(9), "c".repeat(40), "%20", "d%20".repeat(9), "%20" + "e".repeat(400));

  static Stream<URI> uris() {
    Stream<String> all =
        PARTS.stream()
            .flatMap(
                part ->
                    Stream.of(
                        part,
                        part + "?q#f",
                        "urn:" + part,
                        "s:" + part + "#" + part,
                        "//" + part + part + part + "@h/",
                        "s:/" + part + "?" + part + "#" + part,
                        "s://" + part + "@h:1/" + part + "?" + part + "#" + part));
    return Stream.concat(all, Stream.of("s://a@a:1/a?aa#a")).map(URI::create);
  }

  /** One that was asked for all its parts, which it then keeps. */
  private static long texts(URI uri) {
    Set<Object> texts = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.of(
            uri.toString(),
            uri.getScheme(),
            uri.getRawSchemeSpecificPart(),
            uri.getSchemeSpecificPart(),
            uri.getRawAuthority(),
            uri.getAuthority(),
            uri.getRawUserInfo(),
            uri.getUserInfo(),
            uri.getHost(),
            uri.getRawPath(),
            uri.getPath(),
            uri.getRawQuery(),
            uri.getQuery(),
            uri.getRawFragment(),
            uri.getFragment())
        .filter(text -> text != null && !text.isEmpty() && texts.add(text))
        .mapToLong(HeapLayout::string)
        .sum();
  }

  @ParameterizedTest
  @MethodSource("uris")
  void uri_weighsNoLessThanItMayTake(URI uri) {
    long takes = HeapLayout.object(15L * HeapLayout.REFERENCE + 8) + texts(uri);
    assertThat(weight(uri)).isBetween(takes, 5 * takes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 64, 65, 1_000, 100_000})
  void numbersOfManyDigits_weighTheirBits(int bits) {
    BigInteger number = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    long words = HeapLayout.array(4L * ((bits + 31) / 32));
    long one = HeapLayout.object(HeapLayout.REFERENCE + 20) + words;
    assertThat(weight(number)).isBetween(one, one + 8);

    BigDecimal decimal = new BigDecimal(number, 1);
    long itself = Allocated.by(() -> new BigDecimal(number, 1));
    long text = HeapLayout.string(decimal.toString());
    assertThat(weight(decimal)).isBetween(itself + one + text, itself + one + text * 5 / 4 + 32);
  }

  /** As they write themselves, they have an exponent. */
  @ParameterizedTest
  @CsvSource({"1", "-1", "99", "-100", "-1001", "-12345678"})
  void numbersOfManyPlaces_weighTheirText(int digits) {
    BigInteger number = BigInteger.valueOf(digits);
    for (int scale : new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE + 9, Integer.MAX_VALUE}) {
      BigDecimal decimal = new BigDecimal(number, scale);
      assertThat(weight(decimal))
          .isGreaterThanOrEqualTo(
              Allocated.by(() -> new BigDecimal(number, scale))
                  + HeapLayout.object(HeapLayout.REFERENCE + 20)
                  + HeapLayout.array(4)
                  + HeapLayout.string(decimal.toString()));
    }
  }

  @Test
  void whatIsShared_weighsNothing() {
    assertThat(weight(Boolean.TRUE)).isZero();
    assertThat(weight(Byte.valueOf((byte) 5))).isZero();
    assertThat(weight((out, v) -> out.writeEnum(EnumNames.of(Letter.values()), v), Letter.A))
        .isZero();
  }

  enum Letter {
    A
  }

  @Test
  void optionals_weighThemselves_andWhatTheyHold() {
    Supplier<OptionalInt> number = () -> OptionalInt.of(1_000);
    Supplier<OptionalLong> large = () -> OptionalLong.of(1_000);
    Supplier<OptionalDouble> real = () -> OptionalDouble.of(1.5);
    assertThat(weight(ValueWriter::writeOptionalInt, number.get())).isEqualTo(Allocated.by(number));
    assertThat(weight(ValueWriter::writeOptionalLong, large.get())).isEqualTo(Allocated.by(large));
    assertThat(weight(ValueWriter::writeOptionalDouble, real.get())).isEqualTo(Allocated.by(real));

    Supplier<Optional<Long>> some = () -> Optional.of(Long.valueOf(1_000));
    Encoder<Optional<Long>> optional = (out, v) -> out.present().writeLongOrNull(v.orElseThrow());
    assertThat(weight(optional, some.get())).isEqualTo(Allocated.by(some));
  }

  /** A record of each kind of component, of which {@code count} are written. */
  private static long record(Encoder<Integer> component, int count) {
    FieldNames names =
        FieldNames.of(IntStream.range(0, count).mapToObj(i -> "c" + i).toArray(String[]::new));
    return weight(
        (out, value) -> {
          out.beginRecord(names);
          for (int i = 0; i < count; i++) {
            component.write(out.field(names, i), i);
          }
          out.endRecord();
        },
        0);
  }

  record Flags(boolean a, boolean b, boolean c, boolean d, boolean e) {}

  record Bytes(byte a, byte b, byte c, byte d, byte e) {}

  record Shorts(short a, short b, short c) {}

  record Chars(char a, char b, char c) {}

  record Ints(int a, int b, int c, int d) {}

  record Longs(long a, long b) {}

  record Floats(float a, float b) {}

  record Doubles(double a, double b, double c) {}

  record Texts(String a, Optional<String> b, List<Integer> c) {}

  record Nothing() {}

  @Test
  void records_weighTheirComponents() {
    assertThat(record((out, i) -> {}, 0)).isEqualTo(Allocated.by(Nothing::new));
    assertThat(record((out, i) -> out.writeBoolean(true), 5))
        .isEqualTo(Allocated.by(() -> new Flags(true, true, true, true, true)));
    assertThat(record((out, i) -> out.writeByte((byte) 1), 5))
        .isEqualTo(Allocated.by(() -> new Bytes((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5)));
    assertThat(record((out, i) -> out.writeShort((short) 1), 3))
        .isEqualTo(Allocated.by(() -> new Shorts((short) 1, (short) 2, (short) 3)));
    assertThat(record((out, i) -> out.writeChar('a'), 3))
        .isEqualTo(Allocated.by(() -> new Chars('a', 'b', 'c')));
    assertThat(record((out, i) -> out.writeInt(1), 4))
        .isEqualTo(Allocated.by(() -> new Ints(1, 2, 3, 4)));
    assertThat(record((out, i) -> out.writeLong(1), 2))
        .isEqualTo(Allocated.by(() -> new Longs(1, 2)));
    assertThat(record((out, i) -> out.writeFloat(1), 2))
        .isEqualTo(Allocated.by(() -> new Floats(1, 2)));
    assertThat(record((out, i) -> out.writeDouble(1), 3))
        .isEqualTo(Allocated.by(() -> new Doubles(1, 2, 3)));
  }

  /** Components that take a reference each, and nothing else. */
  private static final List<Encoder<Integer>> REFERENCES =
      List.of(
          (out, i) -> out.writeNull(),
          (out, i) -> out.writeString(null),
          (out, i) -> out.writeBytes(null),
          (out, i) -> out.writeChars(null),
          (out, i) -> out.writeInstant(null),
          (out, i) -> out.writeDuration(null),
          (out, i) -> out.writeYear(null),
          (out, i) -> out.writeText(TextForm.UUID, null),
          (out, i) -> out.writeBigInteger(null),
          (out, i) -> out.writeBigDecimal(null),
          (out, i) -> out.writeEnum(EnumNames.of(Letter.values()), Letter.A),
          (out, i) -> out.writeBooleanOrNull(true),
          (out, i) -> out.writeByteOrNull((byte) 1),
          (out, i) -> out.writeShortOrNull(null),
          (out, i) -> out.writeCharOrNull(null),
          (out, i) -> out.writeIntOrNull(null),
          (out, i) -> out.writeLongOrNull(null),
          (out, i) -> out.writeFloatOrNull(null),
          (out, i) -> out.writeDoubleOrNull(null),
          (out, i) -> out.writeOptionalInt(null),
          (out, i) -> out.writeOptionalLong(null),
          (out, i) -> out.writeOptionalDouble(null));

  static List<Encoder<Integer>> references() {
    return REFERENCES;
  }

  @ParameterizedTest
  @MethodSource("references")
  @SuppressWarnings("NullAway") // any component may be null
  void componentsThatAreObjects_takeAReference(Encoder<Integer> component) {
    assertThat(record(component, 3)).isEqualTo(Allocated.by(() -> new Texts(null, null, null)));
  }

  /** Components with the object that each refers to. */
  private static final List<Encoder<Integer>> OBJECTS =
      List.of(
          (out, i) -> out.writeString("abc"),
          (out, i) -> out.writeBytes(new byte[9]),
          (out, i) -> out.writeChars(new char[9]),
          (out, i) -> out.writeInstant(Instant.EPOCH),
          (out, i) -> out.writeText(TextForm.UUID, new UUID(1, 2)),
          (out, i) -> out.writeBigInteger(BigInteger.TWO),
          (out, i) -> out.writeBigDecimal(BigDecimal.TEN),
          (out, i) -> out.writeLongOrNull(1L),
          (out, i) -> out.present().writeNull(),
          (out, i) -> out.present().writeString("abc"),
          (out, i) -> {
            out.beginList(3);
            out.endList();
          },
          (out, i) -> {
            out.beginList(List.of(1, 2, 3));
            out.endList();
          },
          (out, i) -> {
            out.beginMap(Map.of(1, 2));
            out.endMap();
          },
          (out, i) -> {
            out.beginMap(3);
            out.endMap();
          },
          (out, i) -> {
            out.beginRecord(FieldNames.of());
            out.endRecord();
          });

  static List<Encoder<Integer>> objects() {
    return OBJECTS;
  }

  @ParameterizedTest
  @MethodSource("objects")
  @SuppressWarnings("NullAway") // any component may be null
  void componentsThatAreObjects_weighThese(Encoder<Integer> component) {
    long three = Allocated.by(() -> new Texts(null, null, null));
    assertThat(record(component, 3)).isEqualTo(three + 3 * weight(component, 0));
  }

  @Test
  void recordOfASealedInterface_hasNoFieldForItsName() {
    FieldNames names = FieldNames.of(Tags.FIELD, "text");
    Encoder<String> tagged =
        (out, text) -> {
          out.beginRecord(names);
          out.field(names, 0).writeString("Card");
          out.field(names, 1).writeString(text);
          out.endRecord();
        };
    String text = "longer than a name";
    assertThat(weight(tagged, text))
        .isEqualTo(HeapLayout.object(HeapLayout.REFERENCE) + HeapLayout.string(text));
  }

  @Test
  void arrays_weighTheirElements() {
    assertThat(array(ValueWriter::writeInt, 1_001)).isEqualTo(Allocated.by(() -> new int[1_001]));
    assertThat(array((out, i) -> out.writeBoolean(true), 1_001))
        .isEqualTo(Allocated.by(() -> new boolean[1_001]));
    assertThat(array((out, i) -> out.writeNull(), 1_001))
        .isEqualTo(Allocated.by(() -> new String[1_001]));
    assertThat(array((out, i) -> out.writeString("abc"), 10))
        .isEqualTo(Allocated.by(() -> new String[10]) + 10 * HeapLayout.string("abc"));
  }

  private static long array(Encoder<Integer> element, int size) {
    return weight(elements(element, size), 0);
  }

  private static Encoder<Integer> elements(Encoder<Integer> element, int size) {
    return (out, value) -> {
      out.beginList(size);
      for (int i = 0; i < size; i++) {
        element.write(out.nextElement(), i);
      }
      out.endList();
    };
  }

  /** They are boxed, unlike those of records and arrays. */
  @Test
  void numbersInCollections_areObjects() {
    List<Encoder<Integer>> primitives =
        List.of(
            ValueWriter::writeInt,
            (out, i) -> out.writeFloat(1),
            (out, i) -> out.writeShort((short) 1),
            (out, i) -> out.writeChar('a'));
    for (Encoder<Integer> primitive : primitives) {
      assertThat(elementOfAList(primitive)).isEqualTo(Allocated.by(() -> Integer.valueOf(1_000)));
    }
    assertThat(elementOfAList((out, i) -> out.writeLong(1)))
        .isEqualTo(HeapLayout.object(Long.BYTES));
    assertThat(elementOfAList((out, i) -> out.writeString("abc")))
        .isEqualTo(HeapLayout.string("abc"));
    assertThat(elementOfAList((out, i) -> out.writeNull())).isZero();
  }

  private static long elementOfAList(Encoder<Integer> element) {
    List<Integer> list = List.of(1);
    Encoder<Integer> encoder =
        (out, i) -> {
          out.beginList(list);
          element.write(out.nextElement(), i);
          out.endList();
        };
    return weight(encoder, 1) - withoutElements(list);
  }

  @Test
  void keysAndValues_weighTheirObjects() {
    Map<String, String> map = Map.of("key", "value");
    Encoder<Map<String, String>> encoder =
        (out, all) -> {
          out.beginMap(all);
          out.nextKey().writeString("key");
          out.writeString("value");
          out.endMap();
        };
    assertThat(weight(encoder, map) - withoutElements(map))
        .isEqualTo(HeapLayout.string("key") + HeapLayout.string("value"));
  }

  private static long withoutElements(Object collection) {
    return collection instanceof Map<?, ?> map
        ? weight(
            (out, all) -> {
              out.beginMap(all);
              out.endMap();
            },
            map)
        : weight(
            (out, all) -> {
              out.beginList(all);
              out.endList();
            },
            (Collection<?>) collection);
  }

  private static final List<Integer> NUMBERS = IntStream.range(0, 2_000).boxed().toList();

  private static Collection<Integer> with(int size, Collection<Integer> all) {
    for (int i = 0; i < size; i++) {
      all.add(NUMBERS.get(i));
    }
    return all;
  }

  private static Map<Integer, Integer> with(int size, Map<Integer, Integer> all) {
    for (int i = 0; i < size; i++) {
      all.put(NUMBERS.get(i), NUMBERS.get(i));
    }
    return all;
  }

  /** Immutable ones, and how many elements the array has that only making them takes. */
  static Stream<Arguments> immutable() {
    Integer a = NUMBERS.get(1);
    Integer b = NUMBERS.get(2);
    Integer c = NUMBERS.get(3);
    return Stream.of(
        Arguments.of(0, collection(List::of)),
        Arguments.of(0, collection(() -> List.of(a))),
        Arguments.of(0, collection(() -> List.of(a, b))),
        Arguments.of(0, collection(() -> List.of(a, b, c))),
        Arguments.of(0, collection(Set::of)),
        Arguments.of(0, collection(() -> Set.of(a))),
        Arguments.of(0, collection(() -> Set.of(a, b))),
        Arguments.of(3, collection(() -> Set.of(a, b, c))),
        Arguments.of(0, collection(Map::of)),
        Arguments.of(0, collection(() -> viewed(Map.of(a, b)))),
        Arguments.of(4, collection(() -> viewed(Map.of(a, b, b, c)))),
        Arguments.of(6, collection(() -> viewed(Map.of(a, b, b, c, c, a)))));
  }

  /** A map that was asked for its keys and its values, which it then keeps. */
  private static Object viewed(Map<Integer, Integer> map) {
    return map.keySet().size() == map.values().size() ? map : "";
  }

  private static Supplier<Object> collection(Supplier<Object> made) {
    return made;
  }

  @ParameterizedTest
  @MethodSource("immutable")
  void immutableCollection_weighsWhatItTakes(int elements, Supplier<Object> made) {
    long garbage = elements == 0 ? 0 : HeapLayout.array((long) elements * HeapLayout.REFERENCE);
    assertThat(withoutElements(made.get())).isEqualTo(Allocated.by(made) - garbage);
  }

  /** As a list is that was grown to so many, one by one. */
  @ParameterizedTest
  @CsvSource({"0,0", "1,10", "10,10", "11,15", "16,22", "23,33", "1235,1851"})
  void list_weighsWhatItTakesOnceItHasGrown(int size, int room) {
    long takes = Allocated.by(() -> with(size, new ArrayList<>(room)));
    long weight = withoutElements(with(size, new ArrayList<>()));
    assertThat(weight).isBetween(takes, takes + 24);

    List<Integer> any = Arrays.asList(NUMBERS.subList(0, size).toArray(new Integer[0]));
    assertThat(withoutElements(any)).isBetween(weight + 16, weight + 32);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1_000})
  void linkedList_weighsItsLinks(int size) {
    long takes = Allocated.by(() -> with(size, new LinkedList<>()));
    assertThat(withoutElements(with(size, new LinkedList<>()))).isEqualTo(takes);
  }

  /** As one is that was grown to so many, which is never fuller than three quarters. */
  @ParameterizedTest
  @CsvSource({"0,16", "1,16", "12,16", "13,32", "24,32", "25,64", "1537,4096"})
  void hashed_weighsItsPlacesAndEntries(int size, int places) {
    long takes = Allocated.by(() -> with(size, new HashMap<>(places)));
    assertThat(withoutElements(with(size, new HashMap<>()))).isBetween(takes, takes + 48);

    long linked = Allocated.by(() -> with(size, new LinkedHashMap<>(places)));
    assertThat(withoutElements(with(size, new LinkedHashMap<>())))
        .isBetween(linked + 32, linked + 144); // for a view of it

    long set = Allocated.by(() -> with(size, new HashSet<>(places)));
    assertThat(withoutElements(with(size, new HashSet<>()))).isBetween(set, set + 48);

    long linkedSet = Allocated.by(() -> with(size, new LinkedHashSet<>(places)));
    assertThat(withoutElements(with(size, new LinkedHashSet<>())))
        .isBetween(linkedSet + 16, linkedSet + 64);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 1_000})
  void sorted_weighsNoLessThanItTakes(int size) {
    long map = Allocated.by(() -> with(size, new TreeMap<>()));
    assertThat(withoutElements(with(size, new TreeMap<>()))).isBetween(map, 2 * map + 200);
    long set = Allocated.by(() -> with(size, new TreeSet<>()));
    assertThat(withoutElements(with(size, new TreeSet<>()))).isBetween(set, 2 * set + 200);
  }

  /** Of codecs that say only how many entries there are. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000})
  void mapOfSoManyEntries_weighsAsAnyMap(int size) {
    Encoder<Integer> encoder =
        (out, entries) -> {
          out.beginMap(entries);
          out.endMap();
        };
    assertThat(weight(encoder, size)).isEqualTo(withoutElements(with(size, new LinkedHashMap<>())));
  }

  @Test
  void moreThanTheLimit_isTooHeavy() {
    Encoder<String> text = ValueWriter::writeString;
    long weight = weight(text, "abc");
    assertThat(HeapWeight.of(text, "abc", weight)).isEqualTo(weight);
    assertThat(HeapWeight.of(text, "abc", weight - 1)).isEqualTo(HeapWeight.TOO_HEAVY);

    Encoder<Integer> flags = elements((out, i) -> out.writeBoolean(true), 1_001);
    long array = weight(flags, 0);
    assertThat(HeapWeight.of(flags, 0, array)).isEqualTo(array);
    assertThat(HeapWeight.of(flags, 0, array - 1)).isEqualTo(HeapWeight.TOO_HEAVY);
  }

  /** Records in each other, of which the inner ones take what each of them does. */
  private static Encoder<Integer> nested(int levels) {
    FieldNames names = FieldNames.of("number", "next");
    return (out, value) -> {
      for (int i = 0; i < levels; i++) {
        out.beginRecord(names);
        out.field(names, 0).writeInt(i);
        out.field(names, 1);
      }
      out.writeNull();
      for (int i = 0; i < levels; i++) {
        out.endRecord();
      }
    };
  }

  @Test
  void nested_weighsAllLevels_upToTheDepthOfACodec() {
    long one = weight(nested(1), 0);
    for (int levels : new int[] {2, 7, 8, 9, 16, 17, ValueWriter.MAX_DEPTH}) {
      assertThat(weight(nested(levels), 0)).isEqualTo(levels * one);
    }
    assertThat(weight(nested(ValueWriter.MAX_DEPTH + 1), 0)).isEqualTo(HeapWeight.TOO_HEAVY);
  }

  @Test
  void listsSideBySide_areNoDeeperThanOne() {
    Encoder<Integer> inner =
        (out, i) -> {
          out.beginList(List.of());
          out.endList();
          out.beginMap(Map.of());
          out.endMap();
        };
    assertThat(array(inner, ValueWriter.MAX_DEPTH)).isPositive();
  }
}
