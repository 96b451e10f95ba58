package io.cacheme.processor.read;

import io.cacheme.processor.model.LazyModel;
import io.cacheme.processor.model.LazyType;
import io.cacheme.processor.model.LoadModel.Answer;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Tells what a loading method returns, measured by the node's value. */
final class AnswerReader {

  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String FUTURE = "java.util.concurrent.Future";
  private static final String OPTIONAL = "java.util.Optional";

  private final Lang lang;
  private final TypeElement record;
  private final @Nullable TypeMirror value;

  /** For a node of {@code value}; null if that is not known. */
  AnswerReader(Lang lang, TypeElement record, @Nullable TypeMirror value) {
    this.lang = lang;
    this.record = record;
    this.value = value;
  }

  /** Its lazy type, out of which its value is to be taken. */
  Optional<LazyModel> lazy(TypeMirror type) {
    return isValue(type) ? Optional.empty() : LazyTypes.of(lang, type, record);
  }

  private boolean isValue(TypeMirror type) {
    return value != null && lang.fits(type, value);
  }

  /** What it is a stage or a lazy type of; itself if it is neither, null if that is not known. */
  private @Nullable TypeMirror inner(TypeMirror type, Answer plain) {
    Optional<LazyType> lazy = lazyOfOne(type);
    if (lazy.isPresent()) {
      return lang.argument(type, lazy.get().type().canonicalName());
    }
    return plain == Answer.STAGE ? lang.argument(type, STAGE) : type;
  }

  private Optional<LazyType> lazyOfOne(TypeMirror type) {
    return isValue(type) ? Optional.empty() : LazyTypes.of(type).filter(lazy -> !lazy.isMany());
  }

  Answer ofLoad(TypeMirror type) {
    Answer plain = withoutValue(type);
    TypeMirror inner = inner(type, plain);
    if (value == null || plain == Answer.VOID || plain == Answer.FUTURE) {
      return plain;
    }
    if (inner == null) {
      return Answer.OTHER;
    }
    boolean isStage = plain == Answer.STAGE;
    if (lang.types.isSameType(inner, value)) {
      return plain;
    }
    TypeMirror found = lang.argument(inner, OPTIONAL);
    if (found != null && lang.fits(found, value) && lazyOfOne(type).isEmpty()) {
      return isStage ? Answer.STAGE_OF_OPTIONAL : Answer.OPTIONAL;
    }
    return lang.fits(inner, value) ? plain : Answer.OTHER;
  }

  Answer ofLoadAll(TypeMirror type) {
    Answer plain = withoutValue(type);
    TypeMirror inner = inner(type, plain);
    if (value == null || plain == Answer.VOID || plain == Answer.FUTURE) {
      return plain;
    }
    TypeMirror map = lang.type("java.util.Map", lang.some(record.asType()), lang.some(value));
    return inner != null && map != null && lang.types.isSubtype(inner, map) ? plain : Answer.OTHER;
  }

  private Answer withoutValue(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return Answer.VOID;
    }
    if (lang.is(type, STAGE) || lazyOfOne(type).isPresent()) {
      return Answer.STAGE;
    }
    return lang.is(type, FUTURE) ? Answer.FUTURE : Answer.VALUE;
  }
}
