/** Redisson as its pages advise. */
@NullMarked
package io.cacheme.compare.redisson;

import org.jspecify.annotations.NullMarked;
