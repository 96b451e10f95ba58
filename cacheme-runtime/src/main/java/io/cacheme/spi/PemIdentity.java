package io.cacheme.spi;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/**
 * A client's certificate, with those between it and its authority, and its private key, in files of
 * PEM.
 *
 * @param certificate the file of the certificates, the client's own first
 * @param key the file of the key
 */
record PemIdentity(File certificate, File key) {

  static final String CERTIFICATE_OPTION = "clientCertificate";
  static final String KEY_OPTION = "clientKey";

  private static final byte[] PROBE = {
    1
  }; // of nothing at all the JDK's Ed25519 verifies no signature

  /**
   * Both, in a key store without a password. Reads the files anew.
   *
   * @throws IllegalArgumentException if either cannot be used, or they do not belong together
   */
  KeyStore store(StorageUrl url) {
    Certificate[] chain = chain(url);
    PrivateKey own = PemKey.read(url, key);
    if (!areOnePair(own, chain[0].getPublicKey())) {
      throw url.problem(
          "has a " + KEY_OPTION + " that is not that of its " + CERTIFICATE_OPTION,
          "name the key that the certificate was made for, and the client's own certificate first in"
              + " its file");
    }
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setKeyEntry("client", own, new char[0], chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw url.problem(
          "has certificates in its " + CERTIFICATE_OPTION + " that are no chain",
          "put the client's own first, then the one that issued it, and so on, each once");
    }
  }

  private Certificate[] chain(StorageUrl url) {
    try (InputStream in = new BufferedInputStream(new FileInputStream(certificate))) {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(new Certificate[0]);
      if (chain.length == 0) {
        throw withoutCertificates(url);
      }
      return chain;
    } catch (GeneralSecurityException | IOException e) {
      throw withoutCertificates(url);
    }
  }

  private static IllegalArgumentException withoutCertificates(StorageUrl url) {
    return url.problem(
        "names a " + CERTIFICATE_OPTION + " without certificates", "give a file of PEM");
  }

  /** Whether what one signs the other verifies. */
  private static boolean areOnePair(PrivateKey own, PublicKey certified) {
    String algorithm =
        switch (own.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> own.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(own);
      signing.update(PROBE);
      byte[] signed = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certified);
      verifying.update(PROBE);
      return verifying.verify(signed);
    } catch (GeneralSecurityException e) { // keys of two kinds
      return false;
    }
  }
}
