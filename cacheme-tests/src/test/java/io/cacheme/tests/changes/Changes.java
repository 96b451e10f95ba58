package io.cacheme.tests.changes;

import java.util.ArrayList;
import java.util.List;

/** The changes that the page has a row for. */
final class Changes {

  private static final String COLORS = "public enum Color { %s } ";

  private final List<Change> changes = new ArrayList<>();

  private Changes() {}

  /** All, in the page's order. */
  static List<Change> all() {
    Changes all = new Changes();
    all.components();
    all.numbers();
    all.nulls();
    all.enums();
    all.collections();
    all.records();
    all.textsAndTimes();
    return all.changes;
  }

  /** That the last one may read the value {@code text}, which the page calls {@code outcome}. */
  private Changes may(String outcome, String text) {
    changes.get(changes.size() - 1).may(outcome, text);
    return this;
  }

  /** Components of a record, and a value of it by the arguments of its constructor. */
  private Changes components(String name, String before, String sample, String after) {
    return add(
        name,
        "View",
        view("View", before),
        "new View(" + sample + ")",
        "View",
        view("View", after));
  }

  private Changes add(
      String name, String was, String before, String sample, String is, String after) {
    Change change =
        new Change(name, new Version(was, before, sample), new Version(is, after, "null"));
    changes.add(change);
    return this;
  }

  private static String view(String name, String components) {
    return view(name, components, "");
  }

  private static String view(String name, String components, String body) {
    return "public record %s(%s) implements Serializable { %s } ".formatted(name, components, body);
  }

  private void components() {
    components("component added", "int a", "1", "int a, String b");
    components("component added, `@Nullable`", "int a", "1", "int a, @Nullable String b");
    components("component added, primitive", "int a", "1", "int a, int b");
    components("component added, `Optional`", "int a", "1", "int a, Optional<String> b")
        .may("empty", "View[a=1, b=Optional.empty]");
    components("component removed", "int a, String b", "1, \"x\"", "int a")
        .may("read", "View[a=1]");
    components("component renamed", "int a", "1", "int b");
    components(
            "component renamed, `Optional`",
            "Optional<String> a",
            "Optional.of(\"x\")",
            "Optional<String> b")
        .may("**empty**", "View[b=Optional.empty]");
    components("components reordered", "int a, String b", "1, \"x\"", "String b, int a")
        .may("read", "View[b=x, a=1]");
    components(
            "components of one type reordered",
            "String a, String b",
            "\"x\", \"y\"",
            "String b, String a")
        .may("read", "View[b=y, a=x]");
  }

  private void numbers() {
    components("`int` → `long`", "int a", "7", "long a").may("read", "View[a=7]");
    components("`long` → `int`, fits", "long a", "7", "int a").may("read", "View[a=7]");
    components("`long` → `int`, does not fit", "long a", "1L << 40", "int a");
    components("`int` → `short`, does not fit", "int a", "40_000", "short a");
    components("`int` → `byte`, does not fit", "int a", "200", "byte a");
    components("`Integer` → `Byte`, does not fit", "Integer a", "200", "Byte a");
    components("`int` → `char`", "int a", "200", "char a");
    components("`int` → `double`", "int a", "7", "double a").may("read", "View[a=7.0]");
    components("`double` → `int`, whole", "double a", "7", "int a").may("read", "View[a=7]");
    components("`double` → `int`, with a fraction", "double a", "7.5", "int a");
    components("`float` → `double`, 0.1", "float a", "0.1f", "double a")
        .may("read", "View[a=0.10000000149011612]")
        .may("0.1", "View[a=0.1]");
    components("`double` → `float`, 0.1", "double a", "0.1", "float a")
        .may("nearest", "View[a=0.1]");
    components("`int` → `BigDecimal`", "int a", "7", "BigDecimal a").may("read", "View[a=7]");
    components("`BigDecimal` → `double`", "BigDecimal a", "new BigDecimal(\"1.50\")", "double a")
        .may("read", "View[a=1.5]");
    components("`int` → `String`", "int a", "7", "String a");
    components("`String` → `int`", "String a", "\"7\"", "int a");
    components("`int` → `boolean`", "int a", "1", "boolean a");
  }

  private void nulls() {
    components("`int` → `Integer`", "int a", "7", "Integer a").may("read", "View[a=7]");
    components("`Integer` → `int`", "Integer a", "7", "int a").may("read", "View[a=7]");
    components("`Integer` → `int`, null", "@Nullable Integer a", "null", "int a");
    components("made `@Nullable`", "String a", "\"x\"", "@Nullable String a")
        .may("read", "View[a=x]");
    components("no longer `@Nullable`, null", "@Nullable String a", "null", "String a")
        .may("**null**", "View[a=null]");
    add(
        "the same, and the constructor refuses null",
        "View",
        view("View", "@Nullable String a"),
        "new View(null)",
        "View",
        view("View", "String a", "public View { Objects.requireNonNull(a); }"));
    components("`String` → `Optional`", "String a", "\"x\"", "Optional<String> a")
        .may("read", "View[a=Optional[x]]");
    components("`String` → `Optional`, null", "@Nullable String a", "null", "Optional<String> a")
        .may("empty", "View[a=Optional.empty]");
    components("`Optional` → `String`", "Optional<String> a", "Optional.of(\"x\")", "String a")
        .may("read", "View[a=x]");
    components("`Optional` → `String`, empty", "Optional<String> a", "Optional.empty()", "String a")
        .may("**null**", "View[a=null]");
  }

  private Changes colors(String name, String before, String after) {
    return add(
        name,
        "View",
        COLORS.formatted(before) + view("View", "Color a"),
        "new View(Color.RED)",
        "View",
        COLORS.formatted(after) + view("View", "Color a"));
  }

  private void enums() {
    colors("constant added", "RED, GREEN", "BLUE, RED, GREEN").may("read", "View[a=RED]");
    colors("constants reordered", "RED, GREEN", "GREEN, RED").may("read", "View[a=RED]");
    colors("another constant removed", "RED, GREEN", "RED").may("read", "View[a=RED]");
    colors("constant removed or renamed", "RED, GREEN", "ROSE, GREEN");
    add(
            "`String` → enum, a constant's name",
            "View",
            view("View", "String a"),
            "new View(\"RED\")",
            "View",
            COLORS.formatted("RED") + view("View", "Color a"))
        .may("read", "View[a=RED]");
    add(
            "enum → `String`",
            "View",
            COLORS.formatted("RED") + view("View", "Color a"),
            "new View(Color.RED)",
            "View",
            view("View", "String a"))
        .may("read", "View[a=RED]");
  }

  /** Read as text are the classes of the elements, which a list does not tell. */
  private Changes elements(String name, String sample, String after) {
    String toString =
        "public String toString() { return ((List<?>) a).get(0).getClass().getSimpleName(); }";
    return add(
            name,
            "View",
            view("View", "List<Integer> a"),
            "new View(" + sample + ")",
            "View",
            view("View", "List<" + after + "> a", toString))
        .may("**of Integer**", "Integer");
  }

  private void collections() {
    String list = "new ArrayList<>(List.of(1, 2, 1))";
    components("`List` → `Collection`", "List<Integer> a", list, "Collection<Integer> a")
        .may("read", "View[a=[1, 2, 1]]");
    components("`List` → `Set`, with one twice", "List<Integer> a", list, "Set<Integer> a")
        .may("once", "View[a=[1, 2]]");
    elements("`List<Integer>` → `List<Long>`", list, "Long").may("read", "Long");
    elements("`List<Integer>` → `List<String>`", list, "String");
    components(
            "`Map<Integer, …>` → `Map<Byte, …>`, does not fit",
            "Map<Integer, String> a",
            "Map.of(200, \"x\")",
            "Map<Byte, String> a")
        .may("**of Integer**", "View[a={200=x}]");
    components("`String` → `List<String>`", "String a", "\"x\"", "List<String> a");
    components(
        "`List<String>` → `String`",
        "List<String> a",
        "new ArrayList<>(List.of(\"x\"))",
        "String a");
    add(
            "`Map` → record of its keys",
            "View",
            view("View", "Map<String, Integer> a"),
            "new View(new HashMap<>(Map.of(\"b\", 1)))",
            "View",
            view("Part", "int b") + view("View", "Part a"))
        .may("read", "View[a=Part[b=1]]");
  }

  private Changes parts(String name, String before, String sample, String type, String after) {
    return add(
        name,
        "View",
        before + view("View", "Part a"),
        "new View(" + sample + ")",
        "View",
        after + view("View", type + " a"));
  }

  private void records() {
    String one = view("Part", "int b");
    parts(
        "component of a nested record added",
        one,
        "new Part(1)",
        "Part",
        view("Part", "int b, int c"));
    parts(
            "component of a nested record removed",
            view("Part", "int b, int c"),
            "new Part(1, 2)",
            "Part",
            one)
        .may("read", "View[a=Part[b=1]]");
    parts("nested record renamed", one, "new Part(1)", "Piece", view("Piece", "int b"))
        .may("read", "View[a=Piece[b=1]]");
    add(
            "the value's record renamed",
            "View",
            view("View", "int a"),
            "new View(1)",
            "Info",
            view("Info", "int a"))
        .may("read", "Info[a=1]");
    String circle = view("Circle", "int r").replace("Serializable", "Shape");
    String square = view("Square", "int s").replace("Serializable", "Shape");
    String round = shape("Circle") + circle;
    add(
            "record → sealed interface of it",
            "Circle",
            view("Circle", "int r"),
            "new Circle(1)",
            "Shape",
            round)
        .may("read", "Circle[r=1]");
    add(
            "sealed interface → record",
            "Shape",
            round,
            "new Circle(1)",
            "Circle",
            view("Circle", "int r"))
        .may("read", "Circle[r=1]");
    String both = shape("Circle", "Square") + circle + square;
    add("sealed: a record added", "Shape", round, "new Circle(1)", "Shape", both)
        .may("read", "Circle[r=1]");
    add("sealed: a record removed", "Shape", both, "new Square(1)", "Shape", round);
    String ring = circle.replace("Circle", "Ring");
    add("sealed: a record renamed", "Shape", round, "new Circle(1)", "Shape", shape("Ring") + ring);
    add(
            "the same, with its old name as `@TypeName`",
            "Shape",
            round,
            "new Circle(1)",
            "Shape",
            shape("Ring").replace("name = \"Ring\"", "name = \"Circle\"")
                + "@TypeName(\"Circle\") "
                + ring)
        .may("read", "Ring[r=1]");
  }

  /** Names for Jackson are as generated codecs have them. */
  private static String shape(String... records) {
    StringBuilder text = new StringBuilder();
    for (String name : records) {
      text.append(text.isEmpty() ? "" : ", ")
          .append("@JsonSubTypes.Type(value = %1$s.class, name = \"%1$s\")".formatted(name));
    }
    return "@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = \"@type\") @JsonSubTypes({"
        + text
        + "}) public sealed interface Shape extends Serializable permits "
        + String.join(", ", records)
        + " {} ";
  }

  private void textsAndTimes() {
    components("`char` → `String`", "char a", "'x'", "String a").may("read", "View[a=x]");
    components("`UUID` → `String`", "UUID a", "new UUID(0, 7)", "String a")
        .may("read", "View[a=00000000-0000-0000-0000-000000000007]");
    String sameBytes = "public boolean equals(Object o) { return Arrays.equals(a, ((View) o).a); }";
    add(
            "`byte[]` → `String`",
            "View",
            view("View", "byte[] a", sameBytes),
            "new View(new byte[] {1})",
            "View",
            view("View", "String a"))
        .may("**Base64**", "View[a=AQ==]");
    components(
        "`LocalDate` → `LocalDateTime`",
        "LocalDate a",
        "LocalDate.of(2025, 11, 1)",
        "LocalDateTime a");
    components(
            "`LocalDateTime` → `LocalDate`",
            "LocalDateTime a",
            "LocalDateTime.of(2025, 11, 1, 12, 34)",
            "LocalDate a")
        .may("its date", "View[a=2025-11-01]");
    components(
            "`Instant` → `OffsetDateTime`",
            "Instant a",
            "Instant.ofEpochSecond(1761998096)",
            "OffsetDateTime a")
        .may("read", "View[a=2025-11-01T11:54:56Z]");
    components(
            "`OffsetDateTime` → `Instant`",
            "OffsetDateTime a",
            "OffsetDateTime.parse(\"2025-11-01T12:00+01:00\")",
            "Instant a")
        .may("read", "View[a=2025-11-01T11:00:00Z]");
    components("`Instant` → `long`", "Instant a", "Instant.ofEpochSecond(1761998096)", "long a");
    components("`long` → `Instant`", "long a", "1761998096789L", "Instant a");
    components("`long` → `Duration`", "long a", "1500", "Duration a");
    components("`int` → `LocalDate`", "int a", "20", "LocalDate a");
  }
}
