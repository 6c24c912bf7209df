package io.github.rallybot.content;

import java.util.List;
import java.util.Map;

/** What buyers ask and a content answers, as whoever knows of buyer questions says it. */
public interface Asked {

  /** The words of the questions that each content answers; those that answer none are left out. */
  Map<ContentId, List<String>> answered();
}
