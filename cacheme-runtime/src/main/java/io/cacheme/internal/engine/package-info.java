/** The caches and storages of one {@code Cacheme}, by name, and their end. Not API. */
@NullMarked
package io.cacheme.internal.engine;

import org.jspecify.annotations.NullMarked;
