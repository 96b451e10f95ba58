package io.cacheme.spring.boot;

import io.cacheme.Cacheme;

/**
 * Says what properties cannot: a bean of this type is given the builder when these have been said,
 * and before the {@link Cacheme} is built. Several are called in their order ({@code @Order}).
 * Implemented by applications.
 *
 * <pre>{@code
 * @Bean
 * CachemeBuilderCustomizer removals(Audit audit) {
 *   return builder -> builder.removalListener(UserInfoNodes.SPEC, audit::dropped);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CachemeBuilderCustomizer {

  /**
   * Called once, on the thread that starts the application. What it throws fails the start.
   *
   * @param builder has all that properties say; it is not to be built
   */
  void customize(Cacheme.Builder builder);
}
