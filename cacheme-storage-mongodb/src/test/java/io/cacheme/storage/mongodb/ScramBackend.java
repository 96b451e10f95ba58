package io.cacheme.storage.mongodb;

import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets in one user of one database, by SCRAM-SHA-256 (RFC 5802, 7677) as MongoDB does: the server
 * in this process has no passwords of its own.
 */
final class ScramBackend extends MemoryBackend {

  private static final Set<String> FREE =
      Set.of("ismaster", "hello", "ping", "buildinfo", "endsessions", "getlasterror");
  private static final byte[] SALT = "a salt of sixteen".getBytes(StandardCharsets.US_ASCII);
  private static final int ITERATIONS = 4_096;

  private final String user;
  private final String password;
  private final String source;
  private final Map<Channel, String> begun = new ConcurrentHashMap<>();
  private final Set<Channel> letIn = ConcurrentHashMap.newKeySet();
  private final Roles roles;
  final AtomicInteger refused = new AtomicInteger();

  /** Whose user may do all. */
  ScramBackend(String user, String password, String source) {
    this(user, password, source, Roles.all());
  }

  ScramBackend(String user, String password, String source, Roles roles) {
    this.roles = roles;
    this.user = user;
    this.password = password;
    this.source = source;
    version(ServerVersion.MONGO_5_0);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    switch (command.toLowerCase()) {
      case "saslstart":
        return start(channel, database, text(query));
      case "saslcontinue":
        return proceed(channel, text(query));
      case "ismaster":
        Document hello = super.handleCommand(channel, database, command, query);
        hello.put("saslSupportedMechs", List.of("SCRAM-SHA-256"));
        return hello;
      default:
        if (!FREE.contains(command.toLowerCase()) && !letIn.contains(channel)) {
          throw new MongoServerError(13, "Unauthorized", "command requires authentication");
        }
        if (!FREE.contains(command.toLowerCase()) && !roles.allow(database, command)) {
          throw new MongoServerError(
              13, "Unauthorized", "not authorized on " + database + " to execute command " + query);
        }
        return super.handleCommand(channel, database, command, query);
    }
  }

  private Document start(Channel channel, String database, String clientFirst) {
    String bare = clientFirst.substring("n,,".length());
    if (!bare.startsWith("n=" + user + ",r=") || !database.equals(source)) {
      throw failed();
    }
    String nonce = bare.substring(bare.indexOf(",r=") + 3) + "server";
    String first =
        "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=" + ITERATIONS;
    begun.put(channel, bare + "," + first);
    return reply(first, false);
  }

  private Document proceed(Channel channel, String clientFinal) {
    if (clientFinal.isEmpty()) {
      return reply("", true);
    }
    try {
      int proofAt = clientFinal.indexOf(",p=");
      String message = begun.get(channel) + "," + clientFinal.substring(0, proofAt);
      byte[] salted = salted();
      byte[] clientKey = hmac(salted, "Client Key");
      byte[] stored = MessageDigest.getInstance("SHA-256").digest(clientKey);
      byte[] proof = hmac(stored, message);
      for (int i = 0; i < proof.length; i++) {
        proof[i] ^= clientKey[i];
      }
      if (!Arrays.equals(proof, Base64.getDecoder().decode(clientFinal.substring(proofAt + 3)))) {
        throw failed();
      }
      letIn.add(channel);
      byte[] signature = hmac(hmac(salted, "Server Key"), message);
      return reply("v=" + Base64.getEncoder().encodeToString(signature), true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private MongoServerError failed() {
    refused.incrementAndGet();
    return new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
  }

  private byte[] salted() throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, 256);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Document query) {
    return new String(((BinData) query.get("payload")).getData(), StandardCharsets.UTF_8);
  }

  private static Document reply(String payload, boolean done) {
    return new Document("conversationId", 1)
        .append("done", done)
        .append("payload", new BinData(payload.getBytes(StandardCharsets.UTF_8)))
        .append("ok", 1.0);
  }
}
