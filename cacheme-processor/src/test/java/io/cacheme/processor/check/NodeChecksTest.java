package io.cacheme.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cacheme.processor.diagnostic.Diagnostic;
import io.cacheme.processor.diagnostic.DiagnosticCode;
import io.cacheme.processor.diagnostic.Origin;
import io.cacheme.processor.model.Alphabet;
import io.cacheme.processor.model.ComponentModel;
import io.cacheme.processor.model.Declared;
import io.cacheme.processor.model.DurationText;
import io.cacheme.processor.model.FreshModel;
import io.cacheme.processor.model.GeneratedNames;
import io.cacheme.processor.model.KeyModel;
import io.cacheme.processor.model.KeyTemplate;
import io.cacheme.processor.model.KeyType;
import io.cacheme.processor.model.LoadBoundsModel;
import io.cacheme.processor.model.LoadsModel;
import io.cacheme.processor.model.NodeModel;
import io.cacheme.processor.model.PlatformModel;
import io.cacheme.processor.model.RecordModel;
import io.cacheme.processor.model.StorageNames;
import io.cacheme.processor.model.TierModel;
import io.cacheme.processor.model.ValueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks, on models made by hand: no compiler is needed. */
final class NodeChecksTest {

  private static final Origin ORIGIN = Origin.nowhere("here");
  private static final KeyType NUMBER = new KeyType.Scalar(Alphabet.INTEGER, true);
  private static final KeyType TEXT = new KeyType.Scalar(Alphabet.TEXT, false);

  private static ComponentModel component(String name, KeyType type, boolean ignored) {
    return new ComponentModel(name, TypeName.LONG, type, false, ignored, ORIGIN);
  }

  private static KeyType record(ComponentModel... parts) {
    return new KeyType.Nested(ClassName.OBJECT, List.of(parts), false);
  }

  private static NodeModel node(
      String key, String version, List<ComponentModel> components, String... tiers) {
    return node(key, version, List.of(), components, tiers);
  }

  private static NodeModel node(
      String key,
      String version,
      List<String> also,
      List<ComponentModel> components,
      String... tiers) {
    ClassName type = ClassName.get("demo", "Search");
    StorageNames storages = StorageNames.parse("");
    List<TierModel> models = new ArrayList<>();
    for (String tier : tiers) {
      boolean follows = !tier.endsWith(" alone");
      String[] nameAndTtl = tier.replace(" alone", "").split(" ", 2);
      models.add(
          new TierModel(
              new Declared<>(nameAndTtl[0], ORIGIN),
              storages.isHeap(nameAndTtl[0]),
              new Declared<>(DurationText.parse(nameAndTtl[1]), ORIGIN),
              new Declared<>(follows, ORIGIN),
              Optional.empty(),
              ORIGIN));
    }
    return new NodeModel(
        new RecordModel(type, true, components, "", false, Optional.empty(), ORIGIN),
        GeneratedNames.of(type, "", ORIGIN),
        Optional.of(
            new ValueModel(
                ClassName.OBJECT, "Object", Optional.empty(), List.of(), Optional.empty(), ORIGIN)),
        new Declared<>(version, ORIGIN),
        also.stream().map(other -> new Declared<>(other, ORIGIN)).toList(),
        List.of(),
        new KeyModel(
            Optional.of(KeyTemplate.parse(key)),
            Optional.empty(),
            new Declared<>("", ORIGIN),
            ORIGIN),
        models,
        ORIGIN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Declared<>(0.0, ORIGIN),
        new FreshModel(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Declared<>(0.0, ORIGIN)),
        new LoadBoundsModel(
            Optional.empty(), Optional.empty(), Optional.empty(), new Declared<>(0, ORIGIN)),
        List.of(),
        List.of(),
        new LoadsModel(List.of(), List.of(), List.of()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        storages,
        new PlatformModel(true, true, false, true, false, List.of()));
  }

  private static List<String> codes(NodeModel node) {
    return NodeChecks.problems(node).stream().map(d -> d.code().name()).toList();
  }

  private static List<String> keyCodes(String key, ComponentModel... components) {
    return codes(node(key, "v1", List.of(components), "local 30s"));
  }

  @Test
  void goodNode_hasNoProblem() {
    assertThat(keyCodes("search:{id}", component("id", NUMBER, false))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "local 30s, my-redis 10d, ''",
    "local 10d, my-redis 30s, ''",
    "local 10d alone, my-redis 30s, CME025",
    "local 30s alone, my-redis 10d, ''",
    "local 30s, my-redis 10d alone, CME076",
    "my-redis 10d, local 30s, CME024",
    "local 30s, my-redis none, ''",
    "local none alone, my-redis 1d, CME025",
    "local 30s, local 30s, CME023",
    "local 0s, my-redis 1d, CME026",
    "local 1x, my-redis 1d, CME020",
    "local 1800000s, r none, CME027",
    "local 86400s, my-redis 2592000s, ''",
    "local 3000s, r none, ''",
    "local 86400000s, r none, ''", // a thousand days
    "local 172800000s, r none, CME027",
    "local 315360000s, r none, ''" // ten years
  })
  void tiers(String first, String second, String code) {
    ComponentModel id = component("id", NUMBER, false);
    assertThat(String.join(" ", codes(node("search:{id}", "v1", List.of(id), first, second))))
        .isEqualTo(code);
  }

  @Test
  void component_mustBeInTheKey_orIgnored() {
    ComponentModel id = component("id", NUMBER, false);
    assertThat(keyCodes("search:{id}", id, component("page", NUMBER, false)))
        .containsExactly("CME011");
    assertThat(keyCodes("search:{id}", id, component("page", NUMBER, true))).isEmpty();
    assertThat(keyCodes("search:{id}:{page}", id, component("page", NUMBER, true)))
        .containsExactly("CME062");
  }

  @Test
  void recordInParts_mustBeThereWithAll_orBeIgnored() {
    KeyType tenant = record(component("id", NUMBER, false), component("name", TEXT, false));
    assertThat(keyCodes("a:{t}", component("t", tenant, false))).isEmpty();
    assertThat(keyCodes("a:{t.name}:{t.id}", component("t", tenant, false))).isEmpty();
    assertThat(keyCodes("a:{t.id}", component("t", tenant, false))).containsExactly("CME011");
    assertThat(keyCodes("a:{t.id}", component("t", tenant, true))).isEmpty();
    KeyType marked = record(component("id", NUMBER, false), component("name", TEXT, true));
    assertThat(keyCodes("a:{t.id}", component("t", marked, false))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{a}{b}, CME015",
    "{a}-{b}, CME015",
    "{a}:{b}, ''",
    "{n}-{a}, ''",
    "{n}1{a}, CME015",
    "{a}{{{b}, ''",
    "{a}%{b}, CME015",
    "{t}x{a}, ''",
    "{t}{a}, CME015"
  })
  void placeholders_mustBeKeptApart(String key, String code) {
    List<ComponentModel> components = new ArrayList<>();
    for (String name : List.of("a", "b", "n", "t")) {
      KeyType type =
          name.equals("n") ? NUMBER : name.equals("t") ? record(component("x", TEXT, false)) : TEXT;
      components.add(component(name, type, !key.contains("{" + name + "}")));
    }
    assertThat(String.join(" ", codes(node(key, "v1", components, "local 30s")))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "v1, ''",
    "2024-06_a.b, ''",
    "v:1, CME017",
    "'', CME017",
    "vé, CME017",
    "auto, CME059"
  })
  void version(String version, String code) {
    ComponentModel id = component("id", NUMBER, false);
    assertThat(String.join(" ", codes(node("s:{id}", version, List.of(id), "local 30s"))))
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "v1, redis, ''",
    "v1 2024-06_a.b, redis, ''",
    "v2, redis, CME077",
    "v1 v1, redis, CME077",
    "v:1, redis, CME077",
    "auto, redis, CME077",
    "auto-0123456789abcdef, redis, ''",
    "v1, local, CME078"
  })
  void alsoInvalidate(String also, String storage, String code) {
    ComponentModel id = component("id", NUMBER, false);
    NodeModel node = node("s:{id}", "v2", List.of(also.split(" ")), List.of(id), storage + " 30s");
    assertThat(String.join(" ", codes(node))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"64, ''", "65, CME017"})
  void versionOfLength(int length, String code) {
    ComponentModel id = component("id", NUMBER, false);
    NodeModel node = node("s:{id}", "v".repeat(length), List.of(id), "local 30s");
    assertThat(String.join(" ", codes(node))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"400, ''", "401, CME018"})
  void keyOfLength(int length, String code) {
    assertThat(String.join(" ", keyCodes("x".repeat(length)))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"90000s, 1 day", "1800000s, 20 days"})
  void millisTakenForSeconds_areToldInDays(String ttl, String days) {
    Diagnostic problem = NodeChecks.problems(node("s", "v1", List.of(), "local " + ttl)).get(0);
    assertThat(problem.message())
        .startsWith("ttl \"" + ttl + "\" of Search is " + days + " [CME027]");
  }

  @Test
  void message_namesRecordAndCode_andPointsToThePage() {
    Diagnostic problem = NodeChecks.problems(node("s", "v1", List.of(), "local 30 sec")).get(0);
    assertThat(problem.message())
        .isEqualTo(
            "ttl \"30 sec\" of Search is not a duration [CME020]\n"
                + "  found: here\n"
                + "  help:  write \"30s\"\n"
                + "  docs:  "
                + DiagnosticCode.PAGE
                + "#cme020");
  }
}
