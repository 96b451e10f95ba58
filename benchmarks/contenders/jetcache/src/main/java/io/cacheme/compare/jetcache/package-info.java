/** JetCache as its pages advise. */
@NullMarked
package io.cacheme.compare.jetcache;

import org.jspecify.annotations.NullMarked;
