package demo;

import io.cacheme.Cacheme;
import java.util.List;
import javax.annotation.processing.Generated;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@link TuneCache} a bean, with what its loads need from the context. */
@Generated("io.cacheme.processor.CachemeProcessor")
@Configuration(
    value = "demo.TuneCacheConfiguration",
    proxyBeanMethods = false
)
public final class TuneCacheConfiguration {
  @Bean(
      name = "demo.TuneCache",
      destroyMethod = ""
  )
  TuneCache tuneCache(Cacheme theCacheme, @Qualifier("folk") List<String> songs, Runnable cacheme,
      @Second Runnable other) {
    return TuneCache.create(theCacheme, songs, cacheme, other);
  }
}
