package io.cacheme.storage.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script that makes the table, as it stands in the project's folder {@code sql} and in the
 * storage's jar. In it the table is called {@code cacheme_data}, its index {@code
 * cacheme_data_expire}, and its log, if there is one, {@code cacheme_data_log}; comments begin with
 * {@code --} and statements end with {@code ;}, neither of which stands within text.
 */
public final class SqlSchema {

  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
  private static final Pattern TABLE = Pattern.compile("\\bcacheme_data\\b");
  private static final Pattern LOG = Pattern.compile("\\bcacheme_data_log\\b");
  private static final Pattern INDEX = Pattern.compile("\\bcacheme_data_expire\\b");

  private final String file;
  private final String script;
  private final char quote;
  private final String rightToMake;

  private SqlSchema(String file, String script, char quote, String rightToMake) {
    this.file = file;
    this.script = script;
    this.quote = quote;
    this.rightToMake = rightToMake;
  }

  /**
   * The script that is packed next to {@code owner}.
   *
   * @param file its name, as in "postgresql.sql"
   * @param quote what the database puts names between
   * @param rightToMake what a user needs to apply it, as in "CREATE ON the schema of the table"
   */
  public static SqlSchema packedWith(Class<?> owner, String file, char quote, String rightToMake) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing next to " + owner.getName());
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new SqlSchema(file, script, quote, rightToMake);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read next to " + owner.getName(), e);
    }
  }

  /** Where users find it: "sql/postgresql.sql". */
  public String path() {
    return "sql/" + file;
  }

  /** What a user needs to apply it. */
  String rightToMake() {
    return rightToMake;
  }

  /** Whether it makes a log, too. */
  boolean hasLog() {
    return LOG.matcher(script).find();
  }

  /** Its statements, for {@code table}. */
  public List<String> statements(SqlTable table) {
    String bare = COMMENT.matcher(script).replaceAll("");
    String named = TABLE.matcher(bare).replaceAll(Matcher.quoteReplacement(table.quoted(quote)));
    String logged =
        LOG.matcher(named).replaceAll(Matcher.quoteReplacement(table.log().quoted(quote)));
    String indexed =
        INDEX.matcher(logged).replaceAll(Matcher.quoteReplacement(table.quotedIndex(quote)));
    return Arrays.stream(indexed.split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
