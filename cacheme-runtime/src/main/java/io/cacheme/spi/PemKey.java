package io.cacheme.spi;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private key in PEM: PKCS #8 of any kind that the JDK knows, and PKCS #1, which is RSA.
 */
final class PemKey {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** Of DER: version 0, and the identifier of RSA with its absent parameters. */
  private static final byte[] RSA = {
    2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };

  private PemKey() {}

  /**
   * The key in {@code file}.
   *
   * @throws IllegalArgumentException if there is none, or in no form that is read here
   */
  static PrivateKey read(StorageUrl url, File file) {
    try {
      Matcher block = BLOCK.matcher(Files.readString(file.toPath(), StandardCharsets.ISO_8859_1));
      byte[] pkcs8 = block.find() ? pkcs8(block.group(1), block.group(2)) : null;
      PrivateKey key = pkcs8 == null ? null : key(pkcs8);
      if (key != null) {
        return key;
      }
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw unreadable(url);
    }
    throw unreadable(url);
  }

  /** Null for one that is encrypted, or of a form that is special to another algorithm. */
  private static byte @Nullable [] pkcs8(String type, String base64) throws IOException {
    byte[] der = Base64.getMimeDecoder().decode(base64);
    return switch (type) {
      case "PRIVATE KEY" -> der;
      case "RSA PRIVATE KEY" -> pkcs8(der);
      default -> null;
    };
  }

  private static @Nullable PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException ofAnotherKind) {
        // the next may know it
      }
    }
    return null;
  }

  private static byte[] pkcs8(byte[] pkcs1) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(RSA);
    body.write(der(4, pkcs1));
    return der(0x30, body.toByteArray());
  }

  /** {@code content} with its tag and its length, which takes two bytes at most. */
  private static byte[] der(int tag, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(tag);
    if (content.length > 0xff) {
      bytes.write(0x82);
      bytes.write(content.length >> 8);
    } else if (content.length > 0x7f) {
      bytes.write(0x81);
    }
    bytes.write(content.length);
    bytes.write(content);
    return bytes.toByteArray();
  }

  private static IllegalArgumentException unreadable(StorageUrl url) {
    return url.problem(
        "names a " + PemIdentity.KEY_OPTION + " that is no key in PKCS #8 or PKCS #1, unencrypted",
        "convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out "
            + PemIdentity.KEY_OPTION
            + ".pem, and let nobody else read that; or give a key store");
  }
}
