package io.cacheme.processor.model;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * What gives one component of a node.
 *
 * @param holder a parameter's name, or {@link #RESULT}
 * @param accessors the methods to call, each of what the one before answers; none if the holder is
 *     the component itself
 */
public record NodePart(String holder, List<String> accessors) {

  /** The holder itself. */
  public static NodePart of(String holder) {
    return new NodePart(holder, List.of());
  }

  /** What the method returns; no parameter can have that name. */
  public static final String RESULT = "return";

  /** As messages show it. */
  public String text() {
    String call = accessors.stream().map(name -> "." + name + "()").collect(joining());
    return holder.equals(RESULT)
        ? "the result" + (call.isEmpty() ? "" : "'s " + call.substring(1))
        : holder + call;
  }
}
