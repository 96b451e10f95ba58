package io.cacheme.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The page as a person uses it, where there is a Chromium. {@code -Dcacheme.pictures.update=true}
 * puts the pictures that it takes on the way into docs/pictures.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTest {

  private static final Path PICTURES =
      Boolean.getBoolean("cacheme.pictures.update")
          ? Path.of("../../docs/pictures")
          : Path.of("target/pictures");
  private static final String FIRST = "#shelf li:first-child ";

  private static ConfigurableApplicationContext shop;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    Optional<Path> program = Browser.program();
    if (program.isEmpty()) {
      System.out.println(
          "!!! The webshop's page was not tested: no Chromium is on the path, and"
              + " -Dcacheme.browser=PATH names none.");
    }
    assumeTrue(program.isPresent(), "there is a Chromium");
    shop = Webshop.start("--server.port=0");
    browser = Browser.open(program.get(), Webshop.address(shop), 1000, 960);
    browser.awaitThat("document.querySelectorAll('#shelf li').length === 12");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (shop != null) {
      shop.close();
    }
  }

  private static void picture(String name) throws IOException {
    browser.evaluate("document.activeElement.blur(); scrollTo(0, 0)");
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve("webshop-" + name + ".png"), browser.picture());
  }

  private static String redisIs(String status) {
    return "document.querySelector('#storages tr:last-child td.%s') !== null".formatted(status);
  }

  @Test
  @Order(1)
  void change_clicked_isShownWhileTheButtonHasTheFocus() {
    browser.type(FIRST + "input", "12.34");
    browser.click(FIRST + "button");

    browser.awaitThat("document.querySelector('" + FIRST + "div').innerText === '€ 12.34'");
    assertThat(browser.text("#error")).isEmpty();
  }

  @Test
  @Order(2)
  void typed_staysWhilePricesAreAskedForAgain() {
    browser.type(FIRST + "input", "77");
    String asked = browser.evaluate("performance.getEntriesByType('resource').length").asString();
    browser.awaitThat("performance.getEntriesByType('resource').length > 4 + " + asked);

    assertThat(browser.evaluate("document.querySelector('" + FIRST + "input').value").asString())
        .isEqualTo("77");
    assertThat(browser.text(FIRST + "div")).isEqualTo("€ 12.34");
  }

  @Test
  @Order(3)
  void change_toNothing_isRefusedByThePage() {
    browser.type(FIRST + "input", "0");
    browser.click(FIRST + "button");

    assertThat(browser.evaluate("document.querySelector('" + FIRST + "input').matches(':invalid')"))
        .hasToString("true");
    assertThat(browser.text(FIRST + "div")).isEqualTo("€ 12.34");
    browser.type(FIRST + "input", "12.34"); // or it would stay there
  }

  @Test
  @Order(4)
  void categories_eachShowsItsShelf() {
    for (String category : new String[] {"coffee", "honey", "chocolate", "tea"}) {
      browser.evaluate(
          "[...document.querySelectorAll('nav button')].find(b => b.innerText === '%s').id = '%s'"
              .formatted(category, category));
      browser.click("#" + category);

      browser.awaitThat(
          "[...document.querySelectorAll('#shelf strong')].filter(b => b.innerText.endsWith(' %s'))"
                  .formatted(category)
              + ".length === 12");
      assertThat(browser.text("nav [aria-pressed=true]")).isEqualTo(category);
    }
  }

  @Test
  @Order(5)
  void redisHangs_thePageSellsOnAndSaysSo() throws Exception {
    Load load = Webshop.load(shop);
    try {
      browser.awaitThat("document.querySelector('#nodes td:nth-child(3)').innerText > 200");
      picture("before");

      browser.click("#trouble button");
      browser.awaitThat("document.querySelector('#trouble button').innerText.endsWith('go on')");
      browser.awaitThat(redisIs("DOWN"));
      String loaded = browser.text("#nodes tr:last-child td:nth-child(6)");
      browser.awaitThat(
          "document.querySelector('#nodes tr:last-child td:nth-child(6)').innerText > 20 + "
              + loaded);
      picture("during");

      browser.click("#trouble button");
      browser.awaitThat("document.querySelector('#trouble button').innerText.endsWith('20 s')");
      browser.awaitThat(redisIs("UP"));
      picture("after");
    } finally {
      load.end();
    }
    assertThat(browser.text("#error")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @Order(6)
  void narrowWindow_nothingIsBesideIt() throws Exception {
    try (Browser phone =
        Browser.open(Browser.program().orElseThrow(), Webshop.address(shop), 500, 800)) {
      phone.awaitThat("document.querySelectorAll('#nodes tr').length === 3");

      assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .hasToString("true");
    }
  }
}
