package io.cacheme.tests.declarations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws types, and writes those of the declaration's own. */
final class DrawnTypes {

  private static final List<DrawnType> SCALARS =
      List.of(
          DrawnType.key("int", "7"),
          DrawnType.key("long", "8L"),
          DrawnType.key("short", "(short) 9"),
          DrawnType.key("byte", "(byte) 10"),
          DrawnType.key("char", "'c'"),
          DrawnType.key("boolean", "true"),
          DrawnType.key("java.lang.String", "\"te:xt\""),
          DrawnType.key("java.lang.String", "\"\""),
          DrawnType.key("java.lang.Integer", "11"),
          DrawnType.key("java.lang.Long", "12L"),
          DrawnType.key("java.lang.Boolean", "false"),
          DrawnType.key("java.lang.Character", "'d'"),
          DrawnType.key("java.math.BigInteger", "java.math.BigInteger.TEN"),
          DrawnType.key("java.util.UUID", "new java.util.UUID(1, 2)"),
          DrawnType.key("java.time.LocalDate", "java.time.LocalDate.of(2024, 2, 29)"),
          DrawnType.key("java.time.Instant", "java.time.Instant.ofEpochMilli(13)"),
          DrawnType.key("java.time.Duration", "java.time.Duration.ofSeconds(14)"),
          DrawnType.key("java.time.DayOfWeek", "java.time.DayOfWeek.FRIDAY"),
          DrawnType.key("java.util.concurrent.TimeUnit", "java.util.concurrent.TimeUnit.DAYS"));

  private static final List<DrawnType> OTHERS =
      List.of(
          DrawnType.of("double", "1.5"),
          DrawnType.of("float", "2.5f"),
          DrawnType.of("java.lang.Double", "3.5"),
          DrawnType.of("java.math.BigDecimal", "new java.math.BigDecimal(\"4.50\")"),
          DrawnType.of("java.net.URI", "java.net.URI.create(\"a:b\")"),
          DrawnType.of("java.util.OptionalInt", "java.util.OptionalInt.of(15)"),
          DrawnType.of("java.time.Year", "java.time.Year.of(2000)"),
          DrawnType.of("java.time.ZoneOffset", "java.time.ZoneOffset.UTC"),
          DrawnType.of("byte[]", "new byte[] {1, 2}"),
          DrawnType.of("char[]", "new char[] {'a'}"),
          DrawnType.of("int[]", "new int[] {3}"));

  /** What {@code io.cacheme.tests.declarations.Library} has, as from a jar. */
  private static final String LIBRARY = "io.cacheme.tests.declarations.Library.";

  private static final List<DrawnType> FROM_A_JAR =
      List.of(
          DrawnType.key(LIBRARY + "Loads", "new " + LIBRARY + "Loads(1, \"a\")"),
          DrawnType.key(LIBRARY + "OS", LIBRARY + "OS.IO"),
          DrawnType.of(
              LIBRARY + "Box<java.lang.Long>", "new " + LIBRARY + "Box<java.lang.Long>(5L)"),
          DrawnType.of(LIBRARY + "Shape", "new " + LIBRARY + "Shape.Round(1.5)"));

  private final Random random;
  private final DrawnNames names;
  private final Sources sources;

  DrawnTypes(Random random, DrawnNames names, Sources sources) {
    this.random = random;
    this.names = names;
    this.sources = sources;
  }

  /** What may be a component of a key. */
  DrawnType key(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> enumeration();
      case 1 -> FROM_A_JAR.get(random.nextInt(2));
      case 2 -> depth > 0 ? record(List.of(key(depth - 1), key(0))) : SCALARS.get(0);
      default -> pick(SCALARS);
    };
  }

  /** What may be cached. */
  DrawnType value(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? pick(SCALARS) : pick(OTHERS);
    }
    return switch (random.nextInt(16)) {
      case 0 -> pick(SCALARS);
      case 1 -> pick(OTHERS);
      case 2 -> pick(FROM_A_JAR);
      case 3 -> enumeration();
      case 4, 5 -> container(value(depth - 1));
      case 6 -> map(value(depth - 1));
      case 7 -> array(value(depth - 1));
      case 8, 9 -> sealed(depth);
      case 10 -> generic(value(depth - 1));
      default -> record(values(depth));
    };
  }

  private List<DrawnType> values(int depth) {
    List<DrawnType> values = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      values.add(random.nextInt(6) == 0 ? optional(pick(SCALARS)) : value(depth - 1));
    }
    return values;
  }

  /** What a load may need. */
  DrawnType dependency() {
    return switch (random.nextInt(6)) {
      case 0 -> pick(SCALARS);
      case 1 -> array(pick(SCALARS));
      case 2 -> container(pick(SCALARS));
      default -> face();
    };
  }

  private DrawnType pick(List<DrawnType> from) {
    return from.get(random.nextInt(from.size()));
  }

  private DrawnType container(DrawnType of) {
    String type = random.nextBoolean() ? "List" : "Set";
    return DrawnType.of(
        "java.util." + type + "<" + of.boxed() + ">",
        "java.util." + type + ".<" + of.boxed() + ">of(" + of.sample() + ")");
  }

  private DrawnType optional(DrawnType of) {
    return DrawnType.of(
        "java.util.Optional<" + of.boxed() + ">",
        "java.util.Optional.<" + of.boxed() + ">of(" + of.sample() + ")");
  }

  private DrawnType map(DrawnType of) {
    DrawnType key = pick(SCALARS);
    String arguments = "<" + key.boxed() + ", " + of.boxed() + ">";
    return DrawnType.of(
        "java.util.Map" + arguments,
        "java.util.Map." + arguments + "of(" + key.sample() + ", " + of.sample() + ")");
  }

  private DrawnType array(DrawnType of) {
    return of.name().contains("<")
        ? container(of)
        : DrawnType.of(of.name() + "[]", "new " + of.name() + "[] {" + of.sample() + "}");
  }

  private DrawnType enumeration() {
    Set<String> constants = new HashSet<>();
    String first = names.variable(constants);
    String body = first + ", " + names.variable(constants) + ", " + names.variable(constants);
    String type = sources.declare("enum", names.type(), "", " { " + body + " }");
    return DrawnType.key(type, type + "." + first);
  }

  /** A type without a value of use to a codec. */
  private DrawnType face() {
    String type = sources.declare("class", names.type(), "", " {}");
    return DrawnType.of(type, "new " + type + "()");
  }

  private DrawnType record(List<DrawnType> components) {
    String type = sources.declare("record", names.type(), "", header(components) + " {}");
    boolean inKeys = components.size() > 0 && components.stream().allMatch(DrawnType::inKeys);
    return new DrawnType(type, instance(type, components), inKeys);
  }

  private DrawnType generic(DrawnType argument) {
    String component = names.variable(new HashSet<>());
    String header = "<T>(T " + component + ")";
    String type = sources.declare("record", genericName(), "", header + " {}");
    String name = type + "<" + argument.boxed() + ">";
    return DrawnType.of(name, "new " + name + "(" + argument.sample() + ")");
  }

  /** A name that its own type parameter does not hide. */
  private String genericName() {
    String name = names.type();
    return name.equals("T") ? names.type() : name;
  }

  private DrawnType sealed(int depth) {
    List<DrawnType> first = values(depth);
    List<DrawnType> second = values(depth);
    String one = names.type();
    String two = names.type();
    String three = names.type();
    String type = names.type();
    String around = sources.name(type);
    String body =
        (" {\n  record %s%s implements %s {}\n  record %s%s implements %s {}\n"
                + "  enum %s implements %s { %s }\n}")
            .formatted(
                one, header(first), around, two, header(second), around, three, around, "A, B");
    String declared = sources.declare("sealed interface", type, "", body);
    return DrawnType.of(
        declared,
        switch (random.nextInt(3)) {
          case 0 -> instance(declared + "." + one, first);
          case 1 -> instance(declared + "." + two, second);
          default -> declared + "." + three + ".B";
        });
  }

  private String header(List<DrawnType> components) {
    Set<String> taken = new HashSet<>();
    List<String> all = new ArrayList<>();
    components.forEach(c -> all.add(c.name() + " " + names.variable(taken)));
    return "(" + String.join(", ", all) + ")";
  }

  private static String instance(String type, List<DrawnType> components) {
    return "new "
        + type
        + "("
        + String.join(", ", components.stream().map(DrawnType::sample).toList())
        + ")";
  }
}
