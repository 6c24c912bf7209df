package io.github.rallybot.teams.playground;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.rallybot.playground.CallLog;
import io.github.rallybot.playground.Faults;
import io.github.rallybot.playground.Pace;
import io.github.rallybot.playground.PageServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A stand-in for Microsoft Teams on loopback: Microsoft's login, its keys, and the part of the Bot
 * Connector that the bot uses, with the limits and refusals of Teams, signed activities, people to
 * act as, and faults on order. The real adapter talks to it unchanged. It has one team and one app,
 * and serves below a path of a server that somebody else runs. Rules are those documented at
 * learn.microsoft.com.
 */
public final class TeamsStandIn implements HttpHandler, AutoCloseable {
  private static final String LOGIN = "login/";
  private static final String OPEN_ID = "openid/";
  private static final String CONNECTOR = "connector/";

  /**
   * How to start.
   *
   * @param base where it is reached, for example {@code http://127.0.0.1:8090/teams/}
   * @param clock by which the bot goes too: tokens end by it
   * @param botUrl the bot's own {@code POST /api/messages}
   * @param speed virtual seconds per real one; rate windows count virtual seconds
   * @param clientTimeout how long the bot waits for an answer, for faults that outlast it
   * @param pageResources the folder on the class path that holds {@code index.html}
   */
  public record Options(
      URI base,
      Clock clock,
      URI botUrl,
      String appId,
      String appPassword,
      String tenantId,
      Optional<Path> stateFile,
      double speed,
      Duration clientTimeout,
      Optional<String> pageResources) {
    public Options {
      if (speed <= 0) {
        throw new IllegalArgumentException("time must pass: speed " + speed);
      }
      if (!base.getPath().endsWith("/")) {
        throw new IllegalArgumentException("the base must end with a slash: " + base);
      }
    }
  }

  private final URI base;
  private final Workspace workspace;
  private final Faults<Fault> faults;
  private final Rates rates;
  private final People people;
  private final BotServer bot;
  private final PageServer page;

  public TeamsStandIn(Options options) {
    this(options, Courier.Patience.OF_TEAMS);
  }

  TeamsStandIn(Options options, Courier.Patience patience) {
    base = options.base();
    String botId = "28:" + options.appId();
    workspace = new Workspace(options.clock(), options.stateFile());
    faults = new Faults<>(Fault.class, "post", workspace::touch);
    rates = new Rates(new Pace(options.clock(), options.speed()));
    CallLog log = new CallLog(() -> seconds(workspace.nextId()), workspace::touch);
    Keys keys = new Keys();
    String service = serviceUrl().toString();
    Courier courier =
        new Courier(
            options.botUrl(), () -> keys.sign(options.appId(), service), patience, faults, log);
    Dialogs dialogs = new Dialogs(workspace);
    people =
        new People(
            workspace,
            dialogs,
            new Activities(workspace, service, options.tenantId(), botId),
            courier,
            new TypedText(workspace, botId));
    Login login =
        new Login(options.tenantId(), options.appId(), options.appPassword(), options.clock());
    Conversations conversations = new Conversations(workspace, options.tenantId(), botId);
    bot =
        new BotServer(
            login,
            keys,
            base.resolve(OPEN_ID + "keys"),
            new Connector(
                login,
                rates,
                conversations,
                new Rosters(workspace, conversations, options.tenantId())),
            rates,
            faults,
            log,
            options.clientTimeout());
    page = new PageServer(base.getPath(), options.pageResources());
    new ClientApi(people, new ClientState(workspace, dialogs, faults, rates, log), faults)
        .register(page);
  }

  /** An id, which is in milliseconds, as the log has its times. */
  private static String seconds(String id) {
    return new BigDecimal(id).movePointLeft(3).toPlainString();
  }

  /** Serves everything below the base. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring(base.getRawPath().length());
    if (path.startsWith(LOGIN)) {
      bot.login(exchange, path.substring(LOGIN.length()));
    } else if (path.startsWith(OPEN_ID)) {
      bot.openId(exchange);
    } else if (path.startsWith(CONNECTOR)) {
      bot.connector(exchange, path.substring(CONNECTOR.length()));
    } else {
      page.serve(exchange);
    }
  }

  /** What to give the bot as {@code rally.teams.login-url}. */
  public URI loginUrl() {
    return base.resolve(LOGIN);
  }

  /** What to give the bot as {@code rally.teams.open-id-metadata-url}. */
  public URI openIdMetadataUrl() {
    return base.resolve(OPEN_ID + ".well-known/openidconfiguration");
  }

  /** Where the bot reaches the connector; its host is to be among the bot's allowed ones. */
  public URI serviceUrl() {
    return base.resolve(CONNECTOR);
  }

  public URI pageUrl() {
    return base;
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

  /** Draws the page again, for what changes without the workspace: the clock. */
  public void redraw() {
    workspace.touch();
  }

  @Override
  public void close() {
    bot.close();
    workspace.close();
  }
}
