package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

@CacheNode(key = "album:{artist}:{title}", caches = @Cache(storage = "local", ttl = "30s"))
public record Album(String artist, String title) implements Node<List<String>> {}
