package io.cacheme.storage.mongodb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** What {@code sql/mongo.js} says, which is packed into this jar. */
final class MongoSchema {

  private static final String SCRIPT = "mongo.js";
  private static final String BEGIN = "db.runCommand(";
  private static final String END = ");";

  private MongoSchema() {}

  /** The script's commands, for {@code collection} instead of the one it names. */
  static List<BsonDocument> commands(String collection) {
    List<BsonDocument> commands = parse(script());
    for (BsonDocument command : commands) {
      command.put(command.getFirstKey(), new BsonString(collection));
    }
    return commands;
  }

  /** Whether an index, as the server lists it, lets the server remove what has expired. */
  static boolean removesExpired(BsonDocument index) {
    return new BsonDocument("expire", new BsonInt32(1)).equals(ascending(index))
        && index.isNumber("expireAfterSeconds");
  }

  /** Statements of the form {@code db.runCommand( JSON );}, and comments on lines of their own. */
  static List<BsonDocument> parse(String script) {
    String rest =
        script
            .lines()
            .filter(line -> !line.stripLeading().startsWith("//"))
            .collect(Collectors.joining("\n"))
            .strip();
    List<BsonDocument> commands = new ArrayList<>();
    while (!rest.isEmpty()) {
      int end = rest.indexOf(END);
      if (!rest.startsWith(BEGIN) || end < 0) {
        throw new IllegalArgumentException(
            SCRIPT + " has something else than " + BEGIN + " JSON " + END);
      }
      commands.add(BsonDocument.parse(rest.substring(BEGIN.length(), end)));
      rest = rest.substring(end + END.length()).strip();
    }
    return commands;
  }

  static String script() {
    try (InputStream in = MongoSchema.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing in the jar of the MongoDB storage");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(SCRIPT + " cannot be read", e);
    }
  }

  /** The index's fields; servers differ in the kind of number that a direction is. */
  private static BsonDocument ascending(BsonDocument index) {
    BsonDocument fields = new BsonDocument();
    if (index.isDocument("key")) {
      index
          .getDocument("key")
          .forEach(
              (field, direction) ->
                  fields.put(
                      field,
                      direction.isNumber()
                          ? new BsonInt32(direction.asNumber().intValue())
                          : direction));
    }
    return fields;
  }
}
