package io.cacheme.processor.read;

import com.palantir.javapoet.ClassName;
import io.cacheme.processor.model.RuntimeNames;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * Where a codec is generated: what its code can name there, and which values have codecs of their
 * own.
 */
final class CodecScope {

  private final Lang lang;
  private final Sources sources;
  private final CodecSubject subject;
  private final boolean inside;

  CodecScope(Lang lang, Sources sources, CodecSubject subject) {
    this(lang, sources, subject, false);
  }

  private CodecScope(Lang lang, Sources sources, CodecSubject subject, boolean inside) {
    this.lang = lang;
    this.sources = sources;
    this.subject = subject;
    this.inside = inside;
  }

  /** The inside of a value that has a codec of its own, where nothing is generated. */
  CodecScope inside() {
    return new CodecScope(lang, sources, subject, true);
  }

  CodecSubject subject() {
    return subject;
  }

  boolean isSource(TypeElement type) {
    return sources.contains(type);
  }

  /** The type, or the first around it, that cannot be named. */
  Optional<TypeElement> hidden(TypeElement type) {
    return inside ? Optional.empty() : new Access(lang.elements, subject.element()).hidden(type);
  }

  /** The codec that {@code @CacheValue} gives a type, if it is there or about to be written. */
  Optional<ClassName> sharedCodec(TypeElement type) {
    if (inside || type.equals(subject.element()) || !isCacheValue(type)) {
      return Optional.empty();
    }
    ClassName codec = CacheValueElement.codecOf(type);
    boolean isThere =
        sources.contains(type) || lang.elements.getTypeElement(codec.canonicalName()) != null;
    return isThere ? Optional.of(codec) : Optional.empty();
  }

  private static boolean isCacheValue(TypeElement type) {
    return type.getTypeParameters().isEmpty()
        && type.getAnnotationMirrors().stream()
            .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
            .anyMatch(
                a -> a.getQualifiedName().contentEquals(RuntimeNames.CACHE_VALUE.canonicalName()));
  }
}
