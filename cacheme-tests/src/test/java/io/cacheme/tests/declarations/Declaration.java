package io.cacheme.tests.declarations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What one seed draws: sources that an application could have, each declaration in a package of its
 * own, and a program that uses what is generated.
 *
 * @param seed draws it again
 * @param name its package
 * @param sources the texts of its files by the full names of their types
 * @param program the text of the class {@code ZqRun}
 * @param flaw what is wrong with it, if it was drawn so
 */
record Declaration(
    long seed, String name, Map<String, String> sources, String program, Optional<Flaw> flaw) {

  /**
   * Something wrong.
   *
   * @param code how it is to be refused
   * @param type the one it is wrong with, by its full name
   */
  record Flaw(String code, String type) {

    /** The end of the name of the file that has the type. */
    String file() {
      String[] names = type.split("\\.", 3);
      return names[0] + "/" + names[1] + ".java";
    }
  }

  Declaration {
    sources = Map.copyOf(sources);
  }

  static Declaration of(long seed) {
    Random random = new Random(seed);
    Draw draw = new Draw(random, "d" + Long.toHexString(seed));
    StringBuilder program = new StringBuilder();
    Optional<Flaw> flaw = random.nextInt(4) == 0 ? Optional.of(draw.flawed()) : Optional.empty();
    int nodes = flaw.isPresent() ? 0 : 1 + random.nextInt(2);
    for (int number = 0; number < nodes; number++) {
      program.append(draw.sound(number));
    }
    String main = draw.sources.main();
    Map<String, String> files = new LinkedHashMap<>(draw.sources.files());
    files.put(main + ".Zq", draw.helper.source());
    String run = "package " + main + ";\n\npublic final class ZqRun {\n\n" + program + "}\n";
    return new Declaration(seed, main, files, run, flaw);
  }

  /** The class of the program. */
  String programName() {
    return name + ".ZqRun";
  }

  /** Draws the parts. */
  private static final class Draw {

    private final Random random;
    private final DrawnNames names;
    private final Sources sources;
    private final Helper helper;
    private final DrawnTypes types;

    Draw(Random random, String main) {
      this.random = random;
      this.names = new DrawnNames(random);
      this.sources = new Sources(random, names, main);
      this.helper = new Helper(main);
      this.types = new DrawnTypes(random, names, sources);
    }

    /** A node that works, perhaps memoized, and the methods that try it. */
    String sound(int number) {
      DrawnNode node = node(number, Optional.empty());
      String tried = method("node" + number, node.check(sources.main()));
      return random.nextInt(3) == 0
          ? tried
          : tried + method("memoized" + number, memoize(node).draw());
    }

    Flaw flawed() {
      int ofNodes = NodeFlaw.values().length;
      int which = random.nextInt(ofNodes + MemoizeFlaw.values().length);
      if (which < ofNodes) {
        NodeFlaw flaw = NodeFlaw.values()[which];
        return new Flaw(flaw.name(), node(0, Optional.of(flaw)).type());
      }
      MemoizeFlaw flaw = MemoizeFlaw.values()[which - ofNodes];
      return new Flaw(flaw.name(), memoize(node(0, Optional.empty())).draw(flaw));
    }

    private DrawnNode node(int number, Optional<NodeFlaw> flaw) {
      return new NodeDraw(random, names, types, sources, helper).draw(number, flaw);
    }

    private MemoizeDraw memoize(DrawnNode node) {
      return new MemoizeDraw(random, names, types, sources, helper, node);
    }

    private static String method(String name, String code) {
      return "  public static void %s(io.cacheme.Cacheme a, io.cacheme.Cacheme b)%n".formatted(name)
          + "      throws java.lang.Throwable {\n"
          + code
          + "  }\n\n";
    }
  }
}
