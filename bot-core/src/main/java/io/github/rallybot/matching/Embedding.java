package io.github.rallybot.matching;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Turns words into a {@link Vector} of what they mean. */
public interface Embedding {

  /** Matches by words alone: no model, no memory for one. */
  Embedding NONE =
      new Embedding() {
        @Override
        public Optional<Vector> of(String words) {
          return Optional.empty();
        }

        @Override
        public CompletableFuture<Boolean> warm() {
          return CompletableFuture.completedFuture(false);
        }
      };

  /**
   * What the words mean; takes a few milliseconds, and never waits for the model to load.
   *
   * @return empty if the model is not there, or not yet (the first call loads it in the
   *     background), or does not know the language
   */
  Optional<Vector> of(String words);

  /**
   * Loads the model in the background, unless it is loaded or loading.
   *
   * @return whether there is a model, once that is known; never exceptionally
   */
  CompletableFuture<Boolean> warm();
}
