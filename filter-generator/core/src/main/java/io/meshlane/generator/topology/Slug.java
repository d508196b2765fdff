package io.meshlane.generator.topology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns any name, such as a branch's, into one that is at once a header value, a pod label, a
 * subset name and a part of a host: DNS-1123, at most 63 characters.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Kubernetes
 *     names</a>
 */
public final class Slug {
  private static final int MAX = 63;

  private Slug() {}

  /**
   * The plain form: lower case, anything that is no letter, digit or {@code -} becomes {@code -}.
   * Two names may meet here; {@link #distinct} tells them apart.
   *
   * @return empty when nothing of the name is left
   */
  public static String plain(String name) {
    // By hand: every subset of every route passes here, and a regular expression took most of the
    // time that rules and objects need.
    String slug = dashed(name.toLowerCase(Locale.ROOT));
    int start = 0;
    int end = slug.length();
    while (start < end && slug.charAt(start) == '-') {
      start++;
    }
    while (start < end && slug.charAt(end - 1) == '-') {
      end--;
    }
    return slug.substring(start, end);
  }

  private static String dashed(String lower) {
    StringBuilder dashed = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
      dashed.append(isPlain(lower.charAt(i)) ? lower.charAt(i) : '-');
    }
    return dashed.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  /** The form with a hash of the whole name, for a name that was cut or that would meet another. */
  public static String hashed(String name) {
    String plain = plain(name);
    String head = plain.substring(0, Math.min(plain.length(), MAX - 9)).replaceAll("-+$", "");
    return head.isEmpty() ? "x-" + hash(name) : head + "-" + hash(name);
  }

  /**
   * A slug for each name: the plain form, or the hashed one where it was too long, lost letters, or
   * another name's as well.
   */
  public static SortedMap<String, String> distinct(Collection<String> names) {
    var uses =
        new TreeSet<>(names)
            .stream().collect(Collectors.groupingBy(Slug::plain, Collectors.counting()));
    SortedMap<String, String> slugs = new TreeMap<>();
    for (String name : names) {
      String plain = plain(name);
      boolean unique = (uses.getOrDefault(plain, 0L) == 1 && !loses(name)) || plain.equals(name);
      slugs.put(name, unique && !plain.isEmpty() && plain.length() <= MAX ? plain : hashed(name));
    }
    return slugs;
  }

  /**
   * True when letters, and not only separators, became dashes: two branches would easily meet
   * there.
   */
  private static boolean loses(String name) {
    return name.codePoints().anyMatch(c -> c > 126 || c < ' ');
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
