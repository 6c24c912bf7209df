package io.github.rallybot.web;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses by itself, before any servlet sees it (a malformed request line,
 * headers too long), in the same form as everything else instead of as a page of Tomcat's.
 */
public final class ProblemValve extends ErrorReportValve {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** Puts the valve into the web server. A bean of this type is all that it takes. */
  public static final class Installer
      implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
      factory.addContextCustomizers(
          context -> {
            if (context.getParent() instanceof StandardHost host) {
              host.setErrorReportValveClass(ProblemValve.class.getName());
            }
          });
    }
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    int status = response.getStatus();
    AtomicBoolean answerable = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, answerable);
    if (status < 400
        || response.getContentWritten() > 0
        || !answerable.get()
        || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding("UTF-8");
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(
            MAPPER.writeValueAsString(
                Problem.of(status, String.valueOf(request.getMethod())).body()));
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      // the caller is gone, and has no use for an answer
    }
  }
}
