package io.meshlane.propagation.servlet;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.testkit.LaneServer;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Reports the lane it runs in, reached in every way a container knows. */
public final class JavaxLaneServlet extends HttpServlet {
  private static final BlockingQueue<AsyncContext> POLLS = new LinkedBlockingQueue<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.INCLUDE) {
      report(response); // the path is still that of the including servlet
      return;
    }
    switch (request.getServletPath()) {
      case "/lane", "/error-page" -> report(response);
      case "/throw" -> throw new ServletException("as asked");
      case "/send-error" -> response.sendError(500);
      case "/forward" -> request.getRequestDispatcher("/lane").forward(request, response);
      case "/include" -> request.getRequestDispatcher("/lane").include(request, response);
      case "/async" -> async(request.startAsync());
      case "/async-again" -> async(request.startAsync(request, response), request);
      case "/async-dispatch" -> dispatch(request.startAsync(), "/lane");
      case "/async-twice" -> dispatch(request.startAsync(), "/async");
      case "/async-thread" -> thread(request.startAsync());
      case "/async-throw" -> dispatch(request.startAsync(), "/throw");
      case "/async-timeout" -> request.startAsync().setTimeout(50);
      case "/late-forward" -> {} // LateForwardFilter answers
      case "/poll" -> POLLS.add(request.startAsync());
      case "/wake" -> wake(response);
      default -> response.sendError(404);
    }
  }

  private static void async(AsyncContext context) {
    context.start(() -> reportAndComplete(context));
  }

  private static void async(AsyncContext context, HttpServletRequest request) {
    context.start(() -> async(request.getAsyncContext()));
  }

  private static void wake(HttpServletResponse response) throws IOException {
    try {
      async(POLLS.take());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    report(response);
  }

  private static void dispatch(AsyncContext context, String path) {
    context.start(() -> context.dispatch(path));
  }

  private static void thread(AsyncContext context) {
    new Thread(CurrentLane.wrap(() -> reportAndComplete(context))).start();
  }

  private static void reportAndComplete(AsyncContext context) {
    try {
      report((HttpServletResponse) context.getResponse());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      context.complete();
    }
  }

  private static void report(HttpServletResponse response) throws IOException {
    response.getWriter().print(LaneServer.report());
  }
}
