package io.cacheme.codec;

/** Writes values in a serializer's format. */
public abstract class ValueWriter {}
