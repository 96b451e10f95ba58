/** The public face of the engine: build a {@code Cacheme}, bind nodes to it, ask them. */
@NullMarked
package io.cacheme;

import org.jspecify.annotations.NullMarked;
