package onekey.sandbox.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.Json;

/**
 * An identity-based policy.
 *
 * @param statements its statements
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of the IAM JSON policy language</a>
 */
record PolicyDocument(List<Statement> statements) {

  static PolicyDocument parse(String json) {
    var document = Json.parseObject(json);
    return new PolicyDocument(members(document.path("Statement")).map(Statement::parse).toList());
  }

  boolean allows(AccessRequest request) {
    return statements.stream()
        .anyMatch(statement -> statement.isAllow() && statement.covers(request));
  }

  boolean denies(AccessRequest request) {
    return statements.stream()
        .anyMatch(statement -> !statement.isAllow() && statement.covers(request));
  }

  /** Returns the condition keys of statements about this request that it does not have. */
  Stream<String> missingKeys(AccessRequest request) {
    return statements.stream().flatMap(statement -> statement.missingKeys(request));
  }

  /** Returns the members of a list. The grammar also allows a single member without the list. */
  static Stream<JsonNode> members(JsonNode node) {
    if (node.isMissingNode()) {
      return Stream.of();
    }
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
