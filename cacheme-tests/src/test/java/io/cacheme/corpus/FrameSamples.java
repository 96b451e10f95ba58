package io.cacheme.corpus;

import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.ValueType;
import io.cacheme.internal.follow.Notice;
import io.cacheme.internal.follow.NoticeView;
import io.cacheme.internal.follow.Notices;
import io.cacheme.internal.tier.FrameView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What stands before entries and in the place of entries, and what processes tell each other. */
final class FrameSamples {

  private static final long STAMP = 0x15A_3F45_4995L;
  private static final short KINDS = (short) 0xBEEF;
  private static final String SENDER = "5b1f0f9c";
  private static final byte[] NOTHING = {};
  private static final String HI = "83a174cd03e8a165cd07d0a176a26869"; // hi, from 1000 to 2000

  private FrameSamples() {}

  static List<Sample> all() {
    return List.of(
        frame("frame/stamp", STAMP, 0, new long[0], HI),
        frame("frame/held", 0, 86_400_000, new long[0], HI),
        frame("frame/groups", STAMP, 1, new long[] {STAMP + 1, 0}, HI),
        frame("frame/generation", STAMP, 0, new long[0], ""),
        new Sample(
            "frame/of-a-later-version",
            true,
            () -> bytes("c1ca0c" + "0000015a3f454995" + "00000005" + HI),
            bytes -> FrameView.read(bytes, KINDS, 0),
            "stamp " + STAMP + ", held 5, groups null, entry " + HI),
        new Sample(
            "frame/tombstone-of-another-version",
            true,
            () -> FrameView.ofNoGeneration(0x0123_4567_89AB_CDEFL),
            bytes -> FrameView.read(bytes, KINDS, 0),
            "stamp -1, held 0, groups null, entry 0123456789abcdef"),
        mark("frame/tombstone", 1),
        mark("frame/lease", 2),
        message(
            "bus/written",
            Notice.of(SENDER, List.of("cacheme:user:1:info:v1", "cacheme:user:2:info:v1")),
            "of its own [cacheme:user:1:info:v1, cacheme:user:2:info:v1]"),
        message("bus/all", Notice.of(SENDER, List.of(Notice.ALL)), "of its own [*]"),
        message("bus/cleared", Notice.of(SENDER, List.of(Notice.CLEARED)), "of its own [!]"),
        message(
            "bus/loaded",
            Notice.of(
                SENDER,
                List.of(
                    Notices.of("cacheme:user:1:info:v1", false),
                    Notices.of("cacheme:user:2:info:v1", true))),
            "of its own [+cacheme:user:1:info:v1, -cacheme:user:2:info:v1]"),
        message(
            "bus/of-another",
            Notice.of("0000", List.of("cacheme:user:1:info:v1")),
            "of another [cacheme:user:1:info:v1]"));
  }

  private static Sample frame(String name, long stamp, long held, long[] groups, String entry) {
    String told = groups.length == 0 ? "null" : Arrays.toString(groups);
    return new Sample(
        name,
        true,
        () -> FrameView.of(stamp, held, KINDS, groups, bytes(entry)),
        bytes -> FrameView.read(bytes, KINDS, Math.max(1, groups.length)),
        "stamp " + stamp + ", held " + held + ", groups " + told + ", entry " + entry);
  }

  /** An entry that stands for none, with a random number for the time of loading. */
  private static Sample mark(String name, long expiry) {
    ValueType<String> type = ValueType.of(String.class);
    Entry<String> entry = Entry.absent(0x0123_4567_89AB_CDEFL, expiry);
    return new Sample(
        name,
        true,
        () -> new MsgPackSerializer().encode(entry, type),
        bytes -> new MsgPackSerializer().decode(bytes, type),
        entry);
  }

  private static Sample message(String name, String message, String meaning) {
    return new Sample(
        name,
        true,
        () -> message.getBytes(StandardCharsets.UTF_8),
        bytes -> NoticeView.read(SENDER, new String(bytes, StandardCharsets.UTF_8)),
        meaning);
  }

  private static byte[] bytes(String hex) {
    return hex.isEmpty() ? NOTHING : HexFormat.of().parseHex(hex);
  }
}
