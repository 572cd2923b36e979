package onekey.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onekey.testkit.Tools;

/**
 * What a scanner says of a kind of resource, and docs/scanners.md says why it stays so.
 *
 * @param rule as the scanner names it
 * @param type of CloudFormation, such as {@code AWS::IAM::Role}
 */
record ExplainedFinding(String rule, String type) implements Comparable<ExplainedFinding> {

  private static final Comparator<ExplainedFinding> BY_RULE =
      Comparator.comparing(ExplainedFinding::rule).thenComparing(ExplainedFinding::type);

  /** The rule, the type. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| `(AWS::\\w+::\\w+)` \\| \\S.{10,} \\|$");

  /** Returns the rows of one table: those from a heading to the next. */
  static Set<ExplainedFinding> of(String heading) {
    try {
      var document = Files.readString(Tools.PROJECT.resolve("docs/scanners.md"));
      var section = document.split("(?m)^## \\Q" + heading + "\\E$", -1)[1].split("(?m)^## ", 2)[0];
      return ROW.matcher(section)
          .results()
          .map(row -> new ExplainedFinding(row.group(1), row.group(2)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int compareTo(ExplainedFinding other) {
    return BY_RULE.compare(this, other);
  }
}
