/**
 * What a storage implements, and what an application may give the cache to run, time and propagate
 * by.
 */
@NullMarked
package io.cacheme.spi;

import org.jspecify.annotations.NullMarked;
