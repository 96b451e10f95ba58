package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Origin;

/**
 * What the classes generated for a node are called.
 *
 * @param packageName the record's package
 * @param stem what their names begin with
 * @param origin the place of {@code generated} or of the record
 */
public record GeneratedNames(String packageName, String stem, Origin origin) {

  private static final String SUFFIX = "Node";

  /** The stem for a record: its names joined, without {@code Node} at the end. */
  public static String stemOf(ClassName record) {
    String joined = String.join("_", record.simpleNames());
    boolean isLonger = record.simpleName().length() > SUFFIX.length();
    return isLonger && joined.endsWith(SUFFIX)
        ? joined.substring(0, joined.length() - SUFFIX.length())
        : joined;
  }

  /** The typed cache. */
  public ClassName cache() {
    return ClassName.get(packageName, stem + "Cache");
  }

  /** The blocking forms in the typed cache. */
  public ClassName sync() {
    return cache().nestedClass("Sync");
  }

  /** The static accessors. */
  public ClassName nodes() {
    return ClassName.get(packageName, stem + "Nodes");
  }

  /** The codec of the value. */
  public ClassName codec() {
    return ClassName.get(packageName, stem + "Codec");
  }
}
