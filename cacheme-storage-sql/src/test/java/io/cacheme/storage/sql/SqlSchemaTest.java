package io.cacheme.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SqlSchemaTest {

  @Test
  void statements_nameTheTableAndItsIndex() {
    SqlSchema schema = SqlSchema.packedWith(SqlSchemaTest.class, "fake.sql", '"', "CREATE");

    assertThat(schema.statements(new SqlTable(null, "cacheme_data")))
        .containsExactly(
            "CREATE TABLE \"cacheme_data\" (key TEXT)",
            "CREATE INDEX \"cacheme_data_expire\" ON \"cacheme_data\" (expire)");
    assertThat(schema.statements(new SqlTable("Caches", "Mine")))
        .containsExactly(
            "CREATE TABLE \"Caches\".\"Mine\" (key TEXT)",
            "CREATE INDEX \"Mine_expire\" ON \"Caches\".\"Mine\" (expire)");
    assertThat(schema.path()).isEqualTo("sql/fake.sql");
  }

  @Test
  void packedWith_aScriptThatIsMissing_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> SqlSchema.packedWith(SqlSchemaTest.class, "none.sql", '"', "CREATE"))
        .withMessageContaining("none.sql is missing");
  }
}
