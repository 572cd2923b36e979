package onekey.cli.drill;

import java.util.ArrayList;
import java.util.List;
import onekey.cli.drill.aws.DeployedRemediation;
import onekey.cli.drill.aws.DrillAccount;

/** Says what a drill is about to do, before it does anything. */
final class Statement {

  private Statement() {}

  static List<String> of(DrillOrder order, DrillAccount account, DrillSetting setting) {
    var lines = new ArrayList<String>();
    lines.add(
        "The drill in account %s, Region %s, with the Config rule %s:"
            .formatted(account.accountId(), account.region(), account.ruleName()));
    lines.addAll(
        switch (order.visit()) {
          case WHOLE -> first(order, setting, "then removes the user and its keys");
          case FIRST_OF_SEVERAL ->
              first(
                  order,
                  setting,
                  "then keeps the user and its keys for --resume; removes them if something is"
                      + " wrong");
          case NEXT ->
              List.of(
                  "looks at the IAM user %s and at what is scheduled for its keys"
                      .formatted(order.userName()),
                  "starts its remediation if one is due, which announces, deactivates or deletes"
                      + " its extra key",
                  "removes the user and its keys once the extra key is gone");
          case CLEAN ->
              List.of(
                  "removes the IAM user %s, its access keys, and what is scheduled for them"
                      .formatted(order.userName()));
        });
    lines.add("It is for an AWS account in which you may do that. It costs less than 0.10 USD.");
    return lines;
  }

  private static List<String> first(DrillOrder order, DrillSetting setting, String end) {
    return List.of(
        "makes the IAM user %s%s without any permission, and two access keys, whose secrets are dropped at once"
            .formatted(DrillMark.PATH.substring(1), order.userName()),
        "starts a run of the rule, which reports all that is due, and waits at most 10 minutes for the verdict",
        setting
            .remediation()
            .map(DeployedRemediation::document)
            .map(
                document ->
                    "starts the remediation of that user only, by the runbook %s, and expects that it changes nothing"
                        .formatted(document))
            .orElse("starts no remediation, because the rule has none"),
        end + ", also after a failure or Ctrl-C",
        "people who are told by OneKey get messages about that user");
  }
}
