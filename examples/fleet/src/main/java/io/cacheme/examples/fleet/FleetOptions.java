package io.cacheme.examples.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param storage what they share
 * @param url a server that runs already, or null to start one
 * @param processes how many JVMs
 * @param readers how many threads of each read
 * @param seconds how long they run
 * @param keys how many keys are written
 * @param faults what happens, in turn; null for all that may, but an outage
 * @param every seconds from one to the next
 * @param sabotage which writes are left out and said to have succeeded
 */
record FleetOptions(
    String storage,
    @Nullable String url,
    int processes,
    int readers,
    int seconds,
    int keys,
    @Nullable List<Fault> faults,
    int every,
    Sabotage sabotage) {

  private static final int MOST_PROCESSES = 32;
  private static final String USAGE =
      "usage: [--storage redis|sentinel|cluster|postgresql|mysql|mariadb|sqlite] [--url URL]"
          + " [--processes N] [--readers N] [--seconds N] [--keys N] [--every SECONDS]"
          + " [--faults kill,stop,cut,half-open,hang,outage,failover,move|none]"
          + " [--sabotage none|writes|failovers]";

  static FleetOptions parse(String... args) {
    Reading reading = new Reading(args);
    FleetOptions options =
        new FleetOptions(
            reading.text("--storage", "redis"),
            reading.optional("--url"),
            reading.number("--processes", 4, 1),
            reading.number("--readers", 2, 0),
            reading.number("--seconds", 30, 1),
            reading.number("--keys", 3_000, 192) / 3 * 3, // of three kinds
            faults(reading.optional("--faults")),
            reading.number("--every", 5, 1),
            sabotage(reading.text("--sabotage", Sabotage.NONE.toString())));
    reading.end();
    if (options.processes > MOST_PROCESSES) {
      throw refused("--processes takes " + MOST_PROCESSES + " at most");
    }
    return options;
  }

  /** What happens on {@code stage}, in turn. */
  List<Fault> faultsOn(Stage stage) {
    List<Fault> possible = new ArrayList<>(List.of(Fault.KILL, Fault.STOP));
    possible.addAll(stage.faults());
    if (faults == null) {
      possible.remove(Fault.OUTAGE);
      return possible;
    }
    if (!possible.containsAll(faults)) {
      throw refused("--faults takes some of " + possible + " for --storage " + storage);
    }
    return faults;
  }

  private static @Nullable List<Fault> faults(@Nullable String value) {
    if (value == null) {
      return null;
    }
    return value.equals("none")
        ? List.of()
        : Arrays.stream(value.split(",")).map(FleetOptions::fault).toList();
  }

  private static Fault fault(String name) {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> refused("--faults takes some of " + Arrays.toString(Fault.values())));
  }

  private static Sabotage sabotage(String name) {
    return Arrays.stream(Sabotage.values())
        .filter(sabotage -> sabotage.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () -> refused("--sabotage takes one of " + Arrays.toString(Sabotage.values())));
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(why + "\n" + USAGE);
  }

  /** The arguments that nobody has asked for yet. */
  private static final class Reading {

    private final List<String> left;

    Reading(String... args) {
      this.left = new ArrayList<>(List.of(args));
    }

    @Nullable String optional(String name) {
      int place = left.indexOf(name);
      if (place < 0) {
        return null;
      }
      if (place + 1 == left.size()) {
        throw refused(name + " needs a value");
      }
      left.remove(place);
      return left.remove(place);
    }

    String text(String name, String otherwise) {
      String value = optional(name);
      return value == null ? otherwise : value;
    }

    int number(String name, int otherwise, int least) {
      String value = optional(name);
      if (value == null) {
        return otherwise;
      }
      try {
        int number = Integer.parseInt(value);
        if (number >= least) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw refused(
          name + " takes a whole number of at least " + least + ", not \"" + value + "\"");
    }

    void end() {
      if (!left.isEmpty()) {
        throw refused("unknown option " + left.get(0));
      }
    }
  }
}
