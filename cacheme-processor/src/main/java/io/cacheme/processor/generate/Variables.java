package io.cacheme.processor.generate;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.model.RuntimeNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.SourceVersion;

/**
 * What the user's parameters are called in generated code: as in the user's, but where a class is
 * called that has the name, or one in a package that begins with it. A variable would go before
 * both (JLS 6.4.2). Kotlin's may have names that are none in Java.
 */
final class Variables {

  /** What generated methods with a user's parameters call, and where it is. */
  private static final Set<String> CALLED =
      Set.of(
          "Function",
          "List",
          "Objects",
          "Optional",
          "Set",
          "io",
          "java",
          RuntimeNames.BULK_LOADER.simpleName(),
          RuntimeNames.CONSEQUENCES.simpleName(),
          RuntimeNames.HEAP_HIT.simpleName(),
          RuntimeNames.LOADER.simpleName(),
          RuntimeNames.LOADS.simpleName(),
          RuntimeNames.MEMOIZED_BATCH.simpleName(),
          RuntimeNames.NODE_GROUP.simpleName());

  private final Set<String> hidden = new HashSet<>(CALLED);

  /** Beside code that calls {@code users} by name. */
  Variables(Collection<ClassName> users) {
    this(users, Set.of());
  }

  /**
   * Beside code that calls {@code users} by name, where other things have the names {@code gone}.
   */
  Variables(Collection<ClassName> users, Set<String> gone) {
    for (ClassName user : users) {
      hidden.addAll(user.simpleNames());
      if (user.simpleNames().stream().anyMatch(n -> CALLED.contains(n) || gone.contains(n))) {
        // it may be written in full
        hidden.add(user.packageName().split("\\.", 2)[0]);
      }
    }
  }

  /** The names of generated variables by those of the user's. */
  UnaryOperator<String> of(Collection<String> names) {
    Set<String> taken = new HashSet<>(names);
    taken.addAll(hidden);
    Map<String, String> free = new LinkedHashMap<>();
    for (String name : List.copyOf(names)) {
      free.put(name, isUsable(name) ? name : free(writable(name), taken));
    }
    return name -> free.getOrDefault(name, name);
  }

  private boolean isUsable(String name) {
    return !hidden.contains(name) && SourceVersion.isName(name);
  }

  /** {@code name} without what no name in Java has; it may be a keyword. */
  private static String writable(String name) {
    String written = name.replaceAll("[^\\p{javaJavaIdentifierPart}]", "_");
    return SourceVersion.isIdentifier(written) ? written : "_" + written;
  }

  private static String free(String name, Set<String> taken) {
    String candidate = name;
    while (!SourceVersion.isName(candidate) || !taken.add(candidate)) {
      candidate += "_";
    }
    return candidate;
  }
}
