package io.cacheme.processor.read;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.model.CodecModel;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a value's type.
 *
 * @param codec the codec to generate, if the type can be read
 * @param problems why it cannot
 */
record CodecReading(Optional<CodecModel> codec, List<Diagnostic> problems) {

  static CodecReading none() {
    return new CodecReading(Optional.empty(), List.of());
  }
}
