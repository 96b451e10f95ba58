package io.cacheme.processor.read;

import io.cacheme.processor.diagnostic.Origin;
import javax.lang.model.type.TypeMirror;

/** Reads what a value is made of. */
final class CodecReader {

  /** The codec of {@code valueType}, or why there is none. */
  CodecReading read(TypeMirror valueType, Origin origin) {
    return CodecReading.none();
  }
}
