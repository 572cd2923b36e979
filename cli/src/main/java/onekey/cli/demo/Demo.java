package onekey.cli.demo;

import onekey.cli.account.Account;
import onekey.cli.output.Json;
import onekey.cli.output.Terminal;
import onekey.rule.judgement.KeyPolicy;

/** Judges an account in the sandbox and writes down what came of it. */
public final class Demo {

  private Demo() {}

  /** Returns the verdicts as JSON. */
  public static String json(Account account, KeyPolicy policy) {
    return Json.of(AccountJudge.judge(account, policy)) + "\n";
  }

  /** Returns the verdicts as a table with totals. */
  public static String text(Account account, KeyPolicy policy, Terminal terminal) {
    return DemoReport.of(AccountJudge.judge(account, policy), terminal);
  }
}
