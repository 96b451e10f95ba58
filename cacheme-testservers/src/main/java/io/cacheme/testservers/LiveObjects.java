package io.cacheme.testservers;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The objects of this process that are reachable.
 *
 * @param counts how many there are of a class, by its name
 * @param bytes what all of them take
 */
public record LiveObjects(Map<String, Long> counts, long bytes) {

  /** A line of a class histogram: its place, instances, bytes, class, and perhaps its module. */
  private static final Pattern CLASS = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +(\\S+)");

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  /** Counts them, after a full collection. */
  public static LiveObjects now() {
    String histogram = histogram();
    Map<String, Long> counts = new TreeMap<>();
    CLASS
        .matcher(histogram)
        .results()
        .forEach(found -> counts.merge(found.group(2), Long.valueOf(found.group(1)), Long::sum));
    MatchResult total = TOTAL.matcher(histogram).results().findFirst().orElseThrow();
    return new LiveObjects(counts, Long.parseLong(total.group(1)));
  }

  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException("this JVM gives no histogram of its objects", e);
    }
  }
}
