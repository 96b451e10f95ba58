package io.cacheme.tests.declarations;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Names that generated code has as well, or that are strange in another way; and plain ones. */
final class DrawnNames {

  /** What generated code names, or might. */
  private static final List<String> CLASSES =
      List.of(
          "Cacheme",
          "Node",
          "NodeSpec",
          "NodeCache",
          "SyncNodeCache",
          "GlobalNode",
          "Loader",
          "BulkLoader",
          "Loads",
          "LoadException",
          "HeapHit",
          "MemoizedBatch",
          "CacheStats",
          "KeyWriter",
          "KeyLayout",
          "ValueType",
          "Codec",
          "ValueReader",
          "ValueWriter",
          "FieldNames",
          "EnumNames",
          "TextForm",
          "Tags",
          "Serializer",
          "Objects",
          "Optional",
          "OptionalInt",
          "Map",
          "List",
          "Set",
          "Collection",
          "Collections",
          "ArrayList",
          "LinkedHashMap",
          "LinkedHashSet",
          "Arrays",
          "Function",
          "Duration",
          "CompletableFuture",
          "CompletionStage",
          "Generated",
          "Nullable",
          "Override",
          "SuppressWarnings",
          "String",
          "Void",
          "Object",
          "Exception",
          "Integer",
          "Long",
          "Class",
          "Sync",
          "SPEC",
          "NODE",
          "Entry",
          "CacheNode",
          "Memoize",
          "Consequences",
          "Invalidates",
          "Puts");

  private static final List<String> STRANGE =
      List.of(
          "$",
          "$L",
          "$N",
          "$T",
          "A$B",
          "a$b",
          "_a",
          "a_",
          "__",
          "OS",
          "ID",
          "URL",
          "USER_VIEW",
          "User_View",
          "UserNode",
          "UserNodes",
          "UserCache",
          "UserCodec",
          "größe",
          "名前",
          "İ",
          "ınt",
          "ß",
          "x1",
          "X",
          "T",
          "E",
          "Int",
          "New",
          "Class1",
          "nULL",
          "tRUE");

  private static final List<String> PLAIN =
      List.of("User", "View", "Price", "Order", "Tenant", "Shop", "Page", "Color", "Money");

  private static final List<String> VARIABLES =
      List.of(
          "io",
          "java",
          "javax",
          "org",
          "cache",
          "cacheme",
          "node",
          "nodes",
          "key",
          "keys",
          "value",
          "values",
          "loader",
          "bulkLoader",
          "theLoader",
          "theValue",
          "in",
          "theIn",
          "out",
          "field",
          "seen",
          "element",
          "list",
          "map",
          "set",
          "array",
          "entry",
          "size",
          "hit",
          "asked",
          "found",
          "batch",
          "consequences",
          "result",
          "stage",
          "own",
          "failure",
          "e",
          "theE",
          "delegate",
          "loads",
          "load",
          "spec",
          "record",
          "sealed",
          "permits",
          "var",
          "yield",
          "module",
          "with",
          "open",
          "opens",
          "requires",
          "exports",
          "to",
          "when",
          "non",
          "bind",
          "create",
          "sync",
          "stats",
          "check",
          "writeKey",
          "get",
          "put",
          "refresh",
          "invalidate",
          "getAll",
          "equals",
          "id",
          "name",
          "userId",
          "sku",
          "sheep",
          "box",
          "day",
          "status",
          "read",
          "write",
          "of",
          "type",
          "user");

  private static final Set<String> NO_TYPES = Set.of("__");

  private final Random random;
  private final Set<String> types = new HashSet<>();

  DrawnNames(Random random) {
    this.random = random;
  }

  /** A name for a type that no other type of the declaration has. */
  String type() {
    List<String> from = List.of(CLASSES, CLASSES, STRANGE, PLAIN).get(random.nextInt(4));
    String name = from.get(random.nextInt(from.size()));
    while (NO_TYPES.contains(name) || !types.add(name)) {
      name += from == STRANGE && random.nextBoolean() ? "$" : "2";
    }
    return name;
  }

  /** A name for a member type, which types that it is not in may have. */
  String member(Set<String> around) {
    List<String> others = new TreeSet<>(types).stream().filter(n -> !around.contains(n)).toList();
    return others.isEmpty() || random.nextBoolean()
        ? type()
        : others.get(random.nextInt(others.size()));
  }

  /** Reserves a name. */
  void take(String type) {
    types.add(type);
  }

  /** A name for a variable that is not among {@code taken}, and is from now. */
  String variable(Set<String> taken) {
    List<String> from = List.of(CLASSES, STRANGE, VARIABLES, VARIABLES).get(random.nextInt(4));
    String name = from.get(random.nextInt(from.size()));
    if (!types.isEmpty() && random.nextInt(8) == 0) {
      name = List.copyOf(new TreeSet<>(types)).get(random.nextInt(types.size()));
    }
    while (!taken.add(name)) {
      name += random.nextBoolean() ? "2" : "s";
    }
    return name;
  }
}
