package io.cacheme.benchmarks.storage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param storages which ones; all unless named
 * @param operations which ones; all unless named
 * @param callers how many ask at once
 * @param rounds how many each contender has
 * @param millis how long a round lasts
 * @param pool connections or reading threads of either side, where there is a pool; 0 for the
 *     storage's default
 */
record BenchmarkOptions(
    Set<BenchmarkedStorage> storages,
    Set<Operation> operations,
    int callers,
    int rounds,
    int millis,
    int pool) {

  private static final int WARM_UP_MILLIS = 3_000;
  private static final String USAGE =
      "usage: [storage...] [put] [get] [getAll] [callers=64] [rounds=7] [millis=1000] [pool=N]"
          + " with storages of ";

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one is not known; says which there are
   */
  static BenchmarkOptions of(String... arguments) {
    Set<BenchmarkedStorage> storages = EnumSet.noneOf(BenchmarkedStorage.class);
    Set<Operation> operations = EnumSet.noneOf(Operation.class);
    List<String> numbers = new ArrayList<>();
    for (String argument : arguments) {
      String name =
          argument.replace('-', '_').replace("getAll", "get_all").toUpperCase(Locale.ROOT);
      if (argument.contains("=")) {
        numbers.add(argument);
      } else if (isOneOf(Operation.class, name)) {
        operations.add(Operation.valueOf(name));
      } else if (isOneOf(BenchmarkedStorage.class, name)) {
        storages.add(BenchmarkedStorage.valueOf(name));
      } else {
        throw problem(argument);
      }
    }
    BenchmarkOptions options =
        new BenchmarkOptions(
            storages.isEmpty() ? EnumSet.allOf(BenchmarkedStorage.class) : storages,
            operations.isEmpty() ? EnumSet.allOf(Operation.class) : operations,
            number(numbers, "callers", 64),
            number(numbers, "rounds", 7),
            number(numbers, "millis", 1_000),
            number(numbers, "pool", 0));
    if (!numbers.isEmpty()) {
      throw problem(numbers.get(0));
    }
    return options;
  }

  /** For the round in which the JVM gets warm. */
  BenchmarkOptions warmUp() {
    return new BenchmarkOptions(
        storages, operations, callers, rounds, Math.max(millis, WARM_UP_MILLIS), pool);
  }

  /** The size of a pool that has {@code byDefault} connections unless told otherwise. */
  int poolOr(int byDefault) {
    return pool == 0 ? byDefault : pool;
  }

  private static <E extends Enum<E>> boolean isOneOf(Class<E> type, String name) {
    return EnumSet.allOf(type).stream().anyMatch(constant -> constant.name().equals(name));
  }

  private static int number(List<String> numbers, String name, int byDefault) {
    for (String argument : numbers) {
      if (argument.startsWith(name + "=")) {
        numbers.remove(argument);
        return Integer.parseInt(argument.substring(name.length() + 1));
      }
    }
    return byDefault;
  }

  private static IllegalArgumentException problem(String argument) {
    return new IllegalArgumentException(
        argument + " is not known; " + USAGE + EnumSet.allOf(BenchmarkedStorage.class));
  }
}
