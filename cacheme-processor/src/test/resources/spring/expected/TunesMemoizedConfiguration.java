package demo;

import io.cacheme.spring.MemoizedBean;
import io.cacheme.spring.MemoizedConfiguration;
import javax.annotation.processing.Generated;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Makes {@link TunesMemoized} a bean around that of {@link Tunes}. */
@Generated("io.cacheme.processor.CachemeProcessor")
@SuppressWarnings("NullAway")
@MemoizedConfiguration("demo.TunesMemoizedConfiguration")
final class TunesMemoizedConfiguration {
  @Bean(
      name = "demo.TunesMemoized.ORIGINAL",
      destroyMethod = ""
  )
  @Primary
  @MemoizedBean(Tunes.class)
  TunesMemoized tunesMemoized(Tunes delegate, TuneCache tuneCache) {
    return new TunesMemoized(delegate, tuneCache);
  }
}
