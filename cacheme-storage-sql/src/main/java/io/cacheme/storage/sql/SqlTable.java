package io.cacheme.storage.sql;

import io.cacheme.spi.StorageUrl;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table, made of characters that need no escaping within quotes.
 *
 * @param schema the schema it is in, or null for the connection's own
 * @param name its name; the name of its index, which is longer by {@code _expire}, fits all
 *     databases too
 */
public record SqlTable(@Nullable String schema, String name) {

  private static final String DEFAULT = "cacheme_data";
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_]{0,62})\\.)?([A-Za-z_][A-Za-z0-9_]{0,55})");

  /** What the URL's option {@code table} says. */
  static SqlTable of(StorageUrl url) {
    String text = url.option("table");
    Matcher matcher = FORM.matcher(text == null ? DEFAULT : text);
    if (!matcher.matches()) {
      throw url.optionProblem(
          "table",
          "has a table that is no name of one",
          "use up to 56 letters, digits and \"_\", perhaps after a schema: table="
              + DEFAULT
              + " or table=caches."
              + DEFAULT);
    }
    return new SqlTable(matcher.group(1), matcher.group(2));
  }

  /** The table of what processes tell each other. */
  public SqlTable log() {
    return new SqlTable(schema, name + "_log");
  }

  /** The name within {@code quote}s, as statements need it. */
  public String quoted(char quote) {
    return (schema == null ? "" : quote + schema + quote + ".") + quote + name + quote;
  }

  /** The name of its index on {@code expire}, within {@code quote}s, without the schema. */
  public String quotedIndex(char quote) {
    return quote + name + "_expire" + quote;
  }

  /** As the URL has it. */
  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
