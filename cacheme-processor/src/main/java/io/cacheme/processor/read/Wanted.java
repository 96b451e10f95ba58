package io.cacheme.processor.read;

import io.cacheme.processor.model.ComponentModel;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * What the parameters of a method are to give: a component of the node, or what a group's template
 * names.
 *
 * @param component its name as one word
 * @param type its type in the node
 * @param path the components that lead to it, {@code org} and {@code id} for {@code orgId}
 */
record Wanted(ComponentModel component, TypeMirror type, List<String> path) {}
