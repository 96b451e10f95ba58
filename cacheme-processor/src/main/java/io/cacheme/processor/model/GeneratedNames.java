package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/**
 * What the classes generated for a node are called.
 *
 * @param packageName the record's package
 * @param stem what their names begin with
 * @param isValid whether the declared stem is a Java name; if not, the usual one stands in for it
 * @param origin the place of {@code generated} or of the record
 */
public record GeneratedNames(String packageName, String stem, boolean isValid, Origin origin) {

  private static final String SUFFIX = "Node";

  /** The names for a record with a stem of its own, or with the usual one where that is empty. */
  public static GeneratedNames of(ClassName record, String declared, Origin origin) {
    boolean isOwn = !declared.isEmpty() && SourceVersion.isIdentifier(declared);
    return new GeneratedNames(
        record.packageName(),
        isOwn ? declared : stemOf(record),
        isOwn || declared.isEmpty(),
        origin);
  }

  /** The stem for a record: its names joined, without {@code Node} at the end. */
  public static String stemOf(ClassName record) {
    List<String> names = new ArrayList<>(record.simpleNames());
    names.set(names.size() - 1, withoutSuffix(record.simpleName()));
    return String.join("_", names);
  }

  /** {@code User} for {@code UserNode}. */
  public static String withoutSuffix(String name) {
    return name.endsWith(SUFFIX) && name.length() > SUFFIX.length()
        ? name.substring(0, name.length() - SUFFIX.length())
        : name;
  }

  /** The typed cache. */
  public ClassName cache() {
    return ClassName.get(packageName, stem + "Cache");
  }

  /** What makes a bean of {@code generated}. */
  public static ClassName configurationOf(ClassName generated) {
    return ClassName.get(generated.packageName(), generated.simpleName() + "Configuration");
  }

  /** The blocking forms in the typed cache. */
  public ClassName sync() {
    return cache().nestedClass("Sync");
  }

  /** The static accessors. */
  public ClassName nodes() {
    return ClassName.get(packageName, stem + "Nodes");
  }

  /** The codec of the value, in the class of the accessors. */
  public ClassName codec() {
    return nodes().nestedClass(stem + "Codec");
  }

  /** What weighs the value on the heap, in the class of the accessors. */
  public ClassName encoder() {
    return nodes().nestedClass(stem + "Encoder");
  }

  /** The codec of the nodes themselves, in the class of the accessors. */
  public ClassName nodeCodec() {
    return nodes().nestedClass(stem + "NodeCodec");
  }
}
