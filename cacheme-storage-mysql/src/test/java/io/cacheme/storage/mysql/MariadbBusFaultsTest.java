package io.cacheme.storage.mysql;

import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on MariaDB, by a user who may not write where the server is read-only. */
class MariadbBusFaultsTest extends LogFaultsCases {

  private static MysqlProcess server;

  @BeforeAll
  static void startServer() {
    server = MysqlProcess.builder(MysqlKind.MARIADB).startOrSkip();
    try (Admin admin = Admin.of(server)) {
      admin.createUser("plain", "IDENTIFIED BY 'canary'");
    }
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  MysqlProcess mysql() {
    return server;
  }

  @Override
  String url(int port) {
    return "mysql://plain:canary@127.0.0.1:" + port + "/cacheme";
  }

  @Override
  protected void readOnly(Administrator administrator, boolean readOnly) {
    administrator.run("SET GLOBAL read_only = " + (readOnly ? "ON" : "OFF"));
  }
}
