package io.cacheme.testservers;

/** The servers that speak MySQL's protocol. */
public enum MysqlKind {
  /** Oracle's. */
  MYSQL("mysql"),
  /** The fork. */
  MARIADB("mariadb");

  private final String scheme;

  MysqlKind(String scheme) {
    this.scheme = scheme;
  }

  /** What its URLs begin with. */
  public String scheme() {
    return scheme;
  }
}
