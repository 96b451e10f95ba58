package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The class named by {@code serializer}.
 *
 * @param type the class
 * @param text its simple name
 * @param flaw why it cannot be used, as in {@code "is abstract"}; empty if it can
 * @param unwritable what the node's value holds that it certainly cannot write
 * @param origin the place of the attribute
 */
public record SerializerModel(
    TypeName type,
    String text,
    Optional<String> flaw,
    List<NotSerializable> unwritable,
    Origin origin) {

  /** Copies its list. */
  public SerializerModel {
    unwritable = List.copyOf(unwritable);
  }
}
