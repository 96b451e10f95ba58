package io.cacheme.processor.generate;

import io.cacheme.processor.model.Words;
import java.util.Collection;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names for parameters and locals that clash neither with given ones nor with keywords. */
final class LocalNames {

  private final Set<String> taken;

  LocalNames(Collection<String> taken) {
    this.taken = Set.copyOf(taken);
  }

  /** {@code name} if it is free, else {@code theName}, else that with a number. */
  String free(String name) {
    if (isFree(name)) {
      return name;
    }
    String longer = "the" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    String candidate = longer;
    for (int i = 2; !isFree(candidate); i++) {
      candidate = longer + i;
    }
    return candidate;
  }

  private boolean isFree(String name) {
    return !taken.contains(name) && !SourceVersion.isKeyword(name);
  }

  /** The plural of {@code name}. */
  String freePlural(String name) {
    return free(Words.plural(name));
  }
}
