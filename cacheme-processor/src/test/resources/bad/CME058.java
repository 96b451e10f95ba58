package demo;

import io.cacheme.annotation.CacheValue;

@CacheValue
class UserView {}

@CacheValue
record Page<T>(T content) {}

@CacheValue
record Job(Thread worker) {}
