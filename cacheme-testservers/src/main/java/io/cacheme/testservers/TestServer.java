package io.cacheme.testservers;

import java.net.URI;

/**
 * A running server, of whatever kind.
 *
 * @param url how to reach it, with its credentials if it has any
 * @param origin where it comes from, for people
 */
public record TestServer(String url, String origin) {

  /** The host of its only address. */
  public String host() {
    return URI.create(url).getHost();
  }

  /** The port of its only address, which its URL names. */
  public int port() {
    return URI.create(url).getPort();
  }

  /** Where it comes from and where it listens; no credentials and no options. */
  @Override
  public String toString() {
    String address = url.substring(Math.max(url.indexOf('@') + 1, url.indexOf("//") + 2));
    return origin + ", at " + address.replaceFirst("[/?].*", "");
  }
}
