package io.cacheme.testservers;

/**
 * A running MongoDB, or what speaks its protocol.
 *
 * @param url how to reach it, with its credentials if it has any
 * @param origin where it comes from, for people
 */
public record MongoServer(String url, String origin) {

  /** This server's URL for {@code database}, with further {@code options} as {@code a=b&c=d}. */
  public String url(String database, String options) {
    String base = url.indexOf('?') < 0 ? url : url.substring(0, url.indexOf('?'));
    String own = url.indexOf('?') < 0 ? "" : "&" + url.substring(url.indexOf('?') + 1);
    return base + "?database=" + database + (options.isEmpty() ? "" : "&" + options) + own;
  }

  /** Where it comes from; no credentials. */
  @Override
  public String toString() {
    return origin;
  }
}
