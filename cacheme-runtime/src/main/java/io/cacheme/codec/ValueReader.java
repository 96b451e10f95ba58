package io.cacheme.codec;

/** Reads values of a serializer's format. */
public abstract class ValueReader {}
