/** The storages beside the bare drivers they stand on. */
@NullMarked
package io.cacheme.benchmarks.storage;

import org.jspecify.annotations.NullMarked;
