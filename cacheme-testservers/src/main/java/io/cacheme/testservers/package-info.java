/** Gives a test a real server: from the environment, a container or a bundled binary. */
@NullMarked
package io.cacheme.testservers;

import org.jspecify.annotations.NullMarked;
