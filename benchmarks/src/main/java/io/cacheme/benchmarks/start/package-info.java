/** How soon a JVM that has just started has its first answer. */
@NullMarked
package io.cacheme.benchmarks.start;

import org.jspecify.annotations.NullMarked;
