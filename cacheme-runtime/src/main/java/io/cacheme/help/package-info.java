/** Where errors are explained: what every message of the runtime and of the storages points to. */
@NullMarked
package io.cacheme.help;

import org.jspecify.annotations.NullMarked;
