package onekey.plan.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onekey.plan.model.LiveUsers;
import onekey.plan.source.terraform.TerraformPlan;
import onekey.rule.judgement.KeyPolicy;

/**
 * Plans that Terraform made of the configurations beside them, without what does not concern access
 * keys, and what is to be said of each: outcome, user and number of active keys.
 */
final class StoredPlans {

  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  static final KeyPolicy POLICY = KeyPolicy.parse(Map.of("exemptionTag", "onekey-exempt-until"));

  static final Path FILES = Path.of("src/test/resources/onekey/plan/gate");

  /** It must never be printed. */
  static final String SECRET = "neverPrintThisSecret";

  private static final JsonMapper JSON = new JsonMapper();

  private static final Set<String> TYPES =
      Set.of("aws_iam_access_key", "aws_iam_user", "aws_caller_identity", "terraform_data");

  static final Map<String, List<String>> WHAT_IS_SAID =
      Map.of(
          "created",
              List.of(
                  "OVER_LIMIT alice 2",
                  "OVER_LIMIT bob 2",
                  "OVER_LIMIT the new user aws_iam_user.each[\"a\"] 3",
                  "OVER_LIMIT the new user aws_iam_user.each[\"b\"] 2",
                  "OVER_LIMIT the new user aws_iam_user.late 2",
                  "OVER_LIMIT the new user module.user.aws_iam_user.robot 2",
                  "OVER_LIMIT the user of aws_iam_access_key.twice 2",
                  "NOT_KNOWN dora 1",
                  "NOT_KNOWN the user of aws_iam_access_key.whose 1",
                  "WITHIN_LIMIT carol 1",
                  "WITHIN_LIMIT the new user aws_iam_user.counted[0] 1",
                  "WITHIN_LIMIT the new user aws_iam_user.counted[1] 1"),
          "changed",
              List.of(
                  "OVER_LIMIT activated 2",
                  "OVER_LIMIT both 2",
                  "OVER_LIMIT forgotten 2",
                  "OVER_LIMIT imported 2",
                  "EXEMPT tagged 2",
                  "WITHIN_LIMIT created-first 1",
                  "WITHIN_LIMIT deactivated 0",
                  "WITHIN_LIMIT deleted 1",
                  "WITHIN_LIMIT moved 1",
                  "WITHIN_LIMIT renamed-after 1",
                  "WITHIN_LIMIT replaced 1",
                  "WITHIN_LIMIT unchanged 1"),
          "targeted",
              List.of(
                  "OVER_LIMIT both 2",
                  "OVER_LIMIT deleted 2",
                  "OVER_LIMIT moved 2",
                  "OVER_LIMIT tagged 2",
                  "WITHIN_LIMIT activated 1",
                  "WITHIN_LIMIT created-first 1",
                  "WITHIN_LIMIT deactivated 1",
                  "WITHIN_LIMIT forgotten 1",
                  "WITHIN_LIMIT gone 1",
                  "WITHIN_LIMIT renamed-before 1",
                  "WITHIN_LIMIT replaced 1",
                  "WITHIN_LIMIT unchanged 1"),
          "refreshed",
              List.of(
                  "OVER_LIMIT both 2",
                  "OVER_LIMIT deleted 2",
                  "OVER_LIMIT tagged 2",
                  "WITHIN_LIMIT activated 1",
                  "WITHIN_LIMIT created-first 1",
                  "WITHIN_LIMIT deactivated 1",
                  "WITHIN_LIMIT forgotten 1",
                  "WITHIN_LIMIT gone 1",
                  "WITHIN_LIMIT moved 1",
                  "WITHIN_LIMIT renamed-before 1",
                  "WITHIN_LIMIT replaced 1",
                  "WITHIN_LIMIT unchanged 1"),
          "destroyed", List.of(),
          "accounts",
              List.of(
                  "OVER_LIMIT regions 2",
                  "NOT_KNOWN unclear 1",
                  "NOT_KNOWN unclear 1",
                  "WITHIN_LIMIT ci 1",
                  "WITHIN_LIMIT ci 1"));

  private StoredPlans() {}

  static Path file(String name) {
    return FILES.resolve(name + ".json");
  }

  static JsonNode json(String name) {
    try {
      return JSON.readTree(Files.readString(file(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TerraformPlan read(String json) {
    return TerraformPlan.read(
        Path.of("-"), new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  static GateReport judge(String json) {
    return judge(json, POLICY, Optional.empty());
  }

  static GateReport judge(String json, KeyPolicy policy, Optional<LiveUsers> live) {
    return new GateJudge(policy, NOW).judge(read(json), live);
  }

  static GateReport judgeFile(String name) {
    return new GateJudge(POLICY, NOW)
        .judge(
            TerraformPlan.read(file(name), new ByteArrayInputStream(new byte[0])),
            Optional.empty());
  }

  /** Returns what is said of each user. */
  static List<String> said(GateReport report) {
    return report.users().stream()
        .map(user -> "%s %s %d".formatted(user.outcome().name(), user.who(), user.activeKeys()))
        .toList();
  }

  /** Stores a plan without what does not concern access keys. */
  static void store(String name, String plan) throws IOException {
    var root = (ObjectNode) JSON.readTree(plan);
    root.retain(
        "format_version",
        "terraform_version",
        "planned_values",
        "resource_changes",
        "prior_state",
        "configuration",
        "timestamp",
        "applyable",
        "complete",
        "errored");
    ((ObjectNode) root.get("planned_values")).remove("outputs");
    prune(root);
    Files.writeString(file(name), root + "\n");
  }

  private static void prune(JsonNode node) {
    if (node instanceof ArrayNode array) {
      array.removeIf(
          element -> element.has("type") && !TYPES.contains(element.get("type").asText()));
    }
    if (node instanceof ObjectNode object) {
      for (var secret : Set.of("secret", "ses_smtp_password_v4")) {
        if (object.path(secret).isTextual()) {
          object.put(secret, SECRET);
        }
      }
    }
    node.forEach(StoredPlans::prune);
  }
}
