/** What this process is told of the writes of others. Not API. */
@NullMarked
package io.cacheme.internal.follow;

import org.jspecify.annotations.NullMarked;
