package io.cacheme.proof.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sockets of this process are connected to, or were when it was last looked: of one that
 * was let go of and not closed the system tells nothing any more once its connection has ended.
 * Linux alone tells. Safe for any number of threads.
 */
final class Sockets {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final Clock clock;
  private final Map<String, Seen> seen = new HashMap<>();

  Sockets(Clock clock) {
    this.clock = clock;
  }

  /** What each descriptor of this process is open to, and each socket connected to. */
  record Looked(List<String> descriptors, List<String> sockets) {}

  private static List<String> descriptors() {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.map(Sockets::openTo).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one by which they were listed is gone by now. */
  private static String openTo(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "of the look itself";
    }
  }

  /** Looks at all there are, one look at a time, and forgets those that are closed. */
  synchronized Looked look() {
    List<String> descriptors = descriptors();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> connected = Tcp.sockets();
    seen.keySet().retainAll(descriptors);
    List<String> told = new ArrayList<>();
    for (String name : descriptors) {
      if (name.startsWith("socket:")) {
        Seen it = seen.getOrDefault(name, new Seen(now, "")).now(connected.get(name));
        seen.put(name, it);
        told.add(connected.getOrDefault(name, it.unconnected()));
      }
    }
    return new Looked(descriptors, told);
  }

  private record Seen(Instant first, String last) {

    Seen now(@Nullable String connected) {
      return connected == null ? this : new Seen(first, connected);
    }

    String unconnected() {
      return "connected to nothing, "
          + (last.isEmpty() ? "ever" : "before " + last)
          + ", first seen at "
          + first;
    }
  }
}
