/** {@code @CachemeTest} for JUnit Jupiter, 5 or 6, whichever a test brings; needs nothing else. */
@NullMarked
package io.cacheme.testkit.junit;

import org.jspecify.annotations.NullMarked;
