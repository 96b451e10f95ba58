package io.cacheme.processor.read;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.model.NodeModel;
import java.util.List;

/**
 * What came of reading a record.
 *
 * @param node what it declares
 * @param problems what was seen to be wrong while reading; the checks find the rest
 */
public record Reading(NodeModel node, List<Diagnostic> problems) {

  /** Copies its list. */
  public Reading {
    problems = List.copyOf(problems);
  }
}
