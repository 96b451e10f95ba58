package io.cacheme.tests.declarations;

/** The class of a declaration that has its values and counts its loads; its name is nobody's. */
final class Helper {

  private final String main;
  private final StringBuilder members = new StringBuilder();

  Helper(String main) {
    this.main = main;
  }

  /** Its simple name: packages can be hidden where it is used. */
  String name() {
    return "Zq";
  }

  void add(DrawnNode node) {
    for (int i = 0; i < node.needs().size(); i++) {
      DrawnType need = node.needs().get(i);
      members.append(
          "  static final %s NEED%d_%d = %s;%n%n"
              .formatted(need.name(), node.number(), i, need.sample()));
    }
    members.append(
        """
          static final java.util.concurrent.atomic.AtomicInteger LOADS%1$d =
              new java.util.concurrent.atomic.AtomicInteger();

          public static %2$s value%1$d() {
            return %3$s;
          }

          public static %2$s loaded%1$d() {
            LOADS%1$d.incrementAndGet();
            return value%1$d();
          }

          public static java.util.Map<%4$s, %5$s> all%1$d(java.util.Collection<%4$s> asked) {
            java.util.Map<%4$s, %5$s> map = new java.util.HashMap<>();
            asked.forEach(one -> map.put(one, loaded%1$d()));
            return map;
          }

          public static %4$s node%1$d() {
            return %6$s;
          }

          static <K> java.util.Map<K, %5$s> map%1$d(K key) {
            return java.util.Map.of(key, loaded%1$d());
          }

        """
            .formatted(
                node.number(),
                node.value().name(),
                node.value().sample(),
                node.type(),
                node.value().boxed(),
                node.instance()));
  }

  /** Adds members of other kinds. */
  void add(String text) {
    members.append(text);
  }

  String source() {
    return """
    package %s;

    public final class %s {

      public static <V> java.util.concurrent.CompletableFuture<V> future(V value) {
        return java.util.concurrent.CompletableFuture.completedFuture(value);
      }

      public static <V> java.util.Optional<V> optional(V value) {
        return java.util.Optional.of(value);
      }

    %s}
    """
        .formatted(main, name(), members);
  }
}
