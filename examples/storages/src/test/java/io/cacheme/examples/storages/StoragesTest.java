package io.cacheme.examples.storages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoragesTest {

  private static final int ITEMS = 300;

  static List<String> names() {
    return Contenders.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void storage_servesTheNode_andForgetsWhatExpired(String name) throws Exception {
    List<Result> results = Storages.run(List.of(name), ITEMS, System.out);

    assertThat(results).singleElement().satisfies(StoragesTest::isRight);
  }

  private static void isRight(Result result) {
    assertThat(result.wrong()).isZero();
    assertThat(result.swept()).isEqualTo(ITEMS);
    assertThat(result.line())
        .matches("storage=[a-z-]+ server=\\S+ put=\\d+ get=\\d+ getAll=\\d+ swept=\\d+ wrong=0");
  }
}
