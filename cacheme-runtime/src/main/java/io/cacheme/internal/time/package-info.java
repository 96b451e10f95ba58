/**
 * Time: deadlines, what is done over and over, the coarse clock. Knows nothing of caches. Not API.
 */
@NullMarked
package io.cacheme.internal.time;

import org.jspecify.annotations.NullMarked;
