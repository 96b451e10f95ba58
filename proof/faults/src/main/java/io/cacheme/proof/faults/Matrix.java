package io.cacheme.proof.faults;

import io.cacheme.testservers.MysqlKind;
import java.util.ArrayList;
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

  private Matrix() {}

  /** Takes names of families, or {@code --cell} and a cell; all without. */
  public static void main(String[] args) {
    Matrix matrix = new Matrix();
    if (args.length == 2 && args[0].equals("--cell")) {
      String[] cell = args[1].split("/", 2);
      matrix.run(cell[0], cell[cell.length - 1]);
    } else {
      List<String> named = List.of(args);
      (named.isEmpty() ? FAMILIES.keySet() : named).forEach(name -> matrix.run(name, null));
      matrix.sabotage();
    }
    boolean passed =
        !matrix.outcomes.isEmpty() && matrix.outcomes.stream().allMatch(Outcome::passed);
    System.exit(passed ? 0 : 1); // the servers end by their hooks
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

  private void run(String name, @Nullable String only) {
    try (Family family = open(name)) {
      for (Cell cell : family.cells()) {
        if (only == null || only.equals(cell.name())) {
          say(run(family, cell, Plan.WHOLE));
        }
      }
    } catch (RuntimeException e) {
      say(new Outcome(name, "it could not be run", List.of(String.valueOf(e))));
    }
  }

  private void sabotage() {
    for (Sabotage sabotage : Sabotage.values()) {
      say(sabotage.run());
    }
  }

  private void say(Outcome outcome) {
    outcomes.add(outcome);
    System.out.println(outcome.line());
  }
}
