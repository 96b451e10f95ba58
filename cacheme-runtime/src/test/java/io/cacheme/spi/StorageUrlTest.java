package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cacheme.spi.StorageUrl.Host;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageUrlTest {

  @Test
  void parse_everything_isTakenApart() {
    StorageUrl url =
        StorageUrl.parse(
            "Redis://al%40ice:p%3Aw%2Fd%C3%A9@a.example:7000,[::1]:7001,b/3?x=1&y=a%20b+c");

    assertThat(url.scheme()).isEqualTo("redis");
    assertThat(url.user()).isEqualTo("al@ice");
    assertThat(url.password()).isEqualTo("p:w/dé");
    assertThat(url.hosts())
        .containsExactly(
            new Host("a.example", 7000), new Host("::1", 7001), new Host("b", Host.NO_PORT));
    assertThat(url.hosts().get(2).portOr(6379)).isEqualTo(6379);
    assertThat(url.path()).isEqualTo("/3");
    assertThat(url.optionNames()).containsExactly("x", "y");
    assertThat(url.option("y")).isEqualTo("a b+c");
  }

  @Test
  void parse_schemeAndHostOnly_restIsAbsent() {
    StorageUrl url = StorageUrl.parse("local://tlfu");

    assertThat(url.user()).isNull();
    assertThat(url.password()).isNull();
    assertThat(url.singleHost()).isEqualTo(new Host("tlfu", Host.NO_PORT));
    assertThat(url.path()).isEmpty();
    assertThat(url.optionNames()).isEmpty();
  }

  @Test
  void parse_fileUrls_keepTheirSlashes() {
    assertThat(StorageUrl.parse("sqlite:///a.db?table=t").path()).isEqualTo("/a.db");
    assertThat(StorageUrl.parse("sqlite:////var/a.db").path()).isEqualTo("//var/a.db");
    assertThat(StorageUrl.parse("sqlite:///a.db").hosts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "redis://:canary@host, ,canary",
    "redis://alice@host, alice,",
    "redis://alice:@host, alice,",
    "redis://@host, ,",
    "redis://a:b:canary@host, a,b:canary",
    "redis://a:b@canary@host, a,b@canary"
  })
  void parse_credentials_areSplitAtTheFirstColon(String text, String user, String password) {
    StorageUrl url = StorageUrl.parse(text);

    assertThat(url.user()).isEqualTo(user);
    assertThat(url.password()).isEqualTo(password);
    assertThat(url.singleHost().name()).isEqualTo("host");
  }

  @ParameterizedTest
  @CsvSource({"%41lice, Alice", "a%09b, 'a\tb'", "a%7Eb, a~b", "a%e2%82%acb, a€b"})
  void parse_percentEncoded_isDecodedAsUtf8(String text, String user) {
    assertThat(StorageUrl.parse("redis://" + text + "@host").user()).isEqualTo(user);
  }

  @Test
  void parse_portsAtTheEndsOfTheirRange_areRead() {
    StorageUrl url = StorageUrl.parse("redis://a:1,b:65535");

    assertThat(url.hosts()).containsExactly(new Host("a", 1), new Host("b", 65_535));
    assertThat(url.hosts().get(0).portOr(6379)).isEqualTo(1);
  }

  @Test
  void parse_nothingBetweenAmpersands_isNoOption() {
    assertThat(StorageUrl.parse("x://h?&a=1&&b=2&").optionNames()).containsExactly("a", "b");
    assertThat(StorageUrl.parse("x://h?").optionNames()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://canary@host/1", "redis://:canary@host/1"})
  void toString_onlyUserOrOnlyPassword_isHidden(String text) {
    assertThat(StorageUrl.parse(text)).hasToString("redis://***@host/1");
  }

  @Test
  void toString_hidesCredentialsAndSecretOptions() {
    StorageUrl url =
        StorageUrl.parse(
            "rediss://canary:canary@[::1]:6380/2?poolSize=3&trustStorePassword=canary");

    assertThat(url).hasToString("rediss://***@[::1]:6380/2?poolSize=3&trustStorePassword=***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "canary",
        "canary:canary",
        "redis:canary@host",
        "//user:canary@host",
        "redis://user:canary",
        "redis://user:canary/@host",
        "redis://user:canary?@host",
        "redis://user:can#ary@host",
        "redis://user:can ary@host",
        "redis://user:canary\n@host",
        "redis://host?a=canary\u0001",
        "redis://host?a=canary\u007F",
        "redis://host?a=canary\u2003",
        "redis://user:canary%@host",
        "redis://user:canary%4@host",
        "redis://user:canary%4z@host",
        "redis://user:canary%z4@host",
        "redis://user:canary%ff@host",
        "redis://user:canary@host:port",
        "redis://user:canary@host:0",
        "redis://user:canary@host:65536",
        "redis://user:canary@ho%st",
        "redis://user:canary@a,,b",
        "redis://user:canary@::1",
        "redis://user:canary@host/0?canary",
        "redis://user:canary@host/0?=canary",
        "redis://user:canary@host/0?a=1&a=2",
        "redis://user:canary@host/%c3?a=1",
        "redis://user:canary@host/?a=%c3"
      })
  void parse_broken_saysSoWithoutThePassword(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse(text))
        .withMessageContaining("storage URL")
        .withMessageContaining("help:")
        .withNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary").doesNotContain("ary"));
  }

  @Test
  void parse_withoutScheme_namesNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse("tlfu"))
        .withMessage(
            "the storage URL has no scheme\n"
                + "    help:  begin it with one, such as local://tlfu or redis://host:6379");
  }

  @Test
  void parse_questionMarkInPassword_saysHowToWriteIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse("redis://user?@host"))
        .withMessageContaining("has an '@' after its first '/' or '?'");
  }

  @Test
  void parse_slashInPassword_saysHowToWriteIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse("redis://user:can/ary@host"))
        .withMessage(
            "the storage URL redis://… has an '@' after its first '/' or '?'\n"
                + "    help:  in user and password write '/' as %2F and '?' as %3F; in path and"
                + " options write '@' as %40");
  }

  @Test
  void singleHost_severalOrNone_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse("redis://u:canary@a,b").singleHost())
        .withMessage(
            "redis://***@a,b names 2 hosts instead of one\n    help:  write it as redis://host:port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse("redis:///0").singleHost())
        .withMessageContaining("names no host");
  }

  @Test
  void requireKnownOptions_unknown_suggestsTheNearest() {
    StorageUrl url = StorageUrl.parse("redis://host?pool_size=3");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.requireKnownOptions(Set.of("poolSize", "protocol")))
        .withMessage(
            "redis://host?pool_size=*** has the unknown option \"pool_size\"\n"
                + "    help:  did you mean \"poolSize\"?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.requireKnownOptions(Set.of("xyz", "abc")))
        .withMessageContaining("its options are abc, xyz");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.requireKnownOptions(Set.of()))
        .withMessageContaining("it has no options");
    url.requireKnownOptions(Set.of("pool_size", "other"));
  }

  @ParameterizedTest
  @CsvSource({
    "ttx, ttl", // one character in three may be another
    "txx, ",
    "x, ",
    "tl, ttl",
    "tttl, ttl",
    "tl-x, ",
    "protokal, protocol", // two in six
    "prtkl, ",
    "prtocl, protocol",
    "protobuf, ",
    "protocols3, protocols2", // the nearer of two
    "TTL, ttl"
  })
  void requireKnownOptions_misspelt_suggestsWhatIsNearEnough(String option, String suggested) {
    StorageUrl url = StorageUrl.parse("x://h?" + option + "=1");
    String help =
        suggested == null
            ? "its options are protocol, protocols2, ttl"
            : "did you mean \"" + suggested + "\"?";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.requireKnownOptions(Set.of("protocols2", "ttl", "protocol")))
        .withMessageEndingWith("help:  " + help);
  }

  @Test
  void requireKnownOptions_passwordAsOption_saysWhereItBelongs() {
    StorageUrl url = StorageUrl.parse("redis://host?password=canary");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.requireKnownOptions(Set.of("poolSize")))
        .withMessageContaining("redis://user:password@host")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
  }

  @Test
  void options_absent_giveTheirDefaults() {
    StorageUrl url = StorageUrl.parse("x://h");

    assertThat(url.intOption("n", 7, 1, 9)).isEqualTo(7);
    assertThat(url.booleanOption("b", true)).isTrue();
    assertThat(url.booleanOption("b", false)).isFalse();
    assertThat(url.durationOption("d", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    assertThat(url.bytesOption("s", 5, 1, 9)).isEqualTo(5);
    assertThat(url.option("t")).isNull();
    assertThat(url.choiceOption("c", "a", Set.of("a", "b"))).isEqualTo("a");
  }

  @Test
  void options_atTheEndsOfTheirRange_areRead() {
    StorageUrl url = StorageUrl.parse("x://h?least=1&most=9&no=false&c=b");

    assertThat(url.intOption("least", 7, 1, 9)).isEqualTo(1);
    assertThat(url.intOption("most", 7, 1, 9)).isEqualTo(9);
    assertThat(url.booleanOption("no", true)).isFalse();
    assertThat(url.choiceOption("c", "a", Set.of("a", "b"))).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "3s,3000", "2m,120000", "1h,3600000", "1d,86400000"})
  void durationOption_units_areRead(String text, long millis) {
    assertThat(StorageUrl.parse("x://h?d=" + text).durationOption("d", Duration.ZERO))
        .hasMillis(millis);
  }

  @ParameterizedTest
  @CsvSource({"4096,4096", "4096B,4096", "512KiB,524288", "16MiB,16777216", "1GiB,1073741824"})
  void bytesOption_units_areRead(String text, int bytes) {
    assertThat(StorageUrl.parse("x://h?s=" + text).bytesOption("s", 1, 1, Integer.MAX_VALUE))
        .isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "-1", "a", "", "1.5", "99999999999999999999"})
  void intOption_wrong_namesOptionAndRange(String value) {
    StorageUrl url = StorageUrl.parse("x://h?n=" + value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.intOption("n", 7, 1, 9))
        .withMessage(
            "x://h?n=*** has a wrong value of the option \"n\"\n"
                + "    help:  \"n\" must be a whole number from 1 to 9");
  }

  @Test
  void options_passwordInTheWrongPlace_isNotShown() {
    StorageUrl url = StorageUrl.parse("x://h?poolSize=hunter2&passwort=hunter3&ok=yes");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.intOption("poolSize", 7, 1, 9))
        .withMessageNotContaining("hunter2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.requireKnownOptions(Set.of("poolSize", "ok")))
        .withMessageContaining("ok=yes")
        .withMessageNotContaining("hunter3");
  }

  @Test
  void parse_jdbcUrl_saysWhatToLeaveOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse("jdbc:postgresql://u:hunter2@h/db"))
        .withMessageContaining("leave out \"jdbc:\"")
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "5", "5 s", "-5s", "5S", "1.5s", "1w", ""})
  void durationOption_wrong_showsTheForm(String value) {
    StorageUrl url = StorageUrl.parse("x://h?d=" + value.replace(" ", "%20"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.durationOption("d", Duration.ZERO))
        .withMessageContaining("500ms, 3s, 2m, 1h or 1d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "17MiB", "1mb", "x", "9999999999GiB"})
  void bytesOption_wrong_showsTheForm(String value) {
    StorageUrl url = StorageUrl.parse("x://h?s=" + value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.bytesOption("s", 1, 1, 16 << 20))
        .withMessageContaining("512KiB or 16MiB, from 1 to 16777216 bytes");
  }

  @Test
  void bytesOption_noneAllowed_isNotWhatIsNoNumber() {
    assertThat(StorageUrl.parse("x://h?s=0").bytesOption("s", 1, 0, 9)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StorageUrl.parse("x://h?s=x").bytesOption("s", 1, 0, 9));
  }

  @Test
  void choiceAndBoolean_wrong_listTheChoices() {
    StorageUrl url = StorageUrl.parse("x://h?c=z&b=yes");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.choiceOption("c", "a", Set.of("a")))
        .withMessageContaining("must be one of a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.booleanOption("b", false))
        .withMessageContaining("true or false");
  }

  @Test
  void secretOption_wrong_isNotRepeated() {
    StorageUrl url = StorageUrl.parse("x://h?authToken=canary");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.intOption("authToken", 1, 1, 2))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
  }

  @Test
  void durationOrOff_off_isNone() {
    StorageUrl url = StorageUrl.parse("x://h?off=off&d=3s&wrong=of");

    assertThat(url.durationOrOff("off", Duration.ofSeconds(1))).isNull();
    assertThat(url.durationOrOff("d", Duration.ofSeconds(1))).hasSeconds(3);
    assertThat(url.durationOrOff("absent", Duration.ofSeconds(1))).hasSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> url.durationOrOff("wrong", Duration.ofSeconds(1)));
  }

  @Test
  void withOption_isReadAsItWasGiven() {
    StorageUrl url =
        StorageUrl.parse("x://h?n=1&t=a")
            .withOption("n", 2)
            .withOption("b", true)
            .withOption("d", Duration.ofMillis(61_500));

    assertThat(url.intOption("n", 0, 0, 9)).isEqualTo(2);
    assertThat(url.booleanOption("b", false)).isTrue();
    assertThat(url.durationOption("d", Duration.ZERO)).hasMillis(61_500);
    assertThat(url.option("t")).isEqualTo("a");
  }

  @Test
  void withOptions_replacesThoseOfTheSameName() {
    StorageUrl url = StorageUrl.parse("redis://u:canary@h/1?a=1&b=2").withOptions(Map.of("b", "3"));

    assertThat(url).hasToString("redis://***@h/1?a=1&b=3");
    assertThat(url.password()).isEqualTo("canary");
  }

  @Test
  void withCredentials_areAsTheyAre_andNotShown() {
    StorageUrl url = StorageUrl.parse("redis://old:word@host:1/2?poolSize=3");

    StorageUrl changed = url.withCredentials("me", "p@ss/%41");
    assertThat(changed.user()).isEqualTo("me");
    assertThat(changed.password()).isEqualTo("p@ss/%41");
    assertThat(changed.hosts()).isEqualTo(url.hosts());
    assertThat(changed.option("poolSize")).isEqualTo("3");
    assertThat(changed.toString()).isEqualTo(url.toString()).doesNotContain("me:", "p@ss");
    assertThat(url.withCredentials(null, "new").user()).isEqualTo("old");
    assertThat(url.withCredentials("new", null).password()).isEqualTo("word");
  }
}
