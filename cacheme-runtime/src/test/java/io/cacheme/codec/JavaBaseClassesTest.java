package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JavaBaseClassesTest {

  private static final String METADATA =
      "/META-INF/native-image/io.cacheme/cacheme-runtime/reachability-metadata.json";

  /** They are looked for by names that are put together, which GraalVM cannot see. */
  @Test
  void all_areFoundInANativeImage() throws IOException {
    try (InputStream in = JavaBaseClassesTest.class.getResourceAsStream(METADATA)) {
      String metadata =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(JavaBaseClasses.ALL)
          .allSatisfy(
              type -> assertThat(metadata).contains("\"type\": \"" + type.getName() + "\""));
    }
  }
}
