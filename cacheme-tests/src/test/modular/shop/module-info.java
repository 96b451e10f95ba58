module com.example.shop {
  requires io.cacheme;
  requires static io.cacheme.annotation;
}
