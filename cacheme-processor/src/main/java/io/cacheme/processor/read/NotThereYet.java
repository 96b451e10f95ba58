package io.cacheme.processor.read;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Types that stand for what is yet to be answered, those of libraries by name: to cache one caches
 * no answer, but who waits for it, its failure, or the call that is made anew each time.
 */
final class NotThereYet {

  private static final Set<String> OF_ONE =
      Set.of(
          "java.util.concurrent.CompletionStage",
          "reactor.core.publisher.Mono",
          "io.smallrye.mutiny.Uni");

  private static final Set<String> FUTURES = Set.of("java.util.concurrent.Future");

  private static final Set<String> OF_MANY =
      Set.of(
          "java.util.concurrent.Flow.Publisher",
          "org.reactivestreams.Publisher",
          "reactor.core.publisher.Flux",
          "io.smallrye.mutiny.Multi");

  private static final Set<String> ALL =
      Stream.of(OF_ONE, FUTURES, OF_MANY).flatMap(Set::stream).collect(Collectors.toSet());

  private NotThereYet() {}

  static boolean is(TypeMirror type) {
    return Lang.isAny(type, ALL);
  }

  /** What to cache instead. */
  static String instead(DeclaredType type) {
    String name = Lang.element(type).getSimpleName().toString();
    if (Lang.isAny(type, OF_ONE)) {
      return "cache what it answers; load may return a " + name + " of that";
    }
    return Lang.isAny(type, FUTURES)
        ? "cache what it answers; load may return a CompletableFuture of that"
        : "cache a List of its elements; load may return a CompletableFuture of that";
  }
}
