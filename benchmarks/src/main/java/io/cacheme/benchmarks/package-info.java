/** Figures beside those of others. */
@NullMarked
package io.cacheme.benchmarks;

import org.jspecify.annotations.NullMarked;
