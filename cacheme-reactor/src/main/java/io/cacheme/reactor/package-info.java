/** Caches as Reactor's {@code Mono} and {@code Flux}. */
@NullMarked
package io.cacheme.reactor;

import org.jspecify.annotations.NullMarked;
