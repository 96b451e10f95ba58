/** Micronaut's cache over Redis, as its pages advise. */
@NullMarked
package io.cacheme.compare.micronaut;

import org.jspecify.annotations.NullMarked;
