/** One record and its typed cache. */
@NullMarked
package io.cacheme.examples.quickstart;

import org.jspecify.annotations.NullMarked;
