package io.cacheme.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import io.cacheme.Cacheme;
import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.processor.model.RuntimeNames;
import io.cacheme.processor.model.SpringNames;
import io.cacheme.processor.model.StorageNames;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor knows the runtime by name only: the names must be those of real classes. */
final class RuntimeNamesTest {

  private record One() implements Node<String> {}

  static List<Field> names() {
    return Arrays.stream(RuntimeNames.class.getFields())
        .filter(field -> field.getType() == ClassName.class)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void name_isARealClass(Field field) throws Exception {
    ClassName name = (ClassName) field.get(null);
    assertThat(Class.forName(name.reflectionName())).isNotNull();
  }

  @Test
  void generation_isTheRuntimes() {
    assertThat(NodeSpec.builder(RuntimeNames.GENERATION, One.class, "One")).isNotNull();
  }

  @Test
  void cacheme_bindsSpecs() throws NoSuchMethodException {
    assertThat(Cacheme.class.getMethod("bind", NodeSpec.class, Loads.class)).isNotNull();
  }

  @Test
  void gradle_isToldThatFilesHaveOneOrigin() throws IOException {
    String path = "META-INF/gradle/incremental.annotation.processors";
    try (InputStream in = CachemeProcessor.class.getClassLoader().getResourceAsStream(path)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(CachemeProcessor.class.getName() + ",isolating");
    }
  }

  @Test
  void options_areDeclared() {
    assertThat(new CachemeProcessor().getSupportedOptions())
        .containsExactlyInAnyOrder(StorageNames.OPTION, SpringNames.OPTION);
  }
}
