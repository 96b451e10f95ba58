package io.cacheme.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Prometheus is given, read as it reads it. */
record Scrape(List<Sample> samples) {

  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  record Sample(String name, Map<String, String> labels, double value) {

    boolean has(String... labelsAndValues) {
      for (int i = 0; i < labelsAndValues.length; i += 2) {
        if (!labelsAndValues[i + 1].equals(labels.get(labelsAndValues[i]))) {
          return false;
        }
      }
      return true;
    }
  }

  static Scrape of(PrometheusMeterRegistry registry) {
    return new Scrape(
        registry
            .scrape()
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(Scrape::sample)
            .toList());
  }

  private static Sample sample(String line) {
    Matcher matcher = LINE.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    Map<String, String> labels = new TreeMap<>();
    if (matcher.group(2) != null) {
      for (MatchResult label : LABEL.matcher(matcher.group(2)).results().toList()) {
        labels.put(label.group(1), label.group(2));
      }
    }
    return new Sample(matcher.group(1), labels, Double.parseDouble(matcher.group(3)));
  }

  Stream<Sample> all(String name, String... labelsAndValues) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && sample.has(labelsAndValues));
  }

  /** As {@code sum(name{…})}; there must be one at least. */
  long sum(String name, String... labelsAndValues) {
    assertThat(all(name, labelsAndValues)).as("%s%s", name, List.of(labelsAndValues)).isNotEmpty();
    return (long) all(name, labelsAndValues).mapToDouble(Sample::value).sum();
  }

  Set<String> names() {
    return samples.stream().map(Sample::name).collect(Collectors.toSet());
  }
}
