/** Lets contenders take turns, keeps what they did, and draws it. */
@NullMarked
package io.cacheme.compare.runner;

import org.jspecify.annotations.NullMarked;
