package io.cacheme.testservers;

import java.net.URI;

/**
 * A running MySQL or MariaDB.
 *
 * @param url how to reach one of its databases, with credentials
 * @param origin where it comes from, for people
 */
public record MysqlServer(String url, String origin) {

  /** Its host. */
  public String host() {
    return URI.create(url).getHost();
  }

  /** Its port. */
  public int port() {
    int port = URI.create(url).getPort();
    return port < 0 ? 3306 : port;
  }

  /** Where it comes from and where it listens; no credentials. */
  @Override
  public String toString() {
    return origin + ", at " + host() + ":" + port();
  }
}
