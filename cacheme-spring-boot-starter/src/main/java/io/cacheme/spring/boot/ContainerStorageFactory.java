package io.cacheme.spring.boot;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.util.ClassUtils;
import org.testcontainers.containers.Container;

/**
 * Where a storage is that runs in a container with {@code @ServiceConnection}: known by its image,
 * by the annotation's {@code name}, or by the class of the container. Tables are made, for a new
 * container has none.
 */
abstract class ContainerStorageFactory
    extends ContainerConnectionDetailsFactory<Container<?>, CachemeConnectionDetails> {

  private final Kind kind;
  private final List<String> classes;

  private ContainerStorageFactory(Kind kind, List<String> images, List<String> classes) {
    super(images);
    this.kind = kind;
    this.classes = classes;
  }

  @Override
  protected boolean sourceAccepts(
      ContainerConnectionSource<Container<?>> source, Class<?> container, Class<?> details) {
    return super.sourceAccepts(source, container, details)
        || classes.stream()
            .filter(name -> ClassUtils.isPresent(name, null))
            .map(name -> ClassUtils.resolveClassName(name, null))
            .anyMatch(type -> source.accepts(ANY_CONNECTION_NAME, type, details));
  }

  @Override
  protected CachemeConnectionDetails getContainerConnectionDetails(
      ContainerConnectionSource<Container<?>> source) {
    return new Details(source, kind);
  }

  /**
   * A kind of server.
   *
   * @param variables the container's variables with user, password and database
   */
  private record Kind(String scheme, int port, String path, String options, Variables variables) {}

  /** Names of variables of the environment. */
  private record Variables(String user, String password, String database) {}

  /** Of one container, which is started when it is asked. */
  private static final class Details extends ContainerConnectionDetails<Container<?>>
      implements CachemeConnectionDetails {

    private final Kind kind;

    Details(ContainerConnectionSource<Container<?>> source, Kind kind) {
      super(source);
      this.kind = kind;
    }

    @Override
    public String getUrl() {
      String database = variable(kind.variables.database);
      return kind.scheme
          + "://"
          + getContainer().getHost()
          + ":"
          + getContainer().getMappedPort(kind.port)
          + (database == null ? kind.path : "/" + database)
          + kind.options;
    }

    @Override
    public @Nullable String getUsername() {
      return variable(kind.variables.user);
    }

    @Override
    public @Nullable String getPassword() {
      return variable(kind.variables.password);
    }

    private @Nullable String variable(String name) {
      Map<String, String> variables = getContainer().getEnvMap();
      String value = variables.get(name);
      return value == null || value.isEmpty() ? null : value;
    }
  }

  /** Redis. */
  static final class Redis extends ContainerStorageFactory {

    Redis() {
      super(
          new Kind(
              "redis", 6379, "", "", new Variables("REDIS_USER", "REDIS_PASSWORD", "REDIS_DB")),
          List.of("redis", "redis/redis-stack", "redis/redis-stack-server"),
          List.of(
              "com.redis.testcontainers.RedisContainer",
              "com.redis.testcontainers.RedisStackContainer"));
    }
  }

  /** PostgreSQL. */
  static final class Postgresql extends ContainerStorageFactory {

    Postgresql() {
      super(
          new Kind(
              "postgresql",
              5432,
              "/postgres",
              "?createSchema=true",
              new Variables("POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB")),
          List.of("postgres"),
          List.of(
              "org.testcontainers.postgresql.PostgreSQLContainer",
              "org.testcontainers.containers.PostgreSQLContainer"));
    }
  }

  /** MySQL. */
  static final class Mysql extends ContainerStorageFactory {

    Mysql() {
      super(
          new Kind(
              "mysql",
              3306,
              "/test",
              "?createSchema=true",
              new Variables("MYSQL_USER", "MYSQL_PASSWORD", "MYSQL_DATABASE")),
          List.of("mysql"),
          List.of(
              "org.testcontainers.mysql.MySQLContainer",
              "org.testcontainers.containers.MySQLContainer"));
    }
  }

  /** MariaDB, whose containers take MySQL's variables. */
  static final class Mariadb extends ContainerStorageFactory {

    Mariadb() {
      super(
          new Kind(
              "mariadb",
              3306,
              "/test",
              "?createSchema=true",
              new Variables("MYSQL_USER", "MYSQL_PASSWORD", "MYSQL_DATABASE")),
          List.of("mariadb"),
          List.of(
              "org.testcontainers.mariadb.MariaDBContainer",
              "org.testcontainers.containers.MariaDBContainer"));
    }
  }

  /** MongoDB. */
  static final class Mongodb extends ContainerStorageFactory {

    Mongodb() {
      super(
          new Kind(
              "mongodb",
              27017,
              "/test",
              "?createSchema=true",
              new Variables(
                  "MONGO_INITDB_ROOT_USERNAME",
                  "MONGO_INITDB_ROOT_PASSWORD",
                  "MONGO_INITDB_DATABASE")),
          List.of("mongo"),
          List.of(
              "org.testcontainers.mongodb.MongoDBContainer",
              "org.testcontainers.containers.MongoDBContainer"));
    }
  }
}
