package io.cacheme.processor.read;

import io.cacheme.processor.model.LazyType;
import io.cacheme.processor.model.LoadModel.Answer;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a memoized method returns, measured by what is cached. Its result is handed out by the
 * cache and not by the method alone, so that it must be that type and not only a subtype.
 */
final class MemoizedAnswer {

  private static final String STAGE = "java.util.concurrent.CompletionStage";
  private static final String COMPLETABLE_FUTURE = "java.util.concurrent.CompletableFuture";
  private static final String FUTURE = "java.util.concurrent.Future";
  private static final String OPTIONAL = "java.util.Optional";
  private static final String LIST = "java.util.List";

  private final Lang lang;

  MemoizedAnswer(Lang lang) {
    this.lang = lang;
  }

  Answer of(TypeMirror type, TypeMirror value) {
    if (type.getKind() == TypeKind.VOID) {
      return Answer.VOID;
    }
    if (lang.same(type, value)) {
      return Answer.VALUE;
    }
    if (isOptionalOf(type, value)) {
      return Answer.OPTIONAL;
    }
    Optional<LazyType> lazy = LazyTypes.of(type);
    if (lazy.isPresent()) {
      return ofLazy(lazy.get(), type, value);
    }
    TypeMirror inner = inner(type);
    if (inner == null) {
      return lang.is(type, FUTURE) ? Answer.FUTURE : Answer.OTHER;
    }
    if (lang.same(inner, value)) {
      return Answer.STAGE;
    }
    return isOptionalOf(inner, value) ? Answer.STAGE_OF_OPTIONAL : Answer.OTHER;
  }

  /**
   * The same of the {@link Suspension#result} of a suspend function: a stage, if it is the value.
   */
  Answer ofSuspended(TypeMirror type, TypeMirror value) {
    return lang.same(type, Suspension.plain(lang, value)) ? Answer.STAGE : Answer.OTHER;
  }

  private Answer ofLazy(LazyType lazy, TypeMirror type, TypeMirror value) {
    TypeMirror inner = lang.argument(type, lazy.type().canonicalName());
    TypeMirror held = inner != null && lazy.isMany() ? lang.type(LIST, inner) : inner;
    return held != null && lang.same(held, value) ? Answer.STAGE : Answer.OTHER;
  }

  /** What a stage is of, if {@code type} is one; else null. */
  private @Nullable TypeMirror inner(TypeMirror type) {
    return Lang.isExactly(type, STAGE) || Lang.isExactly(type, COMPLETABLE_FUTURE)
        ? lang.argument(type, STAGE)
        : null;
  }

  /** {@code type}, or what it is a stage of. */
  TypeMirror unwrapped(TypeMirror type) {
    TypeMirror inner = inner(type);
    return inner == null ? type : inner;
  }

  private boolean isOptionalOf(TypeMirror type, TypeMirror value) {
    TypeMirror found = Lang.isExactly(type, OPTIONAL) ? lang.argument(type, OPTIONAL) : null;
    return found != null && lang.same(found, value);
  }
}
