package io.cacheme.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;

/**
 * How time and memory grow with loads under way, with nodes and with the size of values: {@link
 * InFlight}, {@link Nodes}, {@link Values}.
 */
public final class GrowthBenchmark {

  private GrowthBenchmark() {}

  /** Takes what {@link MicroOptions} says. */
  public static void main(String[] args) throws Exception {
    MicroOptions options = MicroOptions.parse(args);
    Figures figures = new Figures("growth", System.out);
    List<GrowthPart> parts = new ArrayList<>();
    for (String name : options.parts()) {
      parts.add(part(name, figures));
    }
    parts.forEach(part -> part.run(options.rounds()));
    figures.print();
    parts.forEach(GrowthPart::ratios);
    figures.write(options.json());
  }

  private static GrowthPart part(String name, Figures figures) {
    return switch (name) {
      case "in-flight" -> new InFlight(figures);
      case "nodes" -> new Nodes(figures);
      case "values" -> new Values(figures);
      default ->
          throw new IllegalArgumentException("--parts takes in-flight, nodes, values: " + name);
    };
  }
}
