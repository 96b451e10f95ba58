package io.cacheme.processor.model;

/**
 * A type in a value that Java serialization cannot write.
 *
 * @param type its text
 * @param path how it is reached from the node
 * @param instead what to write in its place
 */
public record NotSerializable(String type, String path, String instead) {}
