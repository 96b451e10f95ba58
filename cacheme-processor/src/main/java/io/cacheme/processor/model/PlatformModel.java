package io.cacheme.processor.model;

import java.util.List;

/**
 * What can be named where the node is compiled.
 *
 * @param generated whether {@code javax.annotation.processing.Generated} is visible
 * @param jspecify whether JSpecify's annotations are visible
 * @param shadowsJavaLang whether the package has classes that hide some of {@code java.lang}
 * @param suppressed the lints that the node's own types would set off in generated code
 */
public record PlatformModel(
    boolean generated, boolean jspecify, boolean shadowsJavaLang, List<String> suppressed) {

  /** Copies its list. */
  public PlatformModel {
    suppressed = List.copyOf(suppressed);
  }
}
