package io.cacheme.spring.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;

/** Beans that an application's component scan finds, for the processor has written them. */
class BeansTest {

  /** As an application has it: all of its packages, and no line for a node. */
  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*BeansTest.*"))
  static class Application {

    @Bean
    Cacheme cacheme() {
      return Cacheme.builder().storage("local", new InMemoryLocalStorage()).build();
    }

    @Bean
    Tune.Songs folk() {
      return number -> "folk song " + number;
    }

    @Bean
    Tune.Songs pop() {
      return number -> "pop song " + number;
    }
  }

  /** Counts what is asked of it. */
  static class Hall implements Shelves {

    private final Map<Long, String> rows = new HashMap<>();
    private final String name;
    private int asked;
    private int closed;

    Hall(String name) {
      this.name = name;
    }

    @Override
    public String shelf(long id) {
      asked++;
      return rows.getOrDefault(id, name);
    }

    @Override
    public void fill(long id, String what) {
      rows.put(id, what);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OneHall {

    @Bean
    Hall hall() {
      return new Hall("the hall's");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoHalls extends OneHall {

    @Bean
    Hall annex() {
      return new Hall("the annex's");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OneOfTwoHalls extends OneHall {

    @Bean
    @Primary
    Hall annex() {
      return new Hall("the annex's");
    }
  }

  private static AnnotationConfigApplicationContext start(boolean memoizes, Class<?>... more) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test", Map.of("cacheme.memoize", memoizes + "", "tune.prefix", "a ")));
    context.register(Application.class);
    for (Class<?> one : more) {
      context.register(one);
    }
    context.refresh();
    return context;
  }

  @Test
  void node_isABean_withWhatItsLoadSaysOfItsDependencies() {
    try (var context = start(false)) {
      assertThat(context.getBean(TuneCache.class).sync().get(7)).isEqualTo("a folk song 7");
      assertThat(context.getBean(Cacheme.class).nodes()).hasSize(2);
    }
  }

  @Test
  void interface_memoize_isDecoratedWhereItIsInjected() {
    try (var context = start(true, OneHall.class)) {
      Shelves shelves = context.getBean(Shelves.class);
      assertThat(shelves).isInstanceOf(ShelvesMemoized.class);
      assertThat(shelves.shelf(1)).isEqualTo("the hall's");
      assertThat(shelves.shelf(1)).isEqualTo("the hall's");
      shelves.fill(1, "books");
      assertThat(shelves.shelf(1)).isEqualTo("books");
      assertThat(context.getBean(Hall.class).asked).isEqualTo(2);
    }
  }

  @Test
  void interface_contextIsClosed_closesWhatItDecoratesOnce() {
    Hall hall;
    try (var context = start(true, OneHall.class)) {
      hall = context.getBean(Hall.class);
    }
    assertThat(hall.closed).isEqualTo(1);
  }

  @Test
  void interface_memoizeIsNotAsked_isLeftAlone() {
    try (var context = start(false, OneHall.class)) {
      assertThat(context.getBean(Shelves.class)).isInstanceOf(Hall.class);
    }
  }

  @Test
  void interface_noBean_hasNoDecorator() {
    try (var context = start(true, OneHall.class)) {
      assertThat(context.getBeansOfType(Racks.class)).isEmpty();
    }
  }

  @Test
  void interface_severalBeansAndOneIsPrimary_thatIsDecorated() {
    try (var context = start(true, OneOfTwoHalls.class)) {
      assertThat(context.getBean(Shelves.class)).isInstanceOf(ShelvesMemoized.class);
      assertThat(context.getBean(Shelves.class).shelf(1)).isEqualTo("the annex's");
      assertThat(context.getBean("hall", Shelves.class).shelf(1)).isEqualTo("the hall's");
    }
  }

  @Test
  void interface_severalBeansAndNoneIsPrimary_isRefusedByNames() {
    assertThatThrownBy(() -> start(true, TwoHalls.class))
        .hasMessageContaining("which bean of " + Shelves.class.getName())
        .hasMessageContaining("annex")
        .hasMessageContaining("hall")
        .hasMessageContaining("@Primary");
  }
}
