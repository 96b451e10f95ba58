package io.cacheme.tests;

import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;

/** What is memoized where the parameters are not the node's. */
interface Articles {

  record Draft(String title) {}

  @Memoize(Article.class)
  String read(Draft draft);

  @ToNode
  static Article article(Draft draft) {
    return new Article(draft.title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
  }
}
