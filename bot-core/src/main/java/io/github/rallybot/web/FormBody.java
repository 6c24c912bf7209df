package io.github.rallybot.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a body as browsers send forms: names and values, percent-encoded. A name that comes several
 * times has a list. UTF-8; what is not, is read as Windows-1252, as old forms send it.
 */
final class FormBody {

  private static final Charset OLD = Charset.forName("windows-1252");

  private FormBody() {}

  /** The names and values; empty if a percent sign stands before no two hexadecimal digits. */
  static Optional<Map<String, Object>> parse(byte[] body) {
    Map<String, Object> form = new LinkedHashMap<>();
    for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
      int equals = pair.indexOf('=');
      Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      if (!pair.isEmpty()) {
        form.merge(name.get(), value.get(), FormBody::together);
      }
    }
    return Optional.of(form);
  }

  private static Object together(Object before, Object next) {
    List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
    all.add(next);
    return all;
  }

  /** One char of the text is one byte. */
  private static Optional<String> decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return Optional.of(text(bytes.toByteArray()));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, OLD);
    }
  }
}
