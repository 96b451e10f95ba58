package io.cacheme.internal.engine;

import static io.cacheme.codec.KeyLayout.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.KeyLayout;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyOverlapTest {

  static Stream<Arguments> overlapping() {
    return Stream.of(
        Arguments.of(literal("user:1"), literal("user:1")),
        Arguments.of(literal("user:").thenNumber(), literal("user:").thenNumber()),
        Arguments.of(literal("user:").thenNumber(), literal("user:").thenText()),
        Arguments.of(literal("user:").thenNumber(), literal("user:17")),
        Arguments.of(literal("user:").thenNumber(), literal("user:0")),
        Arguments.of(literal("user:").thenNumber(), literal("user:9")),
        Arguments.of(literal("user:").thenNumber(), literal("user:-5")),
        Arguments.of(literal("user:").thenText(), literal("user:me")),
        Arguments.of(literal("user:").thenText(), literal("user:")),
        Arguments.of(literal("a:").thenText(), literal("a:x").thenText()),
        Arguments.of(literal("a:").thenText().thenLiteral("-b"), literal("a:").thenText()),
        Arguments.of(KeyLayout.empty().thenAny(), literal("user:").thenNumber()),
        Arguments.of(KeyLayout.empty().thenAny(), KeyLayout.empty().thenAny()),
        Arguments.of(literal("u:").thenAny(), literal("u:{").thenText().thenLiteral("}")),
        Arguments.of(
            literal("a:").thenText().thenLiteral(":b:").thenText(),
            literal("a:b:").thenText().thenLiteral(":").thenText()),
        Arguments.of(literal("a").thenNumber().thenLiteral("b"), literal("a1b")),
        Arguments.of(KeyLayout.empty(), KeyLayout.empty()));
  }

  static Stream<Arguments> disjoint() {
    return Stream.of(
        Arguments.of(literal("user:").thenNumber(), literal("shop:").thenNumber()),
        Arguments.of(literal("user:").thenNumber(), literal("users:").thenNumber()),
        Arguments.of(literal("user:").thenNumber(), literal("user:me")),
        Arguments.of(literal("user:").thenNumber(), literal("user:/")), // beside 0 and 9
        Arguments.of(literal("user:").thenNumber(), literal("user::")),
        Arguments.of(
            literal("user:").thenText(), literal("user:").thenText().thenLiteral(":").thenText()),
        Arguments.of(
            literal("user:").thenNumber().thenLiteral(":info"),
            literal("user:").thenNumber().thenLiteral(":name")),
        Arguments.of(literal("u:").thenText(), literal("u:{").thenText().thenLiteral("}")),
        Arguments.of(
            literal("u:").thenAny().thenLiteral("x"), literal("u:").thenAny().thenLiteral("y")),
        Arguments.of(literal("a"), literal("ab")),
        Arguments.of(KeyLayout.empty(), literal("a")));
  }

  @ParameterizedTest
  @MethodSource("overlapping")
  void possible_commonText_isTrueBothWays(KeyLayout left, KeyLayout right) {
    assertThat(KeyOverlap.possible(left, right)).isTrue();
    assertThat(KeyOverlap.possible(right, left)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("disjoint")
  void possible_noCommonText_isFalseBothWays(KeyLayout left, KeyLayout right) {
    assertThat(KeyOverlap.possible(left, right)).isFalse();
    assertThat(KeyOverlap.possible(right, left)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("long400")
  void possible_longLiterals_areDecided(KeyLayout left, KeyLayout right, boolean expected) {
    assertThat(KeyOverlap.possible(left, right)).isEqualTo(expected);
  }

  static Stream<Arguments> long400() {
    String a = "a".repeat(400);
    return Stream.of(
        Arguments.of(literal(a).thenText(), literal(a).thenAny(), true),
        Arguments.of(
            KeyLayout.empty().thenAny().thenLiteral(a),
            KeyLayout.empty().thenAny().thenLiteral("b"),
            false));
  }
}
