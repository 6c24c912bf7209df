package io.github.rallybot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.ChannelRef;
import io.github.rallybot.chat.Platform;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Control;
import io.github.rallybot.chat.card.Element;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.chat.card.Span;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SlackRendererTest {

  private static final Instant CAME = Instant.parse("2026-11-23T09:30:00Z");
  private static final UserRef MAYA = new UserRef(Platform.SLACK, "U1");

  private static Control.Button button(String label, Control.Emphasis emphasis, Action action) {
    return new Control.Button(
        label, label + ": Dana of Northgate", action, emphasis, Optional.empty());
  }

  private static Card leadCard() {
    return new Card(
        List.of(
            new Element.Text(
                List.of(
                    new Span.Link(
                        "Dana Whitfield", URI.create("https://crm.example.com/1?a=b&c=d"), true),
                    Span.plain(", VP Operations · "),
                    Span.strong("Northgate\nLogistics"))),
            new Element.Quote("We run 40 depots & need\nrouting <!channel>"),
            new Element.Quiet(
                List.of(
                    Span.plain("R&D *Webinar* · came "),
                    Span.time(CAME),
                    Span.plain(" · taken by "),
                    new Span.Person(MAYA))),
            new Element.Facts(
                List.of(
                    new Element.Fact("Phone", List.of(Span.plain("+1 555"))),
                    new Element.Fact(
                        "Seen in",
                        List.of(new Span.Channel(new ChannelRef(Platform.SLACK, "C1")))))),
            new Element.Divider(),
            new Element.Actions(
                List.of(
                    button(
                        "Good fit", Control.Emphasis.PRIMARY, Action.of("lead.judge", "7", "fit")),
                    new Control.Button(
                        "Erase",
                        "Erase Dana",
                        Action.of("lead.erase", "7"),
                        Control.Emphasis.DANGER,
                        Optional.of("For ever.")),
                    new Control.Menu(
                        "Why?",
                        "Say why",
                        List.of(
                            new Control.Group(
                                "Not a fit because",
                                List.of(
                                    new Control.Choice(
                                        "company size", Action.of("lead.why", "7", "size")))),
                            new Control.Group("Empty", List.of()))),
                    new Control.More(
                        "More",
                        List.of(new Control.Choice("History", Action.of("lead.history", "7"))))))),
        "Dana <3 of Northgate");
  }

  @Test
  void a_lead_card_is_drawn_whole() {
    SlackRenderer.Message drawn = SlackRenderer.render(leadCard());
    assertThat(drawn.text()).isEqualTo("Dana &lt;3 of Northgate");
    assertThat(SlackDesk.JSON.readTree(drawn.blocks()))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"link","url":"https://crm.example.com/1?a=b&c=d","text":"Dana Whitfield",
                    "style":{"bold":true}},
                   {"type":"text","text":", VP Operations · "},
                   {"type":"text","text":"Northgate Logistics","style":{"bold":true}}]}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[
                   {"type":"text","text":"We run 40 depots & need\\nrouting <!channel>"}]}]},
                 {"type":"context","elements":[{"type":"mrkdwn","verbatim":true,"text":
                   "R&amp;D ∗Webinar∗ · came <!date^1795426200^{time}|09:30 UTC> · taken by <@U1>"}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"text","text":"Phone: ","style":{"bold":true}},
                   {"type":"text","text":"+1 555"},
                   {"type":"text","text":"\\nSeen in: ","style":{"bold":true}},
                   {"type":"channel","channel_id":"C1"}]}]},
                 {"type":"divider"},
                 {"type":"actions","block_id":"actions-5-%s","elements":[
                   {"type":"button","action_id":"lead.judge-0","value":"lead.judge:7:fit",
                    "style":"primary","accessibility_label":"Good fit: Dana of Northgate",
                    "text":{"type":"plain_text","text":"Good fit","emoji":false}},
                   {"type":"button","action_id":"lead.erase-1","value":"lead.erase:7",
                    "style":"danger","accessibility_label":"Erase Dana",
                    "text":{"type":"plain_text","text":"Erase","emoji":false},
                    "confirm":{
                     "title":{"type":"plain_text","text":"Are you sure?","emoji":false},
                     "text":{"type":"plain_text","text":"For ever.","emoji":false},
                     "confirm":{"type":"plain_text","text":"Erase","emoji":false},
                     "deny":{"type":"plain_text","text":"Cancel","emoji":false}}},
                   {"type":"static_select","action_id":"menu-2",
                    "placeholder":{"type":"plain_text","text":"Why?","emoji":false},
                    "option_groups":[{
                     "label":{"type":"plain_text","text":"Not a fit because","emoji":false},
                     "options":[{"value":"lead.why:7:size",
                      "text":{"type":"plain_text","text":"company size","emoji":false}}]}]},
                   {"type":"overflow","action_id":"more-3","options":[{"value":"lead.history:7",
                     "text":{"type":"plain_text","text":"History","emoji":false}}]}]}]"""
                    .formatted(drawn.fingerprint())));
  }

  @Test
  void a_moment_is_a_date_in_the_readers_zone() {
    JsonNode date =
        SlackSpans.richText(List.of(new Span.Moment(CAME, Span.Moment.Style.DATE_AND_TIME)), 100)
            .get(0);
    assertThat(SlackDesk.JSON.readTree(date.toString()))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                {"type":"date","timestamp":1795426200,"format":"{date_short_pretty} {time}",
                 "fallback":"23 Nov 2026, 09:30 UTC"}"""));
  }

  @Test
  void somebody_of_another_platform_is_named_and_not_mentioned() {
    List<Span> spans = List.of(new Span.Person(new UserRef(Platform.TEAMS, "29:x")));
    assertThat(SlackSpans.richText(spans, 100).get(0).path("text").asString())
        .isEqualTo("somebody on Microsoft Teams");
    assertThat(SlackSpans.markup(spans, 100)).isEqualTo("somebody on Microsoft Teams");
  }

  @Test
  void the_fingerprint_changes_with_the_picture_only() {
    Card one = Card.of("one");
    assertThat(SlackRenderer.render(one).fingerprint())
        .isEqualTo(SlackRenderer.render(Card.of("one")).fingerprint())
        .isNotEqualTo(SlackRenderer.render(Card.of("two")).fingerprint())
        .isNotEqualTo(SlackRenderer.render(new Card(one.elements(), "other")).fingerprint());
  }

  @Test
  void action_ids_differ_within_a_message_even_for_the_same_deed() {
    Control same = Control.button("Same", "Same", Action.of("a"));
    Card card =
        new Card(
            List.of(new Element.Actions(List.of(same, same)), new Element.Actions(List.of(same))),
            "x");
    Set<String> ids = new HashSet<>();
    Set<String> blocks = new HashSet<>();
    for (JsonNode block : SlackDesk.JSON.readTree(SlackRenderer.render(card).blocks())) {
      blocks.add(block.path("block_id").asString(""));
      block.path("elements").forEach(element -> ids.add(element.path("action_id").asString("")));
    }
    assertThat(ids).hasSize(3);
    assertThat(blocks).hasSize(2);
  }

  @Test
  void what_slack_would_refuse_is_refused_here_and_not_left_out() {
    Control.Choice choice = new Control.Choice("x", Action.of("a"));
    List<Element> tooMany =
        List.of(
            new Element.Actions(List.of(new Control.More("More", Collections.nCopies(6, choice)))),
            new Element.Actions(Collections.nCopies(26, Control.button("x", "x", Action.of("a")))),
            new Element.Actions(
                List.of(
                    new Control.Menu(
                        "m",
                        "m",
                        List.of(new Control.Group("g", Collections.nCopies(101, choice)))))));
    for (Element element : tooMany) {
      assertThatThrownBy(() -> SlackRenderer.render(new Card(List.of(element), "x")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () ->
                SlackRenderer.render(new Card(Collections.nCopies(51, new Element.Divider()), "x")))
        .hasMessageContaining("50");
  }

  @Test
  void a_form_is_drawn_whole() {
    Form form =
        new Form(
            "Add a note",
            Optional.of(Action.of("lead.note", "7")),
            "Save note",
            List.of(
                new Form.Shown(new Element.Text(List.of(Span.plain("About Dana")))),
                new Form.TextInput("note", "Note", "Your team reads it.", true, 9000, "so far"),
                new Form.DateInput(
                    "day", "Ask again", "", false, Optional.of(LocalDate.of(2026, 12, 1))),
                new Form.BoxesInput(
                    "extra",
                    "Also",
                    List.of(new Form.Box("post", "Post it", true), new Form.Box("x", "X", false))),
                new Form.PeopleInput(
                    "who",
                    "Who",
                    "",
                    false,
                    List.of(MAYA, new UserRef(Platform.TEAMS, "29:x")),
                    Form.PeopleInput.ANY),
                new Form.ChannelInput(
                    "where",
                    "Where",
                    "",
                    false,
                    Optional.of(new ChannelRef(Platform.SLACK, "C1")))));
    assertThat((JsonNode) SlackForms.render(form, SlackForms.Place.of("C1", "1.2")))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                {"type":"modal","callback_id":"lead.note:7",
                 "title":{"type":"plain_text","text":"Add a note","emoji":false},
                 "submit":{"type":"plain_text","text":"Save note","emoji":false},
                 "close":{"type":"plain_text","text":"Cancel","emoji":false},
                 "private_metadata":"{\\"channel\\":\\"C1\\",\\"message\\":\\"1.2\\"}",
                 "blocks":[
                  {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                    {"type":"text","text":"About Dana"}]}]},
                  {"type":"input","block_id":"note","optional":false,
                   "label":{"type":"plain_text","text":"Note","emoji":false},
                   "hint":{"type":"plain_text","text":"Your team reads it.","emoji":false},
                   "element":{"type":"plain_text_input","action_id":"note","multiline":true,
                    "max_length":3000,"initial_value":"so far"}},
                  {"type":"input","block_id":"day","optional":true,
                   "label":{"type":"plain_text","text":"Ask again","emoji":false},
                   "element":{"type":"datepicker","action_id":"day",
                    "initial_date":"2026-12-01"}},
                  {"type":"input","block_id":"extra","optional":true,
                   "label":{"type":"plain_text","text":"Also","emoji":false},
                   "element":{"type":"checkboxes","action_id":"extra","options":[
                     {"text":{"type":"plain_text","text":"Post it","emoji":false},"value":"post"},
                     {"text":{"type":"plain_text","text":"X","emoji":false},"value":"x"}],
                    "initial_options":[{"text":{"type":"plain_text","text":"Post it",
                     "emoji":false},"value":"post"}]}},
                  {"type":"input","block_id":"who","optional":true,
                   "label":{"type":"plain_text","text":"Who","emoji":false},
                   "element":{"type":"multi_users_select","action_id":"who",
                    "initial_users":["U1"]}},
                  {"type":"input","block_id":"where","optional":true,
                   "label":{"type":"plain_text","text":"Where","emoji":false},
                   "element":{"type":"conversations_select","action_id":"where",
                    "filter":{"include":["public","private"],"exclude_bot_users":true},
                    "initial_conversation":"C1"}}]}"""));
  }

  @Test
  void what_people_type_is_a_slash_command_wherever_it_is_said() {
    Span.Words here = Span.typed("here duty @name");
    Card card =
        new Card(
            List.of(
                new Element.Text(Span.plain("Type "), here),
                new Element.Quiet(Span.plain("or "), Span.typed("leads away"), Span.plain("!")),
                new Element.Facts(List.of(new Element.Fact(here, Span.typed("leads"))))),
            List.of(Span.plain("Type "), here));
    SlackRenderer.Message drawn = SlackRenderer.render(card);
    assertThat(drawn.text()).isEqualTo("Type /rally here duty @name");
    assertThat(SlackDesk.JSON.readTree(drawn.blocks()))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"text","text":"Type "},
                   {"type":"text","text":"/rally here duty @name"}]}]},
                 {"type":"context","elements":[
                   {"type":"mrkdwn","text":"or /leads away!","verbatim":true}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"text","text":"/rally here duty @name: ","style":{"bold":true}},
                   {"type":"text","text":"/leads"}]}]}]"""));
  }

  @Test
  void words_of_people_within_a_command_stay_words() {
    Card card =
        new Card(
            List.of(new Element.Quiet(Span.typed("here for campaign <!channel> *now*"))),
            List.of(Span.typed("here for campaign <!here>")));
    SlackRenderer.Message drawn = SlackRenderer.render(card);
    assertThat(drawn.text()).isEqualTo("/rally here for campaign &lt;!here&gt;");
    assertThat(drawn.blocks()).contains("/rally here for campaign &lt;!channel&gt; ∗now∗");
  }

  @Test
  void a_form_that_is_only_read_has_no_submit_button() {
    Form form = new Form("History", Optional.empty(), "", List.of());
    JsonNode view = SlackForms.render(form, SlackForms.Place.UNKNOWN);
    assertThat(view.has("submit")).isFalse();
    assertThat(view.path("close").path("text").asString("")).isEqualTo("Close");
  }

  private static JsonNode element(Form.Part part) {
    Form form = new Form("F", Optional.of(Action.of("a")), "Save", List.of(part));
    return SlackForms.render(form, SlackForms.Place.UNKNOWN).path("blocks").get(0).path("element");
  }

  @Test
  void an_input_of_one_line_is_one_and_what_stands_in_it_too() {
    Form form =
        new Form(
            "Add content",
            Optional.of(Action.of("content.add")),
            "Add",
            List.of(
                new Form.TextInput(
                    "url", "Link", "", true, Form.TextInput.Lines.ONE, 5, " a\nbcdefg")));
    String view = SlackForms.render(form, SlackForms.Place.UNKNOWN).toString();
    assertThat(SlackDesk.JSON.readTree(view).at("/blocks/0/element"))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                {"type":"plain_text_input","action_id":"url","multiline":false,"max_length":5,
                 "initial_value":"a bc…"}"""));
  }

  @Test
  void a_choice_is_a_select_with_its_initial_option() {
    assertThat(
            element(
                new Form.ChoiceInput(
                    "why",
                    "Why",
                    "",
                    true,
                    List.of(new Form.Option("price", "Price"), new Form.Option("time", "Time")),
                    Optional.of("time"))))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                """
                {"type":"static_select","options":[
                  {"text":{"type":"plain_text","text":"Price","emoji":false},"value":"price"},
                  {"text":{"type":"plain_text","text":"Time","emoji":false},"value":"time"}],
                 "initial_option":
                  {"text":{"type":"plain_text","text":"Time","emoji":false},"value":"time"},
                 "action_id":"why"}"""));
  }

  @Test
  void one_person_is_another_element_than_a_few() {
    List<UserRef> two = List.of(MAYA, new UserRef(Platform.SLACK, "U2"));
    assertThat(element(new Form.PeopleInput("who", "Who", "", true, two, 1)))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                "{\"type\":\"users_select\",\"initial_user\":\"U1\",\"action_id\":\"who\"}"));
    assertThat(element(new Form.PeopleInput("who", "Who", "", true, List.of(), 3)))
        .isEqualTo(
            SlackDesk.JSON.readTree(
                "{\"type\":\"multi_users_select\",\"max_selected_items\":3,"
                    + "\"action_id\":\"who\"}"));
  }

  @Test
  void a_home_holds_twice_as_many_blocks_as_a_message() {
    Card hundred = new Card(Collections.nCopies(100, new Element.Divider()), "x");
    Card more = new Card(Collections.nCopies(101, new Element.Divider()), "x");
    JsonNode home = SlackRenderer.home(hundred);
    assertThat(home.path("type").asString()).isEqualTo("home");
    assertThat(home.path("blocks")).hasSize(100);
    assertThatThrownBy(() -> SlackRenderer.home(more)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SlackRenderer.render(hundred))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
