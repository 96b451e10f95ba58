package io.cacheme.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.function.Supplier;

/** Observations as an application has them, by Micrometer Tracing and OpenTelemetry. */
final class Spans implements AutoCloseable {

  final ObservationRegistry registry = ObservationRegistry.create();
  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();

  Spans() {
    registry
        .observationConfig()
        .observationHandler(
            new DefaultTracingObservationHandler(
                new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {})));
  }

  /** Does {@code work} inside a span. */
  <T> T in(String name, Supplier<T> work) {
    return Observation.createNotStarted(name, registry).observe(work);
  }

  List<SpanData> all() {
    return exporter.getFinishedSpanItems();
  }

  List<SpanData> named(String name) {
    return all().stream().filter(span -> span.getName().equals(name)).toList();
  }

  /** The only one of that name, which may end after the request that it is a part of. */
  SpanData only(String name) {
    Await.until("a span " + name, () -> !named(name).isEmpty());
    assertThat(named(name)).as(() -> all().toString()).hasSize(1);
    return named(name).get(0);
  }

  static String attribute(SpanData span, String key) {
    return span.getAttributes().get(AttributeKey.stringKey(key));
  }

  static void assertChild(SpanData child, SpanData parent) {
    assertThat(child.getParentSpanId()).as("%s of %s", child, parent).isEqualTo(parent.getSpanId());
    assertThat(child.getTraceId()).isEqualTo(parent.getTraceId());
  }

  @Override
  public void close() {
    provider.close();
  }
}
