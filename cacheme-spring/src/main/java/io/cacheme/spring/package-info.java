/** Spring's transactions and cache annotations, over the tiers of a {@link io.cacheme.Cacheme}. */
@NullMarked
package io.cacheme.spring;

import org.jspecify.annotations.NullMarked;
