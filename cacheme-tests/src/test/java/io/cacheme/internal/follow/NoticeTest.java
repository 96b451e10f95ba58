package io.cacheme.internal.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of messages. */
class NoticeTest {

  @Test
  void message_saysWhoAndWhat() {
    String message = Notice.of("me", List.of("thing:a", "thing:b"));

    assertThat(message).isEqualTo("me\nthing:a\nthing:b");
    assertThat(Notice.keys(message)).containsExactly("thing:a", "thing:b");
    assertThat(Notice.isFrom("me", message)).isTrue();
    assertThat(Notice.isFrom("m", message)).as("one whose name begins alike").isFalse();
    assertThat(Notice.isFrom("me+", message)).isFalse();
  }

  @Test
  void headBytes_andAByteAKey_areTheLengthOfAll() {
    List<String> keys = List.of("thing:a", "thing:bcd");

    assertThat(Notice.of("me", keys)).hasSize(Notice.headBytes("me") + 1 + 7 + 1 + 9);
  }

  @Test
  void message_ofNobodyKnown_isOfAllKeys() {
    assertThat(Notice.keys("whatever")).containsExactly(Notice.ALL);
    assertThat(Notice.keys("")).containsExactly(Notice.ALL);
    assertThat(Notice.keys("\nthing:a")).containsExactly("thing:a");
    assertThat(Notice.keys("other\n")).isEmpty();
  }
}
