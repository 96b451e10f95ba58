/** What all keys of one node share: its tiers, its counters, its doorkeeper. Not API. */
@NullMarked
package io.cacheme.internal.node;

import org.jspecify.annotations.NullMarked;
