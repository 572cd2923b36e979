package onekey.sandbox.template;

import java.time.Duration;
import java.util.Map;
import onekey.rule.ChooseHandler;
import onekey.rule.JudgeHandler;
import onekey.rule.Polling;
import onekey.rule.WatchHandler;
import onekey.sandbox.api.SandboxClock;

/** OneKey's functions, by the {@code Handler} property that they have in the stack. */
final class OneKeyFunctions {

  /** As in Lambda: the chooser asks at once, and then every 5 seconds for a minute. */
  private static final int ATTEMPTS = 13;

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private OneKeyFunctions() {}

  static Map<String, FunctionFactory> of(SandboxClock clock) {
    var polling = new Polling(ATTEMPTS, PAUSE, clock::advance);
    return Map.of(
        handlerString(JudgeHandler.class),
        JudgeHandler::new,
        handlerString(ChooseHandler.class),
        (clients, environment) -> new ChooseHandler(clients, environment, clock, polling),
        handlerString(WatchHandler.class),
        (clients, environment) -> new WatchHandler(clients, environment, clock));
  }

  private static String handlerString(Class<?> handler) {
    return handler.getName() + "::handleRequest";
  }
}
