package io.cacheme.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.processor.model.KeyTemplate.Flaw;
import io.cacheme.processor.model.KeyTemplate.Literal;
import io.cacheme.processor.model.KeyTemplate.Placeholder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyTemplateTest {

  @Test
  void parse_literalsAndPlaceholders() {
    KeyTemplate template = KeyTemplate.parse("user:{userId}:{tenant.id}");
    assertThat(template.flaws()).isEmpty();
    assertThat(template.parts())
        .containsExactly(
            new Literal("user:"),
            new Placeholder(List.of("userId")),
            new Literal(":"),
            new Placeholder(List.of("tenant", "id")));
  }

  @Test
  void parse_doubledBraces_arePlain() {
    assertThat(KeyTemplate.parse("{{a}}{{{b}}}").parts())
        .containsExactly(new Literal("{a}{"), new Placeholder(List.of("b")), new Literal("}"));
  }

  @Test
  void parse_unclosedBrace_isTold_andTheRestRead() {
    KeyTemplate template = KeyTemplate.parse("a:{b:{c}");
    assertThat(template.flaws())
        .containsExactly(new Flaw(3, "\"{\" at column 3 that is never closed", "a:{b}:{c}"));
    assertThat(template.placeholders()).containsExactly(new Placeholder(List.of("c")));
  }

  @Test
  void parse_strayBrace_isTold() {
    assertThat(KeyTemplate.parse("a:b}").flaws())
        .containsExactly(new Flaw(4, "\"}\" at column 4 that closes nothing", "a:{b}"));
  }

  @Test
  void parse_emptyBraces_areTold() {
    assertThat(KeyTemplate.parse("a:{}").flaws())
        .containsExactly(new Flaw(3, "empty braces at column 3", "a:{name}"));
  }
}
