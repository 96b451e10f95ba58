package io.cacheme.proof.faults;

import io.cacheme.testservers.MysqlKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs cells, and says a line for each. */
final class Matrix {

  private static final Map<String, Supplier<Family>> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put("redis", RedisFamily::new);
    FAMILIES.put("redis-cluster", ClusterFamily::new);
    FAMILIES.put("postgresql", PostgresqlFamily::new);
    FAMILIES.put("mysql", () -> new MysqlFamily(MysqlKind.MYSQL));
    FAMILIES.put("mariadb", () -> new MysqlFamily(MysqlKind.MARIADB));
    FAMILIES.put("sqlite", SqliteFamily::new);
    FAMILIES.put("mongodb", MongodbFamily::new);
  }

  private final List<Outcome> outcomes = new ArrayList<>();

  private final List<String> named = new ArrayList<>();
  private Plan plan = Plan.WHOLE;
  private @Nullable String cell;

  private Matrix() {}

  /** Takes names of families, or {@code --cell} and one cell, and {@code --rate}; all without. */
  public static void main(String[] args) {
    Matrix matrix = new Matrix();
    matrix.read(List.of(args).iterator());
    matrix.runAll();
    boolean passed =
        !matrix.outcomes.isEmpty() && matrix.outcomes.stream().allMatch(Outcome::passed);
    System.exit(passed ? 0 : 1); // the servers end by their hooks
  }

  private void read(Iterator<String> words) {
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--cell" -> {
          String[] parts = words.next().split("/", 2);
          named.add(parts[0]);
          cell = parts[parts.length - 1];
        }
        case "--rate" -> plan = plan.at(Integer.parseInt(words.next()));
        default -> named.add(word);
      }
    }
  }

  private void runAll() {
    (named.isEmpty() ? FAMILIES.keySet() : named).forEach(this::run);
    if (cell == null) {
      for (Sabotage sabotage : Sabotage.values()) {
        say(sabotage.run());
      }
    }
  }

  /** The family of that name, whose server is started. */
  static Family open(String name) {
    Supplier<Family> supplier = FAMILIES.get(name);
    if (supplier == null) {
      throw new IllegalArgumentException(
          "there is no storage " + name + "; there are " + String.join(", ", FAMILIES.keySet()));
    }
    return Objects.requireNonNull(supplier.get());
  }

  /** Runs one cell; what it throws is a problem of it. */
  static Outcome run(Family family, Cell cell, Plan plan) {
    try {
      return new CellRun(family, cell, plan).run();
    } catch (Exception | AssertionError e) {
      return new Outcome(
          family.name() + "/" + cell.name(), "it could not be run", List.of(String.valueOf(e)));
    }
  }

  private void run(String name) {
    try (Family family = open(name)) {
      List<Cell> cells =
          family.cells().stream().filter(each -> cell == null || cell.equals(each.name())).toList();
      if (cells.isEmpty()) {
        throw new IllegalArgumentException(name + " has no fault " + cell);
      }
      cells.forEach(each -> say(run(family, each, plan)));
    } catch (RuntimeException e) {
      say(new Outcome(name, "it could not be run", List.of(String.valueOf(e))));
    }
  }

  private void say(Outcome outcome) {
    outcomes.add(outcome);
    System.out.println(outcome.line());
  }
}
