package onekey.plan.source.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onekey.plan.output.Json;

/**
 * An IAM policy that allows what a command calls.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of the IAM JSON policy language</a>
 */
public final class PolicyDocument {

  private final List<Map<String, Object>> statements = new ArrayList<>();

  /**
   * Adds a statement.
   *
   * @param sid its name: letters and digits, each once in a policy
   * @param resources what the actions are allowed for: ARNs, or {@code *}
   */
  public PolicyDocument allow(String sid, List<String> actions, String... resources) {
    var statement = new LinkedHashMap<String, Object>();
    statement.put("Sid", sid);
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", resources.length == 1 ? resources[0] : List.of(resources));
    statements.add(statement);
    return this;
  }

  /** Returns the policy, JSON. */
  public String json() {
    var document = new LinkedHashMap<String, Object>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements);
    return Json.of(document);
  }
}
