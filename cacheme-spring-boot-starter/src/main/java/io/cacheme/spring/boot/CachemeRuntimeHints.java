package io.cacheme.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What a native image would leave out: lists of drivers, and the short form of a storage. */
final class CachemeRuntimeHints implements RuntimeHintsRegistrar {

  /** Made by Spring. */
  CachemeRuntimeHints() {}

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    hints.resources().registerPattern("META-INF/cacheme/*");
    hints
        .reflection()
        .registerType(
            CachemeProperties.Storage.class,
            type ->
                type.withMethod(
                    "of", List.of(TypeReference.of(String.class)), ExecutableMode.INVOKE));
  }
}
