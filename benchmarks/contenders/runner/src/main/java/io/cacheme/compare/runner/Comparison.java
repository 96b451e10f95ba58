package io.cacheme.compare.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cacheme.testservers.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets contenders take turns: in each round each does each task, in a JVM of its own. */
final class Comparison {

  private static final int SEED = 42;

  private final Options options;
  private final List<ContenderModule> contenders;
  private final List<Cell> cells;
  private final ObjectNode measured = new ObjectMapper().createObjectNode();
  private final ArrayNode passes;
  private final ArrayNode failures;

  /** A contender's turn. */
  private record Turn(int round, Cell cell, ContenderModule contender) {}

  Comparison(Options options, List<ContenderModule> contenders, List<Cell> cells) {
    this.options = options;
    this.contenders = contenders;
    this.cells = cells;
    measured.put("seed", SEED).put("full", options.isFull);
    ArrayNode about = measured.putArray("contenders");
    contenders.forEach(contender -> about.add(contender.about()));
    this.failures = measured.putArray("failures");
    this.passes = measured.putArray("passes");
  }

  ObjectNode run(Path home) throws IOException, InterruptedException {
    Surroundings.tell(measured, home);
    RedisProcess redis = RedisProcess.start();
    try (Archives archives = new Archives()) {
      measured.put("redis", redis.version());
      List<Turn> turns = turns();
      Bar bar = new Bar(System.err, turns.size());
      int seconds = options.secondsOf(turns.size());
      measured.put("secondsATurn", seconds).put("rounds", options.rounds);
      for (Turn turn : turns) {
        take(turn, seconds, redis.url(), archives, bar);
        bar.stepped();
      }
      bar.end();
    } finally {
      redis.close();
    }
    return measured;
  }

  /** Who was first in a round is second in the next. */
  private List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (int round = 1; round <= options.rounds; round++) {
      for (Cell cell : cells) {
        List<ContenderModule> able = contenders.stream().filter(c -> c.can(cell)).toList();
        for (int i = 0; i < able.size(); i++) {
          turns.add(new Turn(round, cell, able.get((i + round - 1) % able.size())));
        }
      }
    }
    return turns;
  }

  private void take(Turn turn, int seconds, String redisUrl, Archives archives, Bar bar)
      throws IOException, InterruptedException {
    String words = turn.cell().name() + " " + turn.contender().name() + ", round " + turn.round();
    bar.show(words);
    List<String> arguments = new ArrayList<>(turn.cell().arguments());
    arguments.addAll(List.of("--contender", turn.contender().name(), "--redis", redisUrl));
    arguments.addAll(List.of("--seconds", "" + seconds, "--seed", "" + SEED));
    Child child = child(turn, arguments, archives);
    boolean well =
        child != null
            && child.run(
                pass -> {
                  passes.add(placed(pass, turn));
                  bar.show(words + ", pass " + (pass.get("pass").asInt() + 1));
                });
    if (!well) {
      failures.add(words);
    }
  }

  private static @Nullable Child child(Turn turn, List<String> arguments, Archives archives)
      throws IOException, InterruptedException {
    return turn.cell().isArchived()
        ? archives.archived(turn.contender(), turn.cell(), arguments)
        : new Child(turn.contender().classPath(), arguments);
  }

  private static JsonNode placed(JsonNode pass, Turn turn) {
    return ((ObjectNode) pass).put("cell", turn.cell().name()).put("round", turn.round());
  }
}
