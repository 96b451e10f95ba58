package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.diagnostic.Origin;
import javax.lang.model.element.TypeElement;

/**
 * What a codec is generated for.
 *
 * @param element the node, or the value with {@code @CacheValue}
 * @param origin where its problems are told
 * @param otherwise the way out where a type cannot be changed
 */
record CodecSubject(TypeElement element, Origin origin, String otherwise) {

  static CodecSubject node(TypeElement record, Origin origin) {
    return new CodecSubject(record, origin, "name a serializer that binds data itself");
  }

  /** The node itself, which is to be written to a file. */
  static CodecSubject dumped(TypeElement record, Origin origin) {
    return new CodecSubject(record, origin, "leave dumpable out");
  }

  static CodecSubject value(TypeElement value, Origin origin) {
    return new CodecSubject(
        value, origin, "remove @CacheValue and name a serializer that binds data itself");
  }

  String name() {
    return String.join(".", ClassName.get(element).simpleNames());
  }
}
