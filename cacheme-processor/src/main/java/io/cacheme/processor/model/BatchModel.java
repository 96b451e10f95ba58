package io.cacheme.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * The many keys of a memoized method.
 *
 * @param parameter the name of the parameter that holds them
 * @param key the type of one
 * @param isSet whether the parameter is a {@code Set}; else a list will do
 */
public record BatchModel(String parameter, TypeName key, boolean isSet) {}
