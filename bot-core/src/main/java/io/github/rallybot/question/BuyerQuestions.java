package io.github.rallybot.question;

import io.github.rallybot.chat.Conversation;
import io.github.rallybot.chat.Platforms;
import io.github.rallybot.content.Asked;
import io.github.rallybot.content.ContentId;
import io.github.rallybot.content.ContentUses;
import io.github.rallybot.content.Contents;
import io.github.rallybot.delivery.CardSource;
import io.github.rallybot.journal.Store;
import io.github.rallybot.lead.ErasedWith;
import io.github.rallybot.lead.LeadChannels;
import io.github.rallybot.lead.Leads;
import io.github.rallybot.matching.Embedding;
import io.github.rallybot.member.Members;
import io.github.rallybot.setup.Gatekeeper;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** All of the feature of buyer questions, put together: what it offers to the rest of the bot. */
public final class BuyerQuestions implements Asked {

  private final Board board;
  private final Questions questions;
  private final Sorting sorting;
  private final Forgetting forgetting;
  private final Removal removal;
  private final Understanding understanding;
  private final Answers answers;
  private final MapConversation map;
  private final QuestionExport export;
  private final QuestionFiles files;
  private final AgendaQuestions agenda;
  private final List<Conversation> conversations;
  private final List<CardSource> sources;

  /**
   * @param zone of the team: where its days begin
   * @param watching how people say what they want to be told of
   * @param publicUrl where people reach the bot
   * @param afterwards runs what takes longer than an answer may
   */
  public BuyerQuestions(
      Store store,
      Members members,
      Platforms platforms,
      Gatekeeper gatekeeper,
      Leads leads,
      LeadChannels channels,
      Contents contents,
      ContentUses uses,
      Embedding embedding,
      Journey journey,
      ZoneId zone,
      WatchConversation watching,
      Optional<URI> publicUrl,
      Executor afterwards,
      Clock clock) {
    board = new Board(store, embedding, zone);
    questions = new Questions(store, members, board, clock);
    sorting = new Sorting(store, members, clock);
    Views views = new Views(store, clock);
    Pasted pasted = new Pasted(store, clock);
    forgetting = new Forgetting(store, board, views, pasted, clock);
    understanding = new Understanding(store, board, embedding);
    answers = new Answers(store, members, questions, board, contents, uses, clock);
    removal = new Removal(store, members, board, forgetting, uses, clock);
    HeardCard card = new HeardCard(board, contents, journey);
    LoggedConversation logged =
        new LoggedConversation(
            gatekeeper, questions, removal, answers, board, leads, journey, card);
    QuestionList list = new QuestionList(board, views, journey);
    sources = List.of(new SharedCards(store, board, contents, members));
    map = new MapConversation(gatekeeper, board, contents, journey, clock);
    agenda = new AgendaQuestions(store, board);
    export = new QuestionExport(board, contents, members, zone, clock);
    files = new QuestionFiles(store, export, views::find, zone, clock);
    conversations =
        List.of(
            logged,
            map,
            new ExportConversation(gatekeeper, files, platforms, publicUrl, afterwards),
            new QuestionsConversation(
                gatekeeper,
                questions,
                board,
                views,
                journey,
                list,
                new SortingList(board, members),
                map,
                watching,
                clock),
            new QuestionConversation(
                gatekeeper,
                members,
                questions,
                sorting,
                board,
                contents,
                new QuestionSheet(board, contents, members),
                clock,
                zone),
            new ShareConversation(
                gatekeeper,
                new QuestionDeeds(store, members, clock),
                store,
                board,
                views,
                channels,
                platforms,
                clock),
            new HeardConversation(
                gatekeeper, questions, board, leads, journey, card, logged, pasted));
  }

  /** All that was heard, as it is now. */
  public Board board() {
    return board;
  }

  public Questions questions() {
    return questions;
  }

  /** How what was heard is taken back. */
  Removal removal() {
    return removal;
  }

  Answers answers() {
    return answers;
  }

  public Sorting sorting() {
    return sorting;
  }

  /** Who asks what, where in their journey. */
  MapConversation map() {
    return map;
  }

  /** What was heard, for spreadsheets and other tools. */
  public QuestionExport export() {
    return export;
  }

  /** The same as files for people. */
  public QuestionFiles files() {
    return files;
  }

  /** What of it is worth a meeting. */
  public AgendaQuestions agenda() {
    return agenda;
  }

  /** What has to be erased with a lead, or with whoever searched for it. */
  public ErasedWith forgetting() {
    return forgetting;
  }

  /** Notes what was logged means, where that is not noted yet. Idempotent; run now and then. */
  public void understand() {
    understanding.run();
  }

  /** The question that is called by exactly these words; empty if none is. */
  public Optional<QuestionId> named(String words) {
    return board.questions().stream()
        .filter(question -> question.words().equals(words))
        .map(BuyerQuestion::id)
        .findFirst();
  }

  @Override
  public Map<ContentId, List<String>> answered() {
    return board.questions().stream()
        .filter(question -> question.into().isEmpty() && question.answer().isPresent())
        .sorted(Comparator.comparing(BuyerQuestion::words))
        .collect(
            Collectors.groupingBy(
                question -> question.answer().orElseThrow(),
                Collectors.mapping(BuyerQuestion::words, Collectors.toList())));
  }

  /** The cards that the feature has in channels. */
  public List<CardSource> sources() {
    return sources;
  }

  /** What people type and press. */
  public List<Conversation> conversations() {
    return conversations;
  }
}
