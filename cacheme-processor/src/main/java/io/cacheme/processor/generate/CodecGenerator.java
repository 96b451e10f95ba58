package io.cacheme.processor.generate;

import com.palantir.javapoet.JavaFile;
import io.cacheme.processor.model.NodeModel;

/** Writes {@code XxxCodec}. */
public final class CodecGenerator {

  private CodecGenerator() {}

  /** The codec of a node that has one. */
  public static JavaFile generate(NodeModel node) {
    throw new IllegalStateException(node.name() + " has no codec");
  }
}
