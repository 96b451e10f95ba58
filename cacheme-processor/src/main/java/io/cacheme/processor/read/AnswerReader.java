package io.cacheme.processor.read;

import io.cacheme.processor.model.LoadModel.Answer;
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

  Answer ofLoad(TypeMirror type) {
    Answer plain = withoutValue(type);
    TypeMirror inner = plain == Answer.STAGE ? lang.argument(type, STAGE) : type;
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
    if (found != null && lang.fits(found, value)) {
      return isStage ? Answer.STAGE_OF_OPTIONAL : Answer.OPTIONAL;
    }
    return lang.fits(inner, value) ? plain : Answer.OTHER;
  }

  Answer ofLoadAll(TypeMirror type) {
    Answer plain = withoutValue(type);
    TypeMirror inner = plain == Answer.STAGE ? lang.argument(type, STAGE) : type;
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
    if (lang.is(type, STAGE)) {
      return Answer.STAGE;
    }
    return lang.is(type, FUTURE) ? Answer.FUTURE : Answer.VALUE;
  }
}
