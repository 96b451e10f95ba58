package io.cacheme.tests.declarations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The files of one declaration: its types, each alone or nested, in its package or one below. */
final class Sources {

  private final Random random;
  private final DrawnNames names;
  private final String main;
  private final boolean isPublic;
  private final Map<String, String> files = new LinkedHashMap<>();

  Sources(Random random, DrawnNames names, String main) {
    this.random = random;
    this.names = names;
    this.main = main;
    this.isPublic = random.nextBoolean();
  }

  /** The package of what is annotated. */
  String main() {
    return main;
  }

  /** What {@link #declare} would name a type of this name that stands alone in the package. */
  String name(String type) {
    return main + "." + type;
  }

  /** Writes a type, and answers how it is named. */
  String declare(String kind, String type, String annotations, String body) {
    boolean isFixed = body.contains(name(type)) || !annotations.isEmpty();
    if (!isFixed && random.nextInt(4) == 0) {
      return nested(kind, type, body);
    }
    String home = isFixed || !isPublic || random.nextInt(3) > 0 ? main : main + ".other";
    String text = annotations + access() + kind + " " + type + body + "\n";
    write(home, type, text);
    return home + "." + type;
  }

  private String nested(String kind, String type, String body) {
    String outer = names.type();
    String text =
        access() + "class " + outer + " {\n  " + access() + "static " + kind + " " + type + body;
    write(main, outer, text + "\n}\n");
    return main + "." + outer + "." + type;
  }

  /** All public, so that other packages may name it; or as it comes. */
  String access() {
    return isPublic || random.nextInt(4) == 0 ? "public " : "";
  }

  /** Writes a file of a type. */
  void write(String home, String type, String text) {
    files.put(home + "." + type, "package " + home + ";\n\n" + text);
  }

  /** The texts by the full names of their types. */
  Map<String, String> files() {
    return files;
  }
}
