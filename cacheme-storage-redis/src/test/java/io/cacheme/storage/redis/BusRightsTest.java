package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.StorageReplyException;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of a real Redis who may not tell, or not be told: what is said lets them, when applied. */
class BusRightsTest {

  private static final String COMMANDS = "+get +mget +set +unlink +time +eval";
  private static final Pattern MEND = Pattern.compile("ACL SETUSER name ([^\\n]*)");

  private final LogCapture log = new LogCapture();
  private RedisProcess redis;
  private BusMember member;

  @BeforeEach
  void start() {
    redis = RedisProcess.start();
  }

  @AfterEach
  void close() {
    if (member != null) {
      member.close();
    }
    log.close();
    redis.close();
    assertThat(log.text()).doesNotContain("canary").doesNotContain("\tat ");
  }

  @Test
  void listedRights_areEnough() {
    setUser("~cacheme:*", COMMANDS, "resetchannels", "+publish", "+subscribe", "&cacheme:*");
    member = BusMember.listening(builder());

    member.publish("a");
    member.assertTold("a");
    assertThat(log.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-subscribe", "resetchannels"})
  void mayNotListen_oneWarning_whoseMendServesWithoutARestart(String less) {
    setUser("~*", COMMANDS, "+publish +subscribe", less);
    member = BusMember.of(builder());
    member.bus.subscribe(BusMember.CHANNEL);

    assertThat(Await.failure(member.bus.sync())).isInstanceOf(RedisFailure.class);
    Await.failure(member.bus.sync());
    assertThat(log.text())
        .containsOnlyOnce("cannot be listened to: SUBSCRIBE failed: NOPERM")
        .containsOnlyOnce("help:  ");
    setUser(mend(log.text()));

    member.awaitSure();
    member.publish("a");
    member.assertTold("a");
  }

  @Test
  void mayNeitherSubscribeNorUseChannels_eachIsSaidOnce_andTheMendsServe() {
    setUser("~*", COMMANDS, "resetchannels");
    member = BusMember.of(builder());
    member.bus.subscribe(BusMember.CHANNEL);

    Await.until("the first is said", () -> log.text().contains("+publish +subscribe"));
    setUser(mend(log.text()));
    Await.until("the second is said", () -> log.text().contains("&cacheme:*"));
    setUser("&cacheme:*");
    member.awaitSure();
    assertThat(log.text()).containsOnlyOnce("+publish +subscribe").containsOnlyOnce("&cacheme:*");
  }

  @ParameterizedTest
  @CsvSource({"-publish, +publish +subscribe", "resetchannels &other:*, &cacheme:*"})
  void mayNotTell_eachMessageSaysWhatToGrant_othersServe_andTheMendServes(
      String less, String mend) {
    setUser("~*", COMMANDS, "+publish +subscribe", less);
    member = BusMember.of(builder());

    Throwable failure = Await.failure(member.bus.publish(BusMember.CHANNEL, "a"));
    assertThat(failure)
        .isInstanceOf(StorageReplyException.class) // which does not count against the storage
        .hasMessageStartingWith("PUBLISH failed: NOPERM");
    assertThat(mend(failure.getMessage())).isEqualTo(mend);
    Await.value(member.storage.put("a", new byte[] {1}, 60_000));
    setUser(mend);

    member.publish("a");
  }

  @Test
  void mayNotTell_isNotSure_butListens() {
    setUser("~*", COMMANDS, "+subscribe");
    member = BusMember.of(builder());
    member.bus.subscribe(BusMember.CHANNEL);
    Await.until("it listens", () -> member.missed.get() > 0);
    int missed = member.missed.get();

    assertThat(Await.failure(member.bus.sync())).hasMessageContaining("PUBLISH failed: NOPERM");
    redis.ask("PUBLISH", BusMember.CHANNEL, "a");
    Await.until("it is told", () -> member.told.contains(BusMember.CHANNEL + " a"));
    setUser("+publish");
    member.awaitSure();
    assertThat(member.missed.get()).isEqualTo(missed);
  }

  @Test
  void channelOfALaterNodeRefused_isSaid_andServesOnceItIsGranted() {
    setUser("~*", COMMANDS, "+publish +subscribe", "resetchannels", "&cacheme:*");
    member = BusMember.listening(builder());
    member.bus.subscribe("mine:%written:t");

    Await.failure(member.bus.sync());
    Await.until("it is said", () -> log.text().contains("SUBSCRIBE failed: NOPERM"));
    setUser("&mine:*");
    member.awaitSure();
  }

  @Test
  void rightsTakenAway_whileListening_isNotSure_untilTheyAreBack() {
    setUser("~*", COMMANDS, "+publish +subscribe", "resetchannels", "&cacheme:*");
    member = BusMember.listening(builder());
    setUser("resetchannels");

    Await.until("it knows", () -> !member.isSure());
    setUser("&cacheme:*");
    member.awaitSure();
  }

  @Test
  void signsOfKeysThatItMayNotUse_areSignsAllTheSame() {
    setUser("~cacheme:thing:*", COMMANDS, "+publish +subscribe");
    member = BusMember.listening(builder());

    member.publish("a");
    member.assertTold("a");
  }

  private static String mend(String text) {
    Matcher matcher = MEND.matcher(text);
    assertThat(matcher.find()).as("a mend in %s", text).isTrue();
    return matcher.group(1).strip();
  }

  private void setUser(String... rules) {
    String command = "ACL SETUSER few on >canary " + String.join(" ", rules);
    redis.ask(command.split(" "));
  }

  private RedisStorageBuilder builder() {
    return RedisStorage.builder("redis://few:canary@127.0.0.1:" + redis.port());
  }
}
