package io.github.rallybot.content;

import io.github.rallybot.chat.card.PlainText;
import io.github.rallybot.intake.WebAddress;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a sitemap, of a list of sitemaps, of RSS or of Atom. A document type, and
 * with it everything that could point elsewhere or grow, is refused.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">Sitemaps</a>
 * @see <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom</a>
 */
final class FeedReader {

  private static final int LONGEST_TEXT = 10_000;
  private static final Pattern TAGS = Pattern.compile("<[^<>]*>");

  private final List<Details> entries = new ArrayList<>();
  private final List<URI> sitemaps = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private String link = "";
  private String title = "";
  private String line = "";

  private FeedReader() {}

  /**
   * What a feed holds.
   *
   * @param entries its contents, in its order
   * @param sitemaps where more of them are
   */
  record Read(List<Details> entries, List<URI> sitemaps) {}

  /**
   * Reads a file.
   *
   * @param most how many entries are read; the others are left out
   * @throws FeedTrouble if it is no such file
   */
  static Read read(byte[] file, int most) throws FeedTrouble {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    FeedReader reader = new FeedReader();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      while (xml.hasNext() && reader.entries.size() < most) {
        reader.take(xml, xml.next());
      }
    } catch (XMLStreamException malformed) {
      throw new FeedTrouble("is no well-formed XML; give the address of a sitemap, RSS or Atom");
    }
    return new Read(List.copyOf(reader.entries), List.copyOf(reader.sitemaps));
  }

  private void take(XMLStreamReader xml, int event) throws FeedTrouble {
    switch (event) {
      case XMLStreamConstants.DTD ->
          throw new FeedTrouble("has a document type (DOCTYPE), which is refused; leave it out");
      case XMLStreamConstants.START_ELEMENT -> begin(xml);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (text.length() < LONGEST_TEXT) {
          text.append(xml.getText());
        }
      }
      case XMLStreamConstants.END_ELEMENT -> end();
      default -> {
        // comments and the like say nothing
      }
    }
  }

  private void begin(XMLStreamReader xml) throws FeedTrouble {
    String name = xml.getLocalName();
    if (path.isEmpty() && !List.of("urlset", "sitemapindex", "rss", "RDF", "feed").contains(name)) {
      throw new FeedTrouble("is no sitemap, RSS or Atom; give the address of one");
    }
    text.setLength(0);
    if (isEntry(name)) {
      link = "";
      title = "";
      line = "";
    }
    if (name.equals("link") && within("entry")) {
      atomLink(xml.getAttributeValue(null, "rel"), xml.getAttributeValue(null, "href"));
    }
    path.push(name);
  }

  private static boolean isEntry(String name) {
    return List.of("url", "sitemap", "item", "entry").contains(name);
  }

  private boolean within(String parent) {
    return parent.equals(path.peek());
  }

  private void atomLink(@Nullable String rel, @Nullable String href) {
    if (href != null && (rel == null || rel.equals("alternate")) && link.isEmpty()) {
      link = href;
    }
  }

  private void end() {
    String name = path.pop();
    if (isEntry(name)) {
      add(name);
    } else if (path.peek() != null && isEntry(path.peek())) {
      field(name, text.toString().strip());
    }
    text.setLength(0);
  }

  private void field(String name, String said) {
    switch (name) {
      case "loc" -> link = said;
      case "link" -> link = said.isEmpty() ? link : said;
      case "title" -> title = title.isEmpty() ? plain(said) : title;
      case "description", "summary" -> line = line.isEmpty() ? plain(said) : line;
      default -> {
        // what else a feed says of an entry has no place in the register
      }
    }
  }

  /** Feeds hold HTML written as text. */
  private static String plain(String said) {
    String bare = TAGS.matcher(said).replaceAll(" ");
    return PlainText.line(
            bare.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"))
        .strip();
  }

  private void add(String name) {
    Optional<URI> address =
        WebAddress.of(link)
            .filter(uri -> uri.toString().length() <= Details.LINK && uri.getUserInfo() == null);
    if (address.isEmpty()) {
      return;
    }
    if (name.equals("sitemap")) {
      sitemaps.add(address.get());
      return;
    }
    String called = title.isEmpty() ? LinkTitle.of(link) : PlainText.cut(title, Details.TITLE);
    Details bare = Details.of(called, address);
    Optional<String> about =
        Optional.of(PlainText.cut(line, Details.LINE)).filter(words -> !words.isBlank());
    entries.add(
        new Details(
            called,
            address,
            about,
            bare.personas(),
            bare.stages(),
            bare.products(),
            Optional.empty(),
            Optional.empty()));
  }
}
