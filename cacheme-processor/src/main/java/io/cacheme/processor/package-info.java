/** Turns annotated records into typed caches, one package a stage. */
@NullMarked
package io.cacheme.processor;

import org.jspecify.annotations.NullMarked;
