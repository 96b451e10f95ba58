/** What a storage implements. */
@NullMarked
package io.cacheme.spi;

import org.jspecify.annotations.NullMarked;
