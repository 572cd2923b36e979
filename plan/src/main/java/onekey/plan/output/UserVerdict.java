package onekey.plan.output;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import onekey.rule.judgement.ComplianceType;

/** What every command says about a judged user, and by these names in JSON. */
public interface UserVerdict {

  /** The user name. */
  String userName();

  /** How many keys count against the limit. */
  long activeKeys();

  /** The verdict. */
  ComplianceType complianceType();

  /** The reasons. */
  String annotation();

  /** Returns how many users there are by verdict, as one line without its end. */
  static String totals(List<? extends UserVerdict> users) {
    return Arrays.stream(ComplianceType.values())
        .filter(type -> type != ComplianceType.NOT_APPLICABLE || count(users, type) > 0)
        .map(type -> count(users, type) + " " + type)
        .collect(
            Collectors.joining(
                ", ", users.size() == 1 ? "1 user: " : users.size() + " users: ", "."));
  }

  /** Returns the same of users that were counted, none of which is NOT_APPLICABLE. */
  static String totals(long users, long compliant, long nonCompliant) {
    return "%d %s: %d %s, %d %s."
        .formatted(
            users,
            users == 1 ? "user" : "users",
            compliant,
            ComplianceType.COMPLIANT,
            nonCompliant,
            ComplianceType.NON_COMPLIANT);
  }

  /** Returns how many users have this verdict. */
  static long count(List<? extends UserVerdict> users, ComplianceType type) {
    return users.stream().filter(user -> user.complianceType() == type).count();
  }
}
