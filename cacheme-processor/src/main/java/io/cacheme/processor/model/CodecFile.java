package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * A codec class to write.
 *
 * @param name what it is called
 * @param subject the node or value that it is written for
 * @param isNode whether that is a node
 * @param isPublic whether it can be used from other packages
 * @param reads whether it reads, too
 * @param codec what it writes and reads
 * @param platform what generated code may use
 */
public record CodecFile(
    ClassName name,
    ClassName subject,
    boolean isNode,
    boolean isPublic,
    boolean reads,
    CodecModel codec,
    PlatformModel platform) {}
