/** The way down the tiers: flights, batches, and who asked. Not API. */
@NullMarked
package io.cacheme.internal.read;

import org.jspecify.annotations.NullMarked;
