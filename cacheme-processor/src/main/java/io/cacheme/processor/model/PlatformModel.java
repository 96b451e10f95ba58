package io.cacheme.processor.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What can be named where generated code is compiled.
 *
 * @param generated whether {@code javax.annotation.processing.Generated} is visible
 * @param jspecify whether JSpecify's annotations are visible
 * @param shadowsJavaLang whether the package has classes that hide some of {@code java.lang}
 * @param javac whether javac compiles it, whose plugins the Eclipse compiler knows nothing of
 * @param spring whether beans are to be made, for our annotations of Spring's are visible
 * @param suppressed the lints that the user's own types would set off in generated code
 */
public record PlatformModel(
    boolean generated,
    boolean jspecify,
    boolean shadowsJavaLang,
    boolean javac,
    boolean spring,
    List<String> suppressed) {

  /** Copies its list. */
  public PlatformModel {
    suppressed = List.copyOf(suppressed);
  }

  /** The same, with more lints suppressed. */
  public PlatformModel suppressing(List<String> more) {
    List<String> all =
        Stream.concat(suppressed.stream(), more.stream()).distinct().sorted().toList();
    return new PlatformModel(generated, jspecify, shadowsJavaLang, javac, spring, all);
  }
}
