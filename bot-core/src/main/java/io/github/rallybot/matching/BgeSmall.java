package io.github.rallybot.matching;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The English sentence embeddings BGE small v1.5, quantised, within this process. Loading takes a
 * second or two and about 100 MB, once; it may be shared by threads. Where its native library does
 * not run, it says so in the log once, and there is no model.
 *
 * @see <a href="https://huggingface.co/BAAI/bge-small-en-v1.5">the model, under the MIT License</a>
 */
public final class BgeSmall implements Embedding {

  private static final Logger LOG = LoggerFactory.getLogger(BgeSmall.class);

  private static final String MODEL = "bge-small-en-v1.5-q";

  /** What a question says, it says within about a hundred words; time grows with each. */
  private static final int MOST_PIECES = 128;

  private @Nullable CompletableFuture<Optional<OrtSession>> session;

  @Override
  public Optional<Vector> of(String words) {
    return loading().getNow(Optional.empty()).flatMap(model -> embed(model, words));
  }

  @Override
  public CompletableFuture<Boolean> warm() {
    return loading().thenApply(Optional::isPresent);
  }

  private synchronized CompletableFuture<Optional<OrtSession>> loading() {
    CompletableFuture<Optional<OrtSession>> current = session;
    if (current == null) {
      current = new CompletableFuture<>();
      session = current;
      CompletableFuture<Optional<OrtSession>> loaded = current;
      Thread thread = new Thread(() -> loaded.complete(load()), "matching-model");
      thread.setDaemon(true);
      thread.start();
    }
    return current;
  }

  private static Optional<OrtSession> load() {
    try (InputStream in = BgeSmall.class.getResourceAsStream("/" + MODEL + ".onnx");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      if (in == null) {
        throw new IOException(MODEL + ".onnx is not on the class path");
      }
      // one sentence is too little to share out among threads
      options.setIntraOpNumThreads(1);
      OrtSession loaded = OrtEnvironment.getEnvironment().createSession(in.readAllBytes(), options);
      embed(loaded, "warm");
      return Optional.of(loaded);
    } catch (IOException | OrtException | LinkageError | RuntimeException e) {
      LOG.warn(
          "The language model does not run here; questions are matched by their words. Set"
              + " rally.questions.matching to words to have it so without this warning.",
          e);
      return Optional.empty();
    }
  }

  private static Optional<Vector> embed(OrtSession model, String words) {
    if (!WordPieces.known().isEnglish(words)) {
      return Optional.empty();
    }
    long[] ids = WordPieces.known().ids(words, MOST_PIECES);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = row(ids);
        OnnxTensor mask = row(ones);
        OnnxTensor types = row(new long[ids.length]);
        OrtSession.Result result =
            model.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      // the model was trained to put the meaning of the whole at the first mark
      float[] values = new float[Vector.DIMENSIONS];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(values);
      return Optional.of(Vector.of(MODEL, values));
    } catch (OrtException e) {
      throw new IllegalStateException("the language model failed", e);
    }
  }

  private static OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }
}
