package io.meshlane.e2e.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A tar archive (POSIX ustar), written entry by entry; the same entries give the same bytes.
 *
 * <p>Names of at most 100 bytes and files below 8 GiB: enough for an image's layer.
 */
final class Tar {
  private static final int BLOCK = 512;

  private final OutputStream out;
  private final Set<String> names = new HashSet<>();

  Tar(OutputStream out) {
    this.out = out;
  }

  /** A file and the folders above it; one that is there already is left as it is. */
  void file(String path, byte[] content, boolean executable) throws IOException {
    String name = path.startsWith("/") ? path.substring(1) : path;
    if (!names.contains(name)) {
      folders(name);
      entry(name, '0', executable ? 0755 : 0644, content);
    }
  }

  private void folders(String name) throws IOException {
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash + 1);
      if (!names.contains(folder)) {
        entry(folder, '5', 0755, new byte[0]);
      }
    }
  }

  private void entry(String name, char type, int mode, byte[] content) throws IOException {
    names.add(name);
    out.write(header(name, type, mode, content.length));
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static byte[] header(String name, char type, int mode, int size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, 100, name);
    put(header, 100, 8, "%07o".formatted(mode));
    put(header, 108, 8, "0000000");
    put(header, 116, 8, "0000000");
    put(header, 124, 12, "%011o".formatted(size));
    put(header, 136, 12, "00000000000");
    header[156] = (byte) type;
    put(header, 257, 8, "ustar\00000");
    Arrays.fill(header, 148, 156, (byte) ' '); // the checksum counts itself as blanks
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, 8, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int at, int size, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > size) {
      throw new IllegalArgumentException("longer than " + size + " bytes: " + text);
    }
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** The two empty blocks that end an archive. */
  void end() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }
}
