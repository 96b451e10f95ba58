/** Parts of the engine that know nothing of caches. Not API. */
@NullMarked
package io.cacheme.internal;

import org.jspecify.annotations.NullMarked;
