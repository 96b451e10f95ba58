package io.cacheme.tests.declarations;

/**
 * A type as a declaration writes it.
 *
 * @param name how it is named, from anywhere
 * @param sample an expression for one value of it
 * @param inKeys whether it has a stable text
 */
record DrawnType(String name, String sample, boolean inKeys) {

  static DrawnType of(String name, String sample) {
    return new DrawnType(name, sample, false);
  }

  static DrawnType key(String name, String sample) {
    return new DrawnType(name, sample, true);
  }

  boolean isPrimitive() {
    return Character.isLowerCase(name.charAt(0)) && !name.contains(".") && !isArray();
  }

  boolean isArray() {
    return name.endsWith("[]");
  }

  /** The type as an argument of another. */
  String boxed() {
    if (!isPrimitive()) {
      return name;
    }
    return switch (name) {
      case "int" -> "java.lang.Integer";
      case "char" -> "java.lang.Character";
      default -> "java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    };
  }

  /** The primitive type that this one boxes, or itself. */
  String unboxed() {
    return switch (name) {
      case "java.lang.Integer" -> "int";
      case "java.lang.Long" -> "long";
      case "java.lang.Boolean" -> "boolean";
      case "java.lang.Double" -> "double";
      default -> name;
    };
  }

  /** The type where it may be null. */
  String nullable() {
    int last = name.indexOf('<') < 0 ? name.length() : name.indexOf('<');
    int dot = name.lastIndexOf('.', last);
    return name.substring(0, dot + 1)
        + "@org.jspecify.annotations.Nullable "
        + name.substring(dot + 1);
  }
}
