/** Who is told of loads, calls of storages and waits while they happen. Not API. */
@NullMarked
package io.cacheme.internal.events;

import org.jspecify.annotations.NullMarked;
