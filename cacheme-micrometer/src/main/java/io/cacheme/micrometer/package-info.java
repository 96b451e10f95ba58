/** What a {@link io.cacheme.Cacheme} counts, as Micrometer's meters. */
@NullMarked
package io.cacheme.micrometer;

import org.jspecify.annotations.NullMarked;
