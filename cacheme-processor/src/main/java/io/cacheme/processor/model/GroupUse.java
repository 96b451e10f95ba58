package io.cacheme.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * A kind of group as other generated code uses it.
 *
 * @param template its template
 * @param nodes the class that makes groups of it, which may be generated in this very round
 * @param factory the method that does
 */
public record GroupUse(String template, ClassName nodes, String factory) {}
