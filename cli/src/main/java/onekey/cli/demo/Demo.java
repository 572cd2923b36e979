package onekey.cli.demo;

import onekey.plan.output.Json;
import onekey.plan.output.Terminal;
import onekey.rule.judgement.KeyPolicy;

/** Judges an account in the sandbox and writes down what came of it. */
public final class Demo {

  private Demo() {}

  /**
   * Judges, remediates and judges again.
   *
   * @throws JudgingFailedException if the rule fails
   */
  public static JudgedAccount run(Account account, KeyPolicy policy, RemovalParameters parameters) {
    return AccountJudge.judge(account, policy, parameters);
  }

  /** Returns what came of it as JSON. */
  public static String json(JudgedAccount judged) {
    return Json.of(judged) + "\n";
  }

  /** Returns what came of it as tables with totals. */
  public static String text(JudgedAccount judged, Terminal terminal) {
    return DemoReport.of(judged, terminal);
  }
}
