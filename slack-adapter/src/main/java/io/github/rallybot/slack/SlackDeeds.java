package io.github.rallybot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Digest;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UpdateTicket;
import io.github.rallybot.chat.UserRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Translates presses and submissions into the neutral model.
 *
 * <p>The identity of a press is user, channel, message (or view with its hash), {@code action_id},
 * value and {@code action_ts}: Slack sends a repeat with all of them unchanged, and a second press
 * has another {@code action_ts}. That of a submission is user, view and the view's hash.
 *
 * @see <a href="https://docs.slack.dev/reference/interaction-payloads">Interaction payloads</a>
 */
final class SlackDeeds {

  /** Slack allows a {@code response_url} 30 minutes; a minute is kept for the way. */
  static final Duration TICKET_LIFE = Duration.ofMinutes(29);

  static final int TICKET_USES = 5;

  private static final String HOME = "home";

  private SlackDeeds() {}

  /**
   * A deed and what it was done on.
   *
   * @param place where that is, or where the form was opened
   * @param form the form that holds the control, if one does; for a submission there is nothing
   *     left
   */
  record Deed(Interaction interaction, SlackForms.Place place, Optional<OpenView> form) {}

  /**
   * A modal that somebody sees.
   *
   * @param hash of the view as they saw it, so that a newer one is not overwritten
   */
  record OpenView(String id, String hash) {}

  /** The deed of a press; empty if the control is none of ours. */
  static Optional<Deed> press(BlockActionPayload payload, String ourTeam, Instant now) {
    BlockActionPayload.Action pressed = payload.getActions().get(0);
    String value =
        pressed.getSelectedOption() == null
            ? orEmpty(pressed.getValue())
            : orEmpty(pressed.getSelectedOption().getValue());
    SlackForms.Place place = place(payload);
    View view = payload.getView();
    String where = view == null ? messageTs(payload) : view.getId() + " " + view.getHash();
    String user = payload.getUser().getId();
    return SlackForms.action(value)
        .map(
            action ->
                new Interaction(
                    identity(
                        user,
                        place.channel().map(ChannelRef::id).orElse(""),
                        where,
                        orEmpty(pressed.getActionId()),
                        value,
                        orEmpty(pressed.getActionTs())),
                    moment(orEmpty(pressed.getActionTs())),
                    new UserRef(Platform.SLACK, user),
                    isElsewhere(payload.getUser().getTeamId(), ourTeam),
                    view == null ? place.message() : Optional.empty(),
                    place.channel(),
                    action,
                    Map.of(),
                    ticket(payload.getResponseUrl(), now)))
        .map(
            press ->
                new Deed(
                    press,
                    place,
                    Optional.ofNullable(view)
                        .filter(seen -> !HOME.equals(seen.getType()))
                        .map(
                            seen -> new OpenView(orEmpty(seen.getId()), orEmpty(seen.getHash())))));
  }

  /** When somebody pressed, as Slack writes it: seconds with a fraction of six digits. */
  static Optional<Instant> moment(String actionTs) {
    return actionTs.matches("\\d{1,11}\\.\\d{6}")
        ? Optional.of(
            Instant.ofEpochSecond(
                Long.parseLong(actionTs.substring(0, actionTs.length() - 7)),
                Long.parseLong(actionTs.substring(actionTs.length() - 6)) * 1_000))
        : Optional.empty();
  }

  private static SlackForms.Place place(BlockActionPayload payload) {
    if (payload.getView() != null && HOME.equals(payload.getView().getType())) {
      return SlackForms.Place.HOME;
    }
    if (payload.getView() != null) {
      return SlackForms.Place.parse(orEmpty(payload.getView().getPrivateMetadata()));
    }
    BlockActionPayload.Container container = payload.getContainer();
    String channel = container == null ? "" : orEmpty(container.getChannelId());
    if (channel.isEmpty() && payload.getChannel() != null) {
      channel = orEmpty(payload.getChannel().getId());
    }
    // what only one person sees cannot be updated or deleted, so to the core it is no message
    boolean passing = container != null && container.isEphemeral();
    return SlackForms.Place.of(channel, passing ? "" : messageTs(payload));
  }

  private static String messageTs(BlockActionPayload payload) {
    BlockActionPayload.Container container = payload.getContainer();
    String message = container == null ? "" : orEmpty(container.getMessageTs());
    return message.isEmpty() && payload.getMessage() != null
        ? orEmpty(payload.getMessage().getTs())
        : message;
  }

  private static Optional<UpdateTicket> ticket(@Nullable String responseUrl, Instant now) {
    return responseUrl == null || responseUrl.isBlank()
        ? Optional.empty()
        : Optional.of(new UpdateTicket(responseUrl, now.plus(TICKET_LIFE), TICKET_USES));
  }

  /** The deed of a submission; empty if the form is none of ours. */
  static Optional<Deed> submission(ViewSubmissionPayload payload, String ourTeam) {
    View view = payload.getView();
    SlackForms.Place place = SlackForms.Place.parse(orEmpty(view.getPrivateMetadata()));
    String user = payload.getUser().getId();
    Optional<Action> action = SlackForms.action(orEmpty(view.getCallbackId()));
    return action
        .map(
            submitted ->
                new Interaction(
                    identity(user, orEmpty(view.getId()), orEmpty(view.getHash())),
                    Optional.empty(),
                    new UserRef(Platform.SLACK, user),
                    isElsewhere(payload.getUser().getTeamId(), ourTeam),
                    place.message(),
                    place.channel(),
                    submitted,
                    values(view.getState()),
                    Optional.empty()))
        .map(submission -> new Deed(submission, place, Optional.empty()));
  }

  private static Map<String, FormValue> values(@Nullable ViewState state) {
    Map<String, FormValue> values = new HashMap<>();
    if (state != null && state.getValues() != null) {
      state
          .getValues()
          .forEach(
              (key, elements) ->
                  elements.values().stream()
                      .findFirst()
                      .flatMap(SlackDeeds::value)
                      .ifPresent(value -> values.put(key, value)));
    }
    return values;
  }

  private static Optional<FormValue> value(ViewState.Value left) {
    if (left.getSelectedDate() != null) {
      return date(left.getSelectedDate());
    }
    if (left.getSelectedConversation() != null) {
      return Optional.of(
          new FormValue.Channel(new ChannelRef(Platform.SLACK, left.getSelectedConversation())));
    }
    if (left.getSelectedOption() != null) {
      return Optional.of(new FormValue.Text(left.getSelectedOption().getValue()));
    }
    if (!orEmpty(left.getSelectedUser()).isBlank()) {
      return Optional.of(
          new FormValue.People(List.of(new UserRef(Platform.SLACK, left.getSelectedUser()))));
    }
    List<String> people = orNone(left.getSelectedUsers());
    if (!people.isEmpty()) {
      return Optional.of(
          new FormValue.People(
              people.stream().map(id -> new UserRef(Platform.SLACK, id)).toList()));
    }
    List<ViewState.SelectedOption> ticked = orNone(left.getSelectedOptions());
    if (!ticked.isEmpty()) {
      return Optional.of(
          new FormValue.Choices(ticked.stream().map(ViewState.SelectedOption::getValue).toList()));
    }
    String text = orEmpty(left.getValue());
    return text.isBlank() ? Optional.empty() : Optional.of(new FormValue.Text(text));
  }

  private static Optional<FormValue> date(String date) {
    try {
      return Optional.of(new FormValue.Date(LocalDate.parse(date)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static boolean isElsewhere(@Nullable String team, String ours) {
    return team != null && !team.isBlank() && !team.equals(ours);
  }

  static String identity(String... parts) {
    return Digest.of(String.join("\n", parts));
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
