/** The way up the tiers: put, invalidate, refresh. Not API. */
@NullMarked
package io.cacheme.internal.write;

import org.jspecify.annotations.NullMarked;
