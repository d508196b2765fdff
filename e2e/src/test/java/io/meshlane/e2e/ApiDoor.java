package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A way to the API server that can be shut: for whoever goes through it the API server is gone
 * then, with all connections, and for nobody else.
 */
final class ApiDoor implements AutoCloseable {
  private final URI server;
  private final Path kubeconfig;
  private final int port;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "api-door");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Opens one, before the cluster of KUBECONFIG.
   *
   * @param folder gets the kubeconfig of those who are to go through it
   */
  static ApiDoor open(Path folder) throws IOException {
    String first = System.getenv("KUBECONFIG").split(File.pathSeparator, -1)[0];
    Config config = Serialization.unmarshal(Files.readString(Path.of(first)), Config.class);
    var cluster = config.getClusters().get(0).getCluster();
    var door = new ApiDoor(URI.create(cluster.getServer()), folder.resolve("kubeconfig"));
    cluster.setServer("https://localhost:" + door.port);
    cluster.setCertificateAuthorityData(null);
    cluster.setInsecureSkipTlsVerify(true); // its certificate is for another name
    Files.writeString(door.kubeconfig, Serialization.asYaml(config));
    return door;
  }

  private ApiDoor(URI server, Path kubeconfig) throws IOException {
    this.server = server;
    this.kubeconfig = kubeconfig;
    this.port = listen(0);
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  /** Nobody comes through any more, until it is opened. */
  void shut() {
    open.forEach(ApiDoor::end);
    open.clear();
  }

  /** As it was before. */
  void open() {
    try {
      listen(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int listen(int wanted) throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
    open.add(listening);
    threads.execute(() -> accept(listening));
    return listening.getLocalPort();
  }

  private void accept(ServerSocket listening) {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket upstream =
            new Socket(server.getHost(), server.getPort() < 0 ? 443 : server.getPort());
        open.add(client);
        open.add(upstream);
        if (listening.isClosed()) {
          end(client); // came while the others were ended
        }
        threads.execute(() -> copy(client, upstream));
        threads.execute(() -> copy(upstream, client));
      }
    } catch (IOException e) {
      end(listening);
    }
  }

  private void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two has ended, and so does the other.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Closeable connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }

  @Override
  public void close() {
    shut();
    threads.shutdownNow();
  }
}
