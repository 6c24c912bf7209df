package io.github.rallybot.content;

import static io.github.rallybot.TestBot.GUEST;
import static io.github.rallybot.TestBot.MAYA;
import static io.github.rallybot.TestBot.PRIYA;
import static io.github.rallybot.TestBot.SAM;
import static io.github.rallybot.TestBot.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rallybot.TestBot;
import io.github.rallybot.chat.Action;
import io.github.rallybot.chat.CardText;
import io.github.rallybot.chat.FormValue;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.chat.card.Card;
import io.github.rallybot.chat.card.Form;
import io.github.rallybot.member.Role;
import io.github.rallybot.question.About;
import io.github.rallybot.question.Kind;
import io.github.rallybot.question.QuestionId;
import io.github.rallybot.redis.RedisForTests;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisForTests.class)
class ContentConversationTest {

  private static final String FOOTER =
      "/rally content search single sign-on finds; "
          + "/rally content add https://example.com/guide The guide adds";

  private final TestBot bot = TestBot.create();

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void an_empty_register_says_how_it_gets_filled() {
    assertThat(says(MAYA, "content"))
        .isEqualTo(
            """
            Content register
            Nothing is in it yet. Add what marketing has published, one by one, as a CSV file to\
             POST /api/content/import, or from the sitemap or feed of your site\
             (rally.content.feeds in the settings).
            [Never used] [Past review] [Taken out] [Asked for but missing] [Add content]
            """
                    .replace("site(", "site (")
                + FOOTER);
    assertThat(says(MAYA, "content never used")).contains("What nobody has sent yet");
    assertThat(says(MAYA, "content past review")).contains("its review day under Edit");
    assertThat(says(MAYA, "content taken out")).contains("waits here to be put back");
  }

  @Test
  void a_link_and_a_title_are_enough_to_add_and_more_is_said_in_a_form() {
    assertThat(says(MAYA, "content add https://example.com/sso Single sign-on guide"))
        .isEqualTo(
            """
            Added.
            Single sign-on guide
            example.com/sso · never sent
            [Edit] [Take out]\
            """);
    assertThat(says(TOM, "content add https://example.com/sso/ Another title"))
        .startsWith("It is in the register already.\nSingle sign-on guide");
    Map<String, FormValue> typed = new HashMap<>(filled(edit(MAYA, only())));
    typed.put("line", new FormValue.Text("How Okta and Entra log in"));
    typed.put("persona", new FormValue.Text("IT, Ops leader; it"));
    typed.put("stage", new FormValue.Text("evaluating"));
    typed.put("owner", new FormValue.People(List.of(PRIYA)));
    typed.put("reviewBy", new FormValue.Date(LocalDate.of(2026, 11, 22)));
    assertThat(submit(MAYA, typed, "content.edit-done", only().id().value()))
        .isEqualTo(
            """
            Saved.
            Single sign-on guide · How Okta and Entra log in
            example.com/sso · IT, Ops leader · evaluating · never sent · Priya N. · review by 22 Nov 2026
            [Edit] [Take out]\
            """);
    assertThat(says(TOM, "content past review")).contains("Single sign-on guide");
    assertThat(says(TOM, "content review")).contains("Single sign-on guide");
    assertThat(filled(edit(TOM, only()))).containsEntry("owner", typed.get("owner"));
  }

  @Test
  void a_page_without_a_title_is_called_as_its_address_says() {
    assertThat(says(MAYA, "content add example.com/guides/single-sign_on.html?x=1"))
        .startsWith("Added.\nSingle sign on\n");
    assertThat(only().details().link().orElseThrow().toString())
        .isEqualTo("https://example.com/guides/single-sign_on.html?x=1");
    assertThat(says(MAYA, "content add Migration checklist"))
        .isEqualTo(
            """
            Give the link first, then the title: /rally content add https://example.com/guide The\
             guide. What is only planned has no link yet; say it in the form.
            [Add content]\
            """);
    assertThat(says(MAYA, "content add https://user:pw@example.com/x X"))
        .isEqualTo("The link has a name or a password before the @; give it without.");
    assertThat(bot.contents.all()).hasSize(1);
  }

  @Test
  void what_is_wrong_is_said_at_its_input() {
    Map<String, FormValue> typed =
        Map.of(
            "title", new FormValue.Text("x".repeat(151)),
            "link", new FormValue.Text("javascript:alert(1)"),
            "persona", new FormValue.Text("y".repeat(41)));
    assertThat(bot.router.answer(bot.form(MAYA, typed, "content.add-done")))
        .isEqualTo(
            new Reply.Invalid(
                Map.of(
                    "title", "It has 151 characters; at most 150 are kept.",
                    "link", "It is no web address such as https://example.com/page.",
                    "persona", "It names one of more than 40 characters; shorten it.")));
    assertThat(bot.router.answer(bot.form(MAYA, Map.of(), "content.add-done")))
        .isEqualTo(Reply.invalid("title", "It is needed: what the content is called."));
    assertThat(
            bot.router.answer(
                bot.form(
                    MAYA,
                    Map.of(
                        "title", new FormValue.Text("T"),
                        "owner", new FormValue.People(List.of(GUEST))),
                    "content.add-done")))
        .isEqualTo(
            Reply.invalid(
                "owner", "Guests and people who have left own nothing. Choose a colleague."));
    assertThat(bot.contents.all()).isEmpty();
  }

  @Test
  void the_link_of_another_content_is_refused_at_the_link_and_the_same_form_twice_adds_one() {
    says(MAYA, "content add https://example.com/sso Single sign-on guide");
    Interaction form =
        bot.form(MAYA, Map.of("title", new FormValue.Text("Checklist")), "content.add-done");
    assertThat(CardText.said(bot.router.answer(form)))
        .isEqualTo("Added.\nChecklist · planned\nnever sent\n[Edit] [Take out]");
    assertThat(CardText.said(bot.router.answer(form))).startsWith("Saved.\nChecklist · planned");
    Content planned = bot.contents.search("checklist").get(0);
    Map<String, FormValue> typed =
        Map.of(
            "title", new FormValue.Text("Checklist"),
            "link", new FormValue.Text("http://example.com/sso?utm_source=x"));
    assertThat(bot.router.answer(bot.form(MAYA, typed, "content.edit-done", planned.id().value())))
        .isEqualTo(
            Reply.invalid("link", "This link is in the register already: “Single sign-on guide”."));
    assertThat(bot.contents.all()).hasSize(2);
  }

  @Test
  void what_is_taken_out_is_put_back_where_it_was_taken_out() {
    says(MAYA, "content add https://example.com/sso Single sign-on guide");
    String id = only().id().value();
    String gone = pressed(MAYA, "content.retire", id, "newest", "0");
    assertThat(gone)
        .startsWith("Content register\nTaken out: Single sign-on guide\n[Put it back]\nNothing is");
    assertThat(says(MAYA, "content taken out")).contains("Single sign-on guide", "[Put it back]");
    assertThat(pressed(MAYA, "content.restore", id, "newest", "0"))
        .startsWith(
            """
            Content register
            Back in the register: Single sign-on guide
            [Take out]
            Single sign-on guide
            example.com/sso\
            """);
    assertThat(pressed(MAYA, "content.retire", id, "one", "0"))
        .isEqualTo("Taken out.\nSingle sign-on guide\nexample.com/sso · never sent\n[Put it back]");
  }

  @Test
  void pages_hold_eight_and_lead_to_each_other() {
    for (int i = 1; i <= 10; i++) {
      says(MAYA, "content add https://example.com/" + i + " Guide " + i);
      bot.clock.move(Duration.ofMinutes(1));
    }
    String first = says(MAYA, "content");
    assertThat(first)
        .startsWith("Content register · 1–8 of 10\nGuide 10\n")
        .contains(
            "[Next] [Never used] [Past review] [Taken out] [Asked for but missing] [Add content]");
    assertThat(pressed(TOM, "content.show", "newest", "8"))
        .startsWith("Content register · 9–10 of 10\nGuide 2\n")
        .contains("[Previous] [Never used]");
    assertThat(pressed(TOM, "content.show", "gone", "-1")).startsWith("Content register · 1–8");
    assertThat(says(TOM, "content search guide"))
        .startsWith("In the register\nGuide 10\n")
        .endsWith("and 2 more; add a word to narrow it");
  }

  @Test
  void marketers_and_leaders_change_the_register_once_somebody_is_one_and_all_look() {
    says(TOM, "content add https://example.com/sso Single sign-on guide");
    bot.roles.assign(bot.members.introduced(SAM), PRIYA, Role.MARKETER);
    String refused = "Marketers and leaders keep the content register. Ask one: Priya N., Sam O.";
    assertThat(says(TOM, "content add https://example.com/x X")).isEqualTo(refused);
    assertThat(pressed(TOM, "content.retire", only().id().value(), "newest", "0"))
        .isEqualTo(refused);
    assertThat(says(TOM, "content"))
        .isEqualTo(
            """
            Content register
            Single sign-on guide
            example.com/sso · never sent
            [Never used] [Past review] [Taken out] [Asked for but missing]
            """
                + FOOTER);
    assertThat(says(PRIYA, "content edit single sign")).contains("[Edit] [Take out]");
    assertThat(edit(PRIYA, only()).title()).isEqualTo("Edit content");
  }

  @Test
  void guests_only_look() {
    says(TOM, "content add https://example.com/sso Single sign-on guide");
    assertThat(says(GUEST, "content search okta"))
        .startsWith("Nothing in the register has all of these words.");
    assertThat(says(GUEST, "content sso sign")).startsWith("Nothing in the register");
    assertThat(says(GUEST, "content sign"))
        .contains("Single sign-on guide")
        .doesNotContain("[Edit]");
    assertThat(says(GUEST, "content add https://example.com/x X"))
        .doesNotContain("Added")
        .startsWith("Guests and people from other organisations can look here");
    assertThat(bot.contents.all()).hasSize(1);
  }

  @Test
  void words_that_say_nothing_are_asked_for() {
    assertThat(says(MAYA, "content search"))
        .isEqualTo(
            "Say what to look for, by words of its title, line, persona, stage or product: /rally"
                + " content search single sign-on");
    assertThat(says(MAYA, "content search 😀")).startsWith("Say what to look for");
    assertThat(says(MAYA, "content add")).isEqualTo("form: Add content");
  }

  @Test
  void the_dialog_says_what_a_content_answers_and_who_sent_it_at_which_stage() {
    says(MAYA, "content add https://example.com/sso Single sign-on guide");
    assertThat(shown(edit(MAYA, only()))).isEmpty();
    bot.members.enrolled(TOM);
    for (String words : List.of("Do you support SSO?", "Does Okta work?")) {
      bot.questions.hear(words, MAYA, List.of(words), Kind.QUESTION, About.nothing());
      QuestionId question = bot.buyerQuestions.named(words).orElseThrow();
      bot.sorting.answer("answer " + words, MAYA, question, commit -> only().id());
    }
    bot.contentUses.sent(
        bot.press(TOM, "x"), "use", only().id(), Optional.of("Deciding"), Optional.empty());
    assertThat(shown(edit(MAYA, only())))
        .containsExactly(
            "Answers: “Do you support SSO?”, “Does Okta work?”.",
            "Sent by Tom B. at Deciding on 23 Nov 2026.");
  }

  private static List<String> shown(Form form) {
    return form.parts().stream()
        .filter(Form.Shown.class::isInstance)
        .map(part -> CardText.of(new Card(List.of(((Form.Shown) part).element()), "x")))
        .toList();
  }

  private Content only() {
    return bot.contents.all().get(0);
  }

  private String says(UserRef user, String text) {
    return CardText.said(bot.types(user, text));
  }

  private String pressed(UserRef user, String action, String... arguments) {
    return CardText.said(bot.router.answer(bot.press(user, action, arguments)));
  }

  private String submit(
      UserRef user, Map<String, FormValue> values, String action, String... arguments) {
    return CardText.said(bot.router.answer(bot.form(user, values, action, arguments)));
  }

  private Form edit(UserRef user, Content content) {
    Reply reply = bot.router.answer(bot.press(user, "content.edit", content.id().value()));
    assertThat(bot.router.opens(Action.of("content.edit"))).isTrue();
    return ((Reply.OpenForm) reply).form();
  }

  /** The form as it comes back if nothing is changed. */
  private static Map<String, FormValue> filled(Form form) {
    Map<String, FormValue> values = new HashMap<>();
    for (Form.Part part : form.parts()) {
      if (part instanceof Form.TextInput text && !text.initial().isEmpty()) {
        values.put(text.key(), new FormValue.Text(text.initial()));
      } else if (part instanceof Form.PeopleInput people && !people.initial().isEmpty()) {
        values.put(people.key(), new FormValue.People(people.initial()));
      } else if (part instanceof Form.DateInput date) {
        Optional<LocalDate> day = date.initial();
        day.ifPresent(initial -> values.put(date.key(), new FormValue.Date(initial)));
      }
    }
    return values;
  }
}
