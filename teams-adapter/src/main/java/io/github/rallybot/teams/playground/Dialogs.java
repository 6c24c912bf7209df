package io.github.rallybot.teams.playground;

import io.github.rallybot.playground.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The dialogs that people have open, one each at most. */
final class Dialogs {
  /**
   * A dialog.
   *
   * @param id another one each time that its content changes
   * @param about the message whose button or menu opened it
   * @param action what in the menu did
   */
  record Dialog(String id, Message about, Optional<MessageAction> action, ObjectNode shown) {
    JsonNode card() {
      return shown.path("card");
    }
  }

  private final Workspace workspace;
  private final Map<String, Dialog> open = new HashMap<>();

  Dialogs(Workspace workspace) {
    this.workspace = workspace;
  }

  synchronized Optional<Dialog> of(String user) {
    return Optional.ofNullable(open.get(user));
  }

  /**
   * Shows a dialog in place of the one before, if there is one.
   *
   * @param value as the bot's answer has it
   * @return what is wrong with it, in which case nothing is shown
   */
  synchronized List<String> show(
      String user, Message about, Optional<MessageAction> action, JsonNode value) {
    List<String> findings = new CardRules().dialog(value.path("card"));
    if (findings.isEmpty()) {
      String id = UUID.randomUUID().toString();
      ObjectNode shown = Wire.object().put("id", id).put("title", Wire.text(value, "title"));
      shown.put("height", size(value, "height")).put("width", size(value, "width"));
      shown.set("card", value.path("card").path("content"));
      open.put(user, new Dialog(id, about, action, shown));
      workspace.touch();
    }
    return findings;
  }

  private static String size(JsonNode value, String field) {
    String size = Wire.text(value, field);
    return size.isEmpty() ? "medium" : size;
  }

  synchronized void close(String user) {
    open.remove(user);
    workspace.touch();
  }
}
