package io.cacheme.processor.read;

import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.model.CodecFile;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a value with {@code @CacheValue}.
 *
 * @param file the codec to write, if the value can be read
 * @param problems what is wrong with it
 */
public record CacheValueReading(Optional<CodecFile> file, List<Diagnostic> problems) {

  /** Copies its list. */
  public CacheValueReading {
    problems = List.copyOf(problems);
  }
}
