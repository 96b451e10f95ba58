package io.cacheme.codec;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of {@code java.base} that every stream may hold: values that only hold data, and
 * collections that on reading call nothing but {@code hashCode}, {@code equals} and {@code
 * compareTo} of what they hold.
 */
final class JavaBaseClasses {

  private static final List<String> LANG =
      List.of(
          "Boolean",
          "Byte",
          "Character",
          "Double",
          "Enum",
          "Float",
          "Integer",
          "Long",
          "Number",
          "Short",
          "String",
          "String$CaseInsensitiveComparator");

  private static final List<String> UTIL =
      List.of(
          "AbstractMap$SimpleEntry",
          "AbstractMap$SimpleImmutableEntry",
          "ArrayDeque",
          "ArrayList",
          "Arrays$ArrayList",
          "BitSet",
          "CollSer",
          "Collections$EmptyList",
          "Collections$EmptyMap",
          "Collections$EmptySet",
          "Collections$ReverseComparator",
          "Collections$ReverseComparator2",
          "Collections$SingletonList",
          "Collections$SingletonMap",
          "Collections$SingletonSet",
          "Collections$UnmodifiableCollection",
          "Collections$UnmodifiableList",
          "Collections$UnmodifiableMap",
          "Collections$UnmodifiableMap$UnmodifiableEntrySet",
          "Collections$UnmodifiableNavigableMap",
          "Collections$UnmodifiableNavigableMap$EmptyNavigableMap",
          "Collections$UnmodifiableNavigableSet",
          "Collections$UnmodifiableNavigableSet$EmptyNavigableSet",
          "Collections$UnmodifiableRandomAccessList",
          "Collections$UnmodifiableSet",
          "Collections$UnmodifiableSortedMap",
          "Collections$UnmodifiableSortedSet",
          "Currency",
          "Date",
          "EnumMap",
          "EnumSet",
          "EnumSet$SerializationProxy",
          "HashMap",
          "HashSet",
          "ImmutableCollections$List12",
          "ImmutableCollections$ListN",
          "ImmutableCollections$Map1",
          "ImmutableCollections$MapN",
          "ImmutableCollections$Set12",
          "ImmutableCollections$SetN",
          "ImmutableCollections$SubList",
          "JumboEnumSet",
          "LinkedHashMap",
          "LinkedHashSet",
          "LinkedList",
          "Locale",
          "RegularEnumSet",
          "TreeMap",
          "Stack",
          "TreeSet",
          "UUID",
          "Vector",
          "concurrent.ConcurrentHashMap",
          "concurrent.ConcurrentHashMap$Segment",
          "concurrent.CopyOnWriteArrayList",
          "concurrent.CopyOnWriteArraySet",
          "concurrent.locks.ReentrantLock$NonfairSync");

  /** All of them are written as {@code Ser}; a filter is asked of what becomes of that, too. */
  private static final List<String> TIME =
      List.of(
          "DayOfWeek",
          "Duration",
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "Month",
          "MonthDay",
          "OffsetDateTime",
          "OffsetTime",
          "Period",
          "Ser",
          "Year",
          "YearMonth",
          "ZoneOffset",
          "ZoneRegion",
          "ZonedDateTime");

  private static final List<String> OTHERS =
      List.of(
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.math.MathContext",
          "java.math.RoundingMode",
          "java.net.URI");

  static final Set<Class<?>> ALL =
      Stream.of(
              LANG.stream().map(name -> "java.lang." + name),
              UTIL.stream().map(name -> "java.util." + name),
              TIME.stream().map(name -> "java.time." + name),
              OTHERS.stream())
          .flatMap(names -> names)
          .map(JavaBaseClasses::named)
          .collect(Collectors.toUnmodifiableSet());

  private JavaBaseClasses() {}

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the JDK has no " + name, e);
    }
  }
}
