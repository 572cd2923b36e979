package onekey.plan.format;

import java.util.List;

/**
 * The control of the CIS AWS Foundations Benchmark that asks for one active access key. Version 7
 * has none.
 *
 * @param version the version of the benchmark, such as {@code 1.4.0}
 * @param number the number of the control in it
 * @see <a href="https://github.com/prowler-cloud/prowler/tree/master/prowler/compliance/aws">the
 *     benchmarks as Prowler lists them</a>
 */
record CisControl(String version, String number) {

  /** What it asks for, in the words of version 5. */
  static final String TITLE = "Ensure there is only one active access key for any single IAM user";

  /** The control in every version that has it. */
  static final List<CisControl> ALL =
      List.of(
          new CisControl("1.4.0", "1.13"),
          new CisControl("1.5.0", "1.13"),
          new CisControl("2.0.0", "1.13"),
          new CisControl("3.0.0", "1.13"),
          new CisControl("4.0.1", "1.13"),
          new CisControl("5.0.0", "1.12"),
          new CisControl("6.0.0", "2.12"));

  /** Returns the name of the benchmark, as AWS Security Hub writes it. */
  String benchmark() {
    return "CIS AWS Foundations Benchmark v" + version;
  }

  /** Returns the control, as AWS Security Hub writes it. */
  String requirement() {
    return benchmark() + "/" + number;
  }

  /**
   * Returns whether a user with so many active keys fulfils it: it knows no grace and no policy.
   */
  static boolean allows(long activeKeys) {
    return activeKeys <= 1;
  }
}
