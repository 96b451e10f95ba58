package io.cacheme.processor.model;

import io.cacheme.processor.diagnostic.Origin;
import java.util.Optional;

/**
 * What one annotation of a method does to a cache after the method has succeeded.
 *
 * @param annotation the annotation, as it is written
 * @param isPut whether the result is put; else the node is invalidated
 * @param node the node
 * @param group the kind of its groups that is invalidated; empty for a single entry
 * @param argument what gives the node or the group
 * @param many what holds many of them, if something does
 * @param isAnswered whether the method returns what is to be put
 * @param origin its place
 */
public record ConsequenceModel(
    String annotation,
    boolean isPut,
    NodeUse node,
    Optional<GroupUse> group,
    NodeArgument argument,
    Optional<BatchModel> many,
    boolean isAnswered,
    Origin origin) {}
