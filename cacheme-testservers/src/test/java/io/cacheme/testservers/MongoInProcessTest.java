package io.cacheme.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class MongoInProcessTest {

  @Test
  void start_listensOnTheLoopback() throws Exception {
    try (MongoInProcess mongo = MongoInProcess.start()) {
      connect(mongo.port());
      assertThat(mongo.url()).isEqualTo("mongodb://127.0.0.1:" + mongo.port() + "/");
    }
  }

  @Test
  void killAndRestart_samePort() throws Exception {
    try (MongoInProcess mongo = MongoInProcess.start()) {
      int port = mongo.port();
      mongo.kill();
      assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
      mongo.restart();
      assertThat(mongo.port()).isEqualTo(port);
      connect(port);
    }
  }

  @Test
  void url_getsItsDatabaseAndOptions_andKeepsItsOwn() {
    assertThat(new MongoServer("mongodb://h/", "x").url("d", ""))
        .isEqualTo("mongodb://h/?database=d");
    assertThat(new MongoServer("mongodb://u:p@h/?tls=true", "x").url("d", "w=1"))
        .isEqualTo("mongodb://u:p@h/?database=d&w=1&tls=true");
  }

  @Test
  void shared_isTheSameServerEachTime() {
    assertThat(TestServers.mongodb()).isSameAs(TestServers.mongodb());
    assertThat(new MongoServer("mongodb://u:canary@h/", "x").toString()).doesNotContain("canary");
  }

  private static void connect(int port) throws Exception {
    new Socket("127.0.0.1", port).close();
  }
}
