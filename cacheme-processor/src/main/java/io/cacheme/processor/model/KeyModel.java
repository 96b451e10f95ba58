package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * Where a node's key comes from: one of the two, if all is well.
 *
 * @param template the value of {@code key}, if it is set
 * @param method the record's method {@code key()}, if it has one
 * @param prefix what begins the text of the method; empty for nothing
 * @param origin the place of {@code key}, or of the annotation
 */
public record KeyModel(
    Optional<KeyTemplate> template,
    Optional<KeyMethodModel> method,
    Declared<String> prefix,
    Origin origin) {

  /** Whether what the method answers begins with text of its own. */
  public boolean hasPrefix() {
    return !prefix.value().isEmpty();
  }

  /** The key as people read it: the template, or {@code user:{key()}}. */
  public String text() {
    return template
        .map(KeyTemplate::text)
        .orElseGet(() -> hasPrefix() ? prefix.value() + "{key()}" : "key()");
  }
}
