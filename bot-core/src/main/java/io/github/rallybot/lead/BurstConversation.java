package io.github.rallybot.lead;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Interaction;
import io.github.rallybot.chat.PlatformException;
import io.github.rallybot.chat.Reply;
import io.github.rallybot.chat.Router;
import io.github.rallybot.chat.UserRef;
import io.github.rallybot.delivery.Deliveries;
import io.github.rallybot.lead.WorkThroughForm.News;
import io.github.rallybot.member.Member;
import io.github.rallybot.member.Members;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the controls on a summary do, and those of the form in which one works through it. */
public final class BurstConversation implements Conversation {

  static final String WORK = "burst.work";
  static final String POST = "burst.post";
  static final String JUDGE = "work.judge";
  static final String WHY = "work.why";
  static final String TAKE = "work.take";
  static final String SKIP = "work.skip";

  private static final Logger log = LoggerFactory.getLogger(BurstConversation.class);

  private final WorkThrough work;
  private final BurstPosts posts;
  private final Leads leads;
  private final Feedback feedback;
  private final Members members;
  private final Deliveries deliveries;
  private final LeadCard drawing;
  private final Reasons reasons;
  private final Executor afterwards;

  /**
   * @param afterwards runs what is done after the acknowledgement, best effort
   */
  public BurstConversation(
      WorkThrough work,
      BurstPosts posts,
      Leads leads,
      Feedback feedback,
      Members members,
      Deliveries deliveries,
      LeadCard drawing,
      Executor afterwards) {
    this.work = work;
    this.posts = posts;
    this.leads = leads;
    this.feedback = feedback;
    this.members = members;
    this.deliveries = deliveries;
    this.drawing = drawing;
    this.reasons = drawing.reasons();
    this.afterwards = afterwards;
  }

  @Override
  public void register(Router router) {
    router.opens(WORK, this::begin);
    router.on(POST, this::post);
    router.on(JUDGE, press -> colleagues(press, this::judge));
    router.on(WHY, press -> colleagues(press, this::why));
    router.on(TAKE, press -> colleagues(press, this::take));
    router.on(SKIP, press -> colleagues(press, this::skip));
  }

  private Reply begin(Interaction press) {
    return colleagues(press, now -> next(now, now.action().argument(0), Optional.empty()));
  }

  private interface Answer {
    Reply of(Interaction press);
  }

  /** The form shows how to reach people, so guests see none of it. */
  private Reply colleagues(Interaction press, Answer answer) {
    try {
      if (members.introduced(press.user()).member().guest()) {
        return Reply.privately(LeadConversation.GUESTS);
      }
    } catch (PlatformException away) {
      return Reply.privately("I could not look up who you are just now. Try again in a moment.");
    }
    return answer.of(press);
  }

  private Reply post(Interaction press) {
    return colleagues(
        press,
        now ->
            posts
                .refuses(now.user())
                .or(() -> posts.post(now, now.action().argument(0)))
                .map(Reply::privately)
                .orElseGet(
                    () -> {
                      log.info("leads of {} are posted", now.action().argument(0));
                      seen(now, now.action().argument(0));
                      return Reply.nothing();
                    }));
  }

  private Reply judge(Interaction press) {
    String burst = press.action().argument(0);
    Optional<Judgement> judgement = Judgement.of(press.action().argument(2));
    if (judgement.isEmpty()) {
      return next(press, burst, Optional.of(News.of("That choice is no longer offered.")));
    }
    LeadDeeds.Result result =
        feedback.judge(press, lead(press, 1), judgement.get(), Optional.empty(), Optional.empty());
    if (result instanceof LeadDeeds.Result.Recorded recorded && recorded.lead().toAnswer()) {
      // an opinion: sales still has to answer, but this person has nothing more to say
      work.setAside(burst, recorded.lead().id(), press.user());
    }
    return next(
        press,
        burst,
        news(
            press,
            result,
            lead ->
                new News(
                    "Saved: " + judgement.get().sign() + " " + said(judgement.get(), lead),
                    WorkThroughForm.why(lead, judgement.get(), reasons))));
  }

  private static String said(Judgement judgement, Lead lead) {
    return judgement.label() + ", " + LeadCard.headline(lead.contact());
  }

  private Reply why(Interaction press) {
    LeadId id = lead(press, 0);
    String code = press.action().argument(1);
    Optional<String> burst = leads.find(id).flatMap(lead -> lead.place().burst());
    Optional<Judgement> judgement = reasons.judgement(code);
    if (judgement.isEmpty()) {
      return Reply.privately("That choice is no longer offered. Pick another one.");
    }
    LeadDeeds.Result result =
        feedback.judge(press, id, judgement.get(), Optional.of(code), Optional.empty());
    Optional<News> news =
        news(
            press,
            result,
            lead ->
                News.of(
                    "Saved: %s %s, %s"
                        .formatted(
                            judgement.get().sign(),
                            judgement.get().label() + " (" + reasons.label(code) + ")",
                            LeadCard.headline(lead.contact()))));
    return burst.isPresent() ? next(press, burst.get(), news) : Reply.nothing();
  }

  private Reply take(Interaction press) {
    String burst = press.action().argument(0);
    LeadDeeds.Result result = feedback.take(press, lead(press, 1));
    if (result instanceof LeadDeeds.Result.Recorded recorded) {
      // it is in their queue now, and comes back here when all others are answered
      work.setAside(burst, recorded.lead().id(), press.user());
    }
    return next(
        press,
        burst,
        news(press, result, lead -> News.of("Yours now: " + LeadCard.headline(lead.contact()))));
  }

  private Reply skip(Interaction press) {
    String burst = press.action().argument(0);
    work.setAside(burst, lead(press, 1), press.user());
    return next(press, burst, Optional.empty());
  }

  private interface Saying {
    News of(Lead lead);
  }

  private Optional<News> news(Interaction press, LeadDeeds.Result result, Saying saying) {
    if (result instanceof LeadDeeds.Result.Recorded recorded) {
      log.info("{} by {} on lead {}", press.action().name(), recorded.by(), recorded.lead().id());
      return Optional.of(saying.of(recorded.lead()));
    }
    return result instanceof LeadDeeds.Result.Refused refused
        ? Optional.of(News.of(refused.why()))
        : Optional.empty();
  }

  private Reply next(Interaction press, String burst, Optional<News> news) {
    WorkThrough.Turn turn = work.next(burst, press.user());
    seen(press, burst);
    if (turn instanceof WorkThrough.Turn.Handed handed) {
      return Reply.open(WorkThroughForm.lead(drawing, burst, handed, news));
    }
    if (turn instanceof WorkThrough.Turn.Nothing nothing) {
      return Reply.open(
          WorkThroughForm.nothing(
              nothing, members.named(nothing.held().keySet()), marketing(press.user()), news));
    }
    return Reply.privately("This summary is no longer here.");
  }

  private boolean marketing(UserRef user) {
    return members.find(user).map(stored -> stored.value()).filter(Member::marketing).isPresent();
  }

  /** A summary whose post was never answered is proved to be there, and a copy of it goes. */
  private void seen(Interaction press, String burst) {
    press
        .message()
        .ifPresent(
            message -> afterwards.execute(() -> deliveries.seen(Bursts.card(burst), message)));
  }

  private static LeadId lead(Interaction press, int argument) {
    return new LeadId(press.action().argument(argument));
  }
}
