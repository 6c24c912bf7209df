package io.github.rallybot.slack.playground;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.Pace;
import io.github.rallybot.playground.PageServer;
import io.github.rallybot.playground.StandInThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A stand-in for Slack on loopback: the part of the Web API that the bot uses, with Slack's limits
 * and refusals, signed callbacks and events, people to act as, and faults on order. The real
 * adapter talks to it unchanged. It has one workspace and one app, and no shortcuts but those of
 * messages. Rules are Slack's as documented at docs.slack.dev.
 */
public final class SlackStandIn implements AutoCloseable {
  /**
   * How to start.
   *
   * @param port 0 for any free one
   * @param clock by which the bot goes too: requests are signed with its time
   * @param eventsUrl the bot's own {@code POST /slack/events}
   * @param appToken if there is one, the bot is reached by Socket Mode in place of its address
   * @param speed virtual seconds per real one; rate windows and lifetimes count virtual seconds
   * @param clientTimeout how long the bot waits for an answer, for faults that outlast it
   * @param pageResources the folder on the class path that holds {@code index.html}
   */
  public record Options(
      int port,
      Clock clock,
      URI eventsUrl,
      String botToken,
      String signingSecret,
      Optional<String> appToken,
      Optional<Path> stateFile,
      double speed,
      Duration clientTimeout,
      Optional<String> pageResources) {
    public Options {
      if (speed <= 0) {
        throw new IllegalArgumentException("time must pass: speed " + speed);
      }
    }
  }

  static {
    // without it each answer waits 40 ms for an acknowledgement of its head
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(StandInThread::new);
  private final Workspace workspace;
  private final Faults<Fault> faults;
  private final Rates rates;
  private final People people;
  private final PageServer page;
  private final BotServer bot;
  private final Events events;
  private final FileStore files;
  private final Carrier carrier;
  private final ClientState state;

  private SlackStandIn(Options options) throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    Pace pace = new Pace(options.clock(), options.speed());
    workspace = new Workspace(options.clock(), options.stateFile());
    faults = new Faults<>(Fault.class, "chat.postMessage", workspace::touch);
    rates = new Rates(pace);
    CallLog log = new CallLog(workspace::nextTs, workspace::touch);
    Content content = new Content(workspace);
    Modals modals = new Modals(workspace, pace);
    Homes homes = new Homes(workspace);
    ResponseUrls responseUrls = new ResponseUrls(workspace, content, pace);
    files =
        new FileStore(
            workspace,
            options.stateFile(),
            options.botToken(),
            pageUrl().resolve(FileStore.PATH).toString());
    Optional<SocketCarrier> socket = options.appToken().map(token -> new SocketCarrier());
    carrier =
        socket
            .map(Carrier.class::cast)
            .orElseGet(() -> new HttpCarrier(options.eventsUrl(), options.signingSecret(), pace));
    Callbacks callbacks = new Callbacks(carrier, faults, log);
    Payloads payloads = new Payloads(workspace, modals);
    events = new Events(workspace, payloads, callbacks, files, options.speed());
    String respond = pageUrl().resolve("respond/").toString();
    people =
        new People(
            workspace,
            modals,
            homes,
            responseUrls,
            callbacks,
            payloads,
            events,
            files,
            id -> respond + id);
    Uploads uploads = new Uploads(workspace, files, pageUrl().resolve(Uploads.PATH).toString());
    WebApi api =
        new WebApi(
            workspace,
            rates,
            modals,
            homes,
            content,
            files,
            uploads,
            new WebApi.Tokens(options.botToken(), options.appToken()),
            socket);
    bot = new BotServer(api, responseUrls, rates, faults, log, options.clientTimeout());
    page = new PageServer("/", options.pageResources());
    state = new ClientState(workspace, modals, faults, rates, log, socket.isPresent());
    new ClientApi(workspace, people, state, faults).register(page);
    server.setExecutor(threads);
    server.createContext("/api/", bot::api);
    server.createContext("/respond/", bot::respond);
    server.createContext(FileStore.PATH, files::download);
    server.createContext(FileStore.PICTURES, files::picture);
    server.createContext(Uploads.PATH, uploads::take);
    server.createContext(FileStore.SIGN_IN, FileStore::signIn);
    server.createContext("/", page::serve);
  }

  public static SlackStandIn start(Options options) {
    try {
      SlackStandIn standIn = new SlackStandIn(options);
      standIn.server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to give the bot as {@code rally.slack.api-url}. */
  public URI apiUrl() {
    return pageUrl().resolve("api/");
  }

  public URI pageUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  public Workspace workspace() {
    return workspace;
  }

  public Faults<Fault> faults() {
    return faults;
  }

  public Rates rates() {
    return rates;
  }

  public People people() {
    return people;
  }

  /** Adds an endpoint for the page; what the handler refuses as illegal is answered with 400. */
  public void handle(String path, Function<JsonNode, JsonNode> handler) {
    if (!path.startsWith("/client/x/")) {
      throw new IllegalArgumentException("own endpoints start with /client/x/: " + path);
    }
    page.handle(path, handler);
  }

  /** Serves what is below a path, such as another stand-in, so that pages have one origin. */
  public void mount(String prefix, HttpHandler handler) {
    server.createContext(prefix, handler);
  }

  /** Shows everybody a line on the page; an empty one takes it away. */
  public void notice(String text) {
    state.notice(text);
  }

  /** Whether calls pass however many there are, while the past is made up. */
  public void limitsRest(boolean now) {
    rates.rest(now);
  }

  /** Draws the page again, for what changes without the workspace: the clock. */
  public void redraw() {
    workspace.touch();
  }

  @Override
  public void close() {
    events.close();
    carrier.close();
    bot.close();
    server.stop(0);
    threads.shutdownNow();
    workspace.close();
    files.close();
  }
}
