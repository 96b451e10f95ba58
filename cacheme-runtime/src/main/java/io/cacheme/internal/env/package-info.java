/** What all caches of one {@code Cacheme} share: settings, threads, its life. Not API. */
@NullMarked
package io.cacheme.internal.env;

import org.jspecify.annotations.NullMarked;
