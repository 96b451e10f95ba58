/**
 * The state of one key: what goes on for it, and what must not happen meanwhile. Calls nobody. Not
 * API.
 */
@NullMarked
package io.cacheme.internal.key;

import org.jspecify.annotations.NullMarked;
