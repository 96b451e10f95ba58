package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The passes of one contender in one cell: the first of each JVM is cold, those of its second half
 * are warm.
 */
final class Series {

  private final String contender;
  private final List<JsonNode> cold = new ArrayList<>();
  private final List<JsonNode> warm = new ArrayList<>();

  private Series(String contender, List<JsonNode> passes) {
    this.contender = contender;
    Map<Integer, List<JsonNode>> rounds = new TreeMap<>();
    passes.forEach(
        pass ->
            rounds
                .computeIfAbsent(pass.get("round").asInt(), round -> new ArrayList<>())
                .add(pass));
    rounds.values().forEach(this::add);
  }

  private void add(List<JsonNode> round) {
    cold.add(round.get(0));
    warm.addAll(round.subList(round.size() / 2, round.size()));
  }

  /** Those of a cell, in the order of the contenders. */
  static List<Series> of(JsonNode measured, Cell cell) {
    Map<String, List<JsonNode>> passes = new TreeMap<>();
    for (JsonNode pass : measured.get("passes")) {
      if (pass.get("cell").asText().equals(cell.name())) {
        passes.computeIfAbsent(pass.get("contender").asText(), name -> new ArrayList<>()).add(pass);
      }
    }
    return passes.entrySet().stream().map(e -> new Series(e.getKey(), e.getValue())).toList();
  }

  String contender() {
    return contender;
  }

  int warmPasses() {
    return warm.size();
  }

  Spread warm(String figure) {
    return spread(warm, figure);
  }

  Spread cold(String figure) {
    return spread(cold, figure);
  }

  /** Wrong answers of all passes, warm or not. */
  long wrong() {
    return Math.round(Math.max(spread(cold, "wrong").max(), spread(warm, "wrong").max()));
  }

  /** The commands of a pass in the middle, as "105,280 get, 55,286 set". */
  String commands() {
    Map<String, List<Long>> calls = new TreeMap<>();
    for (JsonNode pass : warm) {
      pass.get("commands")
          .properties()
          .forEach(
              each ->
                  calls
                      .computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                      .add(each.getValue().asLong()));
    }
    List<String> words = new ArrayList<>();
    calls.forEach(
        (command, counts) -> {
          double median = Spread.of(counts.stream().mapToDouble(Long::doubleValue)).median();
          if (median >= 100) { // what is asked once in a while says nothing
            words.add(Figures.whole(median) + " " + command);
          }
        });
    return String.join(", ", words);
  }

  private static Spread spread(List<JsonNode> passes, String figure) {
    return Spread.of(
        passes.stream()
            .filter(pass -> pass.has(figure))
            .mapToDouble(p -> p.get(figure).asDouble()));
  }
}
