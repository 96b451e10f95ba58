/** Figures that end in ratios to those of others: hits on the heap, codecs, growth. */
@NullMarked
package io.cacheme.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
