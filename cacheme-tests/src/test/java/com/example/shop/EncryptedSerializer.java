package com.example.shop;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts what another serializer writes, by AES-GCM: a nonce, then the bytes and their tag. */
public final class EncryptedSerializer implements Serializer {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Serializer serializer;
  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  public EncryptedSerializer(Serializer serializer, SecretKey key) {
    this.serializer = serializer;
    this.key = key;
  }

  @Override
  public void check(ValueType<?> type) {
    serializer.check(type);
  }

  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    byte[] plain = serializer.encode(entry, type);
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, type);
      byte[] sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt a " + type.name(), e);
    }
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    if (bytes.length < NONCE + TAG_BITS / 8) {
      throw new UndecodableException("too short to be encrypted: " + bytes.length + " bytes");
    }
    byte[] nonce = Arrays.copyOf(bytes, NONCE);
    byte[] plain;
    try {
      plain = cipher(Cipher.DECRYPT_MODE, nonce, type).doFinal(bytes, NONCE, bytes.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw new UndecodableException("not encrypted with this key", e);
    }
    return serializer.decode(plain, type);
  }

  /** Bound to the type, so that nobody can pass bytes of one type for those of another. */
  private Cipher cipher(int mode, byte[] nonce, ValueType<?> type) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding"); // no cipher is safe for two threads
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce), random);
    cipher.updateAAD(type.name().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
