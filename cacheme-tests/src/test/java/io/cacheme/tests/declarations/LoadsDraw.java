package io.cacheme.tests.declarations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Draws the loads of a node: {@code load}, {@code loadAll}, or both. */
final class LoadsDraw {

  private final Random random;
  private final DrawnNames names;
  private final DrawnTypes types;
  private final Map<String, DrawnType> needs = new LinkedHashMap<>();

  LoadsDraw(Random random, DrawnNames names, DrawnTypes types) {
    this.random = random;
    this.names = names;
    this.types = types;
  }

  /** What they need, in the order of the generated parameters. */
  List<DrawnType> needs() {
    return List.copyOf(needs.values());
  }

  /** The methods of the node {@code type}, whose values the helper class makes. */
  String draw(int number, String type, DrawnType value) {
    int form = random.nextInt(3);
    String load = form == 1 ? "" : load(number, value);
    return load + (form == 0 ? "" : loadAll(number, type, value));
  }

  private String load(int number, DrawnType value) {
    List<String> parameters = more(3, new HashSet<>());
    AnswerForm form = AnswerForm.values()[random.nextInt(AnswerForm.values().length)];
    String returns = form == AnswerForm.VALUE ? value.name() : form.type(value.boxed());
    String thrown = random.nextInt(3) == 0 ? " throws java.lang.Exception" : "";
    String made = form.made("Zq.loaded" + number + "()");
    return method(returns + " load", parameters, thrown, made);
  }

  private String loadAll(int number, String type, DrawnType value) {
    String nodes = names.variable(new HashSet<>(needs.keySet()));
    String collection = List.of("Collection", "List", "Set").get(random.nextInt(3));
    List<String> parameters = new ArrayList<>();
    parameters.add("java.util." + collection + "<" + type + "> " + nodes);
    needs.forEach(
        (name, need) -> {
          if (random.nextBoolean()) {
            parameters.add(need.name() + " " + name);
          }
        });
    parameters.addAll(more(2, Set.of(nodes)));
    AnswerForm form = AnswerForm.values()[random.nextInt(3)];
    String returns = form.type("java.util.Map<" + type + ", " + value.boxed() + ">");
    String made = form.made("Zq.all" + number + "(" + nodes + ")");
    return method("static " + returns + " loadAll", parameters, "", made);
  }

  /** Parameters for things that were not needed until now. */
  private List<String> more(int most, Set<String> others) {
    Set<String> taken = new HashSet<>(needs.keySet());
    taken.addAll(others);
    return Stream.generate(() -> need(taken)).limit(random.nextInt(most + 1)).toList();
  }

  private String need(Set<String> taken) {
    DrawnType type = types.dependency();
    String name = names.variable(taken);
    needs.put(name, type);
    return type.name() + " " + name;
  }

  private static String method(String start, List<String> parameters, String thrown, String made) {
    return "  %s(%s)%s {%n    return %s;%n  }%n"
        .formatted(start, String.join(", ", parameters), thrown, made);
  }
}
