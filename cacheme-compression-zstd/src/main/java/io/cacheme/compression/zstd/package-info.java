/** Zstandard for what remote storages keep. */
@NullMarked
package io.cacheme.compression.zstd;

import org.jspecify.annotations.NullMarked;
