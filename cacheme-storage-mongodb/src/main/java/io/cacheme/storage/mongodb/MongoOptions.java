package io.cacheme.storage.mongodb;

import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import io.cacheme.spi.StorageUrl;
import io.cacheme.spi.TlsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the URL of a MongoDB storage says, checked. */
final class MongoOptions {

  private static final Set<String> PLAIN =
      Set.of(
          "database",
          "collection",
          "poolSize",
          "maxValueBytes",
          "maxOutstanding",
          "silenceTimeout",
          "createSchema",
          "sweepInterval",
          "clientName",
          "authSource",
          "replicaSet",
          "w",
          "tls");
  private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_-]{1,63}");
  private static final Pattern COLLECTION = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
  private static final Pattern TEXT = Pattern.compile("[!-~]{1,128}");
  private static final String DEFAULT_DATABASE = "cacheme";
  private static final String DEFAULT_COLLECTION = "cacheme_data";
  private static final int DEFAULT_PORT = 27_017;
  private static final int MIB = 1 << 20;

  private final StorageUrl url;
  private final String database;
  private final String collection;
  private final int poolSize;
  private final int maxValueBytes;
  private final int maxOutstanding;
  private final Duration silenceTimeout;
  private final boolean createSchema;
  private final @Nullable Duration sweepInterval;
  private final boolean majority;
  private final @Nullable String replicaSet;
  private final @Nullable String clientName;
  private final @Nullable MongoCredential credential;
  private final @Nullable MongoTls tls;

  private MongoOptions(StorageUrl url) {
    this.url = url;
    if (url.scheme().equals("mongodb+srv")) {
      throw url.problem(
          "names its hosts by DNS, which is not supported",
          "write the hosts: mongodb://host1:27017,host2:27017/?replicaSet=NAME&tls=true");
    }
    boolean secure = url.booleanOption("tls", false);
    url.requireKnownOptions(secure ? TlsOptions.namesAnd(PLAIN) : PLAIN);
    this.tls = secure ? MongoTls.of(url) : null;
    this.database = database(url);
    this.collection = collection(url);
    this.poolSize = url.intOption("poolSize", 50, 1, 1_000);
    this.maxValueBytes = url.bytesOption("maxValueBytes", MIB, 1, 15 * MIB);
    this.maxOutstanding = url.intOption("maxOutstanding", 1 << 18, 1_024, 1 << 24);
    this.silenceTimeout = silenceTimeout(url);
    this.createSchema = url.booleanOption("createSchema", false);
    this.sweepInterval = url.durationOrOff("sweepInterval", Duration.ofSeconds(60));
    this.majority = url.choiceOption("w", "1", Set.of("1", "majority")).equals("majority");
    this.replicaSet = text(url, "replicaSet");
    this.clientName = text(url, "clientName");
    this.credential = credential(url);
    if (url.hosts().isEmpty()) {
      throw url.problem("names no host", "write it as mongodb://host:27017");
    }
  }

  static MongoOptions of(StorageUrl url) {
    return new MongoOptions(url);
  }

  List<ServerAddress> hosts() {
    return url.hosts().stream()
        .map(host -> new ServerAddress(host.name(), host.portOr(DEFAULT_PORT)))
        .toList();
  }

  String database() {
    return database;
  }

  String collection() {
    return collection;
  }

  /** The collection with its database, for messages. */
  String namespace() {
    return database + "." + collection;
  }

  int poolSize() {
    return poolSize;
  }

  int maxValueBytes() {
    return maxValueBytes;
  }

  int maxOutstanding() {
    return maxOutstanding;
  }

  Duration silenceTimeout() {
    return silenceTimeout;
  }

  boolean createSchema() {
    return createSchema;
  }

  /** How often expired entries are removed, or null for never. */
  @Nullable Duration sweepInterval() {
    return sweepInterval;
  }

  WriteConcern writeConcern() {
    return majority ? WriteConcern.MAJORITY : WriteConcern.W1;
  }

  @Nullable String replicaSet() {
    return replicaSet;
  }

  @Nullable String clientName() {
    return clientName;
  }

  @Nullable MongoCredential credential() {
    return credential;
  }

  @Nullable MongoTls tls() {
    return tls;
  }

  /** Its URL without credentials. */
  @Override
  public String toString() {
    return url.toString();
  }

  private static String database(StorageUrl url) {
    String path = inPath(url);
    String option = url.option("database");
    if (path != null && option != null && !path.equals(option)) {
      throw url.optionProblem(
          "database", "names two databases", "keep the path or the option \"database\"");
    }
    String name = option != null ? option : path != null ? path : DEFAULT_DATABASE;
    if (!DATABASE.matcher(name).matches()) {
      throw url.optionProblem(
          "database",
          "names a database that is none",
          "use up to 63 letters, digits, \"_\" and \"-\", as in mongodb://host/?database=cacheme");
    }
    return name;
  }

  private static @Nullable String inPath(StorageUrl url) {
    return url.path().length() > 1 ? url.path().substring(1) : null;
  }

  private static String collection(StorageUrl url) {
    String option = url.option("collection");
    String name = option == null ? DEFAULT_COLLECTION : option;
    if (!COLLECTION.matcher(name).matches() || name.startsWith("system.")) {
      throw url.optionProblem(
          "collection",
          "names a collection that is none",
          "begin with a letter, then up to 99 letters, digits, \"_\", \"-\" and \".\", as in"
              + " collection=cacheme_data");
    }
    return name;
  }

  private static Duration silenceTimeout(StorageUrl url) {
    Duration timeout = url.durationOption("silenceTimeout", Duration.ofSeconds(10));
    if (timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw url.problem("has a silenceTimeout over a day", "write a shorter one, such as 10s");
    }
    return timeout;
  }

  private static @Nullable String text(StorageUrl url, String option) {
    String text = url.option(option);
    if (text != null && !TEXT.matcher(text).matches()) {
      throw url.optionProblem(
          option,
          "has a " + option + " that MongoDB refuses",
          "use up to 128 printable ASCII characters, no blanks");
    }
    return text;
  }

  /** As elsewhere in MongoDB, users are known in the path's database, or else in {@code admin}. */
  private static @Nullable MongoCredential credential(StorageUrl url) {
    String source = text(url, "authSource");
    String user = url.user();
    String password = url.password();
    if (user == null && password == null) {
      return null;
    }
    if (user == null || password == null) {
      throw url.problem(
          user == null ? "has a password and no user" : "has a user and no password",
          "write mongodb://user:password@host");
    }
    String path = inPath(url);
    return MongoCredential.createCredential(
        user, source != null ? source : path != null ? path : "admin", password.toCharArray());
  }
}
