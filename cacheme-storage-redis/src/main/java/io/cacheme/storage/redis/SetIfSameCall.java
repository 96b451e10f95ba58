package io.cacheme.storage.redis;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.lettuce.core.protocol.CommandType;
import org.jspecify.annotations.Nullable;

/**
 * Sets a key that has what was seen, by a script. Its text is sent each time: were it named by its
 * digest, a server that does not know it would have to be sent it again, behind later writes of the
 * key.
 */
final class SetIfSameCall extends KeyCall<Boolean> {

  /**
   * Arguments: the value, its time to live or nothing, what was seen or its digest, whether nothing
   * will do, and when it is too late or nothing. Errors are answered as they are, for those that a
   * script raises have other words around them in each version of Redis.
   */
  private static final String SCRIPT =
      """
      local v=redis.pcall('GET',KEYS[1])
      if type(v)=='table' then return v end
      if v then if %s~=ARGV[3] then return false end
      elseif ARGV[4]=='' then return false end
      if ARGV[5]~='' then
      local t=redis.pcall('TIME')
      if t.err then return t end
      if t[1]*1000+math.floor(t[2]/1000)>tonumber(ARGV[5]) then return false end
      end
      if ARGV[2]=='' then return redis.pcall('SET',KEYS[1],ARGV[1]) end
      return redis.pcall('SET',KEYS[1],ARGV[1],'PX',ARGV[2])""";

  /**
   * Where nothing but what was seen will do, and it is never too late: as for each load by a lease.
   * A third of the text, of which the server makes a digest each time.
   */
  private static final String SHORT_SCRIPT =
      """
      local v=redis.pcall('GET',KEYS[1])
      if type(v)=='table' then return v end
      if v~=ARGV[3] then return false end
      return redis.pcall('SET',KEYS[1],ARGV[1],'PX',ARGV[2])""";

  private static final byte[] HEAD_SHORT = Resp.head(7, "EVAL", SHORT_SCRIPT, "1");
  private static final byte[] HEAD_BYTES = Resp.head(9, "EVAL", SCRIPT.formatted("v"), "1");
  private static final byte[] HEAD_DIGEST =
      Resp.head(9, "EVAL", SCRIPT.formatted("redis.sha1hex(v)"), "1");

  private final ConditionalEntry entry;
  private final SeenValue seen;
  private final ScriptRight right;

  SetIfSameCall(ConditionalEntry entry, SeenValue seen, ScriptRight right) {
    super(entry.key());
    this.entry = entry;
    this.seen = seen;
    this.right = right;
  }

  @Override
  Boolean read(@Nullable Object reply) {
    return Replies.isSet(reply);
  }

  @Override
  RuntimeException failure(String error) {
    return ScriptRight.isMissing(error) ? right.missed(error) : super.failure(error);
  }

  @Override
  CommandType getType() {
    return CommandType.EVAL;
  }

  @Override
  void encode(RespWriter target) {
    boolean isShort = isShort();
    target.raw(isShort ? HEAD_SHORT : seen.isDigest() ? HEAD_DIGEST : HEAD_BYTES);
    target.ascii(key());
    target.bytes(entry.bytes());
    numberUnless(RemoteStorage.NO_EXPIRY, entry.ttlMillis(), target);
    target.bytes(seen.bytes());
    if (!isShort) {
      target.ascii(entry.orNone() ? "1" : "");
      numberUnless(Long.MAX_VALUE, entry.notAfterMillis(), target);
    }
  }

  private boolean isShort() {
    return !seen.isDigest()
        && !entry.orNone()
        && entry.notAfterMillis() == Long.MAX_VALUE
        && entry.ttlMillis() != RemoteStorage.NO_EXPIRY;
  }

  private static void numberUnless(long none, long number, RespWriter target) {
    if (number == none) {
      target.empty();
    } else {
      target.number(number);
    }
  }
}
