package io.cacheme.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cacheme.Cacheme;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each option of each storage with a value that is wrong, as the storages name them themselves. */
class StorageOptionsTest {

  private static final String CANARY = "cAnArY";
  private static final String NAME = "my-storage";

  /** Any text is right for these: a server that is asked says whether it is. */
  private static final Set<String> FREE = Set.of("sentinel", "sentinelPassword", "replicaSet");

  /** Where the file was looked for is what has to be seen. */
  private static final Set<String> FILES =
      Set.of("caCertificate", "trustStore", "keyStore", "clientCertificate", "clientKey");

  private static final List<String> URLS =
      List.of(
          "local://lru",
          "local://tlfu",
          "redis://h",
          "rediss://h",
          "redis://h?cluster=true",
          "redis://h?sentinel=main",
          "postgresql://u:p@h/d",
          "postgresql://u:p@h/d?tls=true",
          "mysql://u:p@h/d",
          "mysql://u:p@h/d?tls=true",
          "mariadb://u:p@h/d",
          "sqlite:///f.db",
          "mongodb://h",
          "mongodb://h/d?tls=true");

  private static String with(String url, String option, String value) {
    return url + (url.contains("?") ? "&" : "?") + option + "=" + value;
  }

  private static Stream<String> optionsOf(String url) {
    IllegalArgumentException unknown =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () -> Cacheme.builder().storage(NAME, with(url, "xxxxxxxxxxxxxxxxxxxxxx", "1")));
    String list = "help:  its options are ";
    assertThat(unknown).hasMessageContaining(list);
    String text = unknown.getMessage();
    return Stream.of(text.substring(text.indexOf(list) + list.length()).strip().split(", "));
  }

  static Stream<Arguments> options() {
    return URLS.stream()
        .flatMap(url -> optionsOf(url).map(option -> Arguments.of(url, option)))
        .filter(each -> !FREE.contains(each.get()[1]))
        .filter(each -> !each.get()[0].toString().contains("?" + each.get()[1] + "="));
  }

  @ParameterizedTest
  @MethodSource("options")
  void wrongValue_saysWhichStorage_whatIsWrong_andWhatToWrite(String url, String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Cacheme.builder().storage(NAME, with(url, option, "%07/" + CANARY + "%20%24")))
        .withMessageContaining("storage \"" + NAME + "\"")
        .withMessageContaining(option)
        .withMessageContaining("\n    help:  ")
        .satisfies(
            e ->
                assertThat(e.toString().contains(CANARY))
                    .as("shows the value: %s", e.getMessage())
                    .isEqualTo(FILES.contains(option)));
  }

  @ParameterizedTest
  @MethodSource("options")
  void noValue_saysWhichStorage_whatIsWrong_andWhatToWrite(String url, String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cacheme.builder().storage(NAME, with(url, option, "")))
        .withMessageContaining("storage \"" + NAME + "\"")
        .withMessageContaining(option)
        .withMessageContaining("\n    help:  ");
  }
}
