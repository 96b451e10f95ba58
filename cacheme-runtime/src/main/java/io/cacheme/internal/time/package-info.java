/** What time it is elsewhere. Not API. */
@NullMarked
package io.cacheme.internal.time;

import org.jspecify.annotations.NullMarked;
