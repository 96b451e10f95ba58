package io.cacheme.examples.webshop;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in a headless Chromium, which is told by its DevTools protocol what a person would do. */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path profile;
  private final Process process;
  private final WebSocket page;

  private Browser(Path program, int width, int height) throws Exception {
    this.profile = Files.createTempDirectory("browser");
    this.process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox", // it opens our page only, and who is root could not start it
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("said.log").toFile())
            .start();
    this.page = http.newWebSocketBuilder().buildAsync(URI.create(address()), new Answers()).get();
    for (String events : List.of("Page", "Runtime", "Log")) {
      send(events + ".enable", Map.of());
    }
  }

  /** The program that the system property {@code cacheme.browser} names, or one of the path. */
  static Optional<Path> program() {
    String named = System.getProperty("cacheme.browser");
    return named != null
        ? Optional.of(Path.of(named))
        : Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
  }

  /** Shows a page in a window of this size. */
  static Browser open(Path program, String url, int width, int height) throws Exception {
    Browser browser = new Browser(program, width, height);
    browser.send("Page.navigate", Map.of("url", url));
    return browser;
  }

  /** What the page's script says of an expression. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.at("/result/value");
  }

  String text(String selector) {
    return evaluate("document.querySelector('" + selector + "')?.innerText ?? ''").asString();
  }

  void awaitThat(String condition) {
    await(condition).atMost(PATIENCE).until(() -> evaluate(condition).asBoolean());
  }

  /** Clicks with the mouse, which moves the focus as a person's click does. */
  void click(String selector) {
    JsonNode at =
        evaluate(
            "(element => { element.scrollIntoView({ block: 'center' });"
                + " const box = element.getBoundingClientRect();"
                + " return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; })"
                + "(document.querySelector('"
                + selector
                + "'))");
    for (String event : List.of("mousePressed", "mouseReleased")) {
      send(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              event,
              "x",
              at.get("x").asDouble(),
              "y",
              at.get("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Clicks into a field, and replaces what is in it by what is typed. */
  void type(String selector, String text) {
    click(selector);
    evaluate("document.querySelector('" + selector + "').select()");
    send("Input.insertText", Map.of("text", text));
  }

  /** The whole page as a PNG. */
  byte[] picture() {
    JsonNode shot =
        send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    return Base64.getDecoder().decode(shot.get("data").asString());
  }

  /** Exceptions of its script that nobody caught, and what else its console has as an error. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private String address() throws IOException, InterruptedException {
    Path told = profile.resolve("DevToolsActivePort");
    await("a port").atMost(PATIENCE).until(() -> Files.exists(told) && Files.size(told) > 0);
    String port = Files.readAllLines(told).get(0);
    HttpRequest pages =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    for (JsonNode target : JSON.readTree(http.send(pages, BodyHandlers.ofString()).body())) {
      if (target.get("type").asString().equals("page")) {
        return target.get("webSocketDebuggerUrl").asString();
      }
    }
    throw new IOException("the browser has no page");
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    page.sendText(
            JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
        .join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      answer(asked.remove(message.get("id").asInt()), message);
    } else if (isComplaint(message)) {
      complaints.add(message.get("params").toString());
    }
  }

  private static void answer(CompletableFuture<JsonNode> answer, JsonNode message) {
    if (message.has("error")) {
      answer.completeExceptionally(new IllegalStateException(message.get("error").toString()));
    } else {
      answer.complete(message.get("result"));
    }
  }

  private static boolean isComplaint(JsonNode event) {
    return event.get("method").asString().equals("Runtime.exceptionThrown")
        || event.at("/params/entry/level").asString().equals("error");
  }

  @Override
  public void close() {
    page.abort();
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join());
    await("its folder goes").until(() -> FileSystemUtils.deleteRecursively(profile.toFile()));
  }

  /** Messages come in parts, one after the other. */
  private final class Answers implements WebSocket.Listener {

    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        take(JSON.readTree(parts.toString()));
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
