package io.cacheme.processor.model;

/** The codec to generate for a node's value. */
public record CodecModel() {}
