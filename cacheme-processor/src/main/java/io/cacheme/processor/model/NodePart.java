package io.cacheme.processor.model;

import java.util.Optional;

/**
 * What gives one component of a node.
 *
 * @param holder a parameter's name, or {@link #RESULT}
 * @param accessor the method to call of it; none if it is the component itself
 */
public record NodePart(String holder, Optional<String> accessor) {

  /** What the method returns; no parameter can have that name. */
  public static final String RESULT = "return";

  /** As messages show it. */
  public String text() {
    String call = accessor.map(name -> "." + name + "()").orElse("");
    return holder.equals(RESULT)
        ? "the result" + (call.isEmpty() ? "" : "'s " + call.substring(1))
        : holder + call;
  }
}
