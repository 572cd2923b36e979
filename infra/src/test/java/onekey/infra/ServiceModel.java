package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import onekey.infra.Runbook.Step;

/**
 * The API of each service, as the AWS SDK for Python has it. Automation takes the names of services
 * and operations from there, and the SDK for Java does not say which parameters are required.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html">aws:executeAwsApi</a>
 */
final class ServiceModel {

  private static final Set<String> NOT_OF_THE_API =
      Set.of("Service", "Api", "PropertySelector", "DesiredValues");

  private final Path services;

  /** Reads from the botocore that is installed beside these programs. */
  ServiceModel(Path bin) throws IOException {
    try (var files = Files.walk(bin.resolveSibling("lib"), 5)) {
      this.services =
          files.filter(path -> path.endsWith("botocore/data")).findFirst().orElseThrow();
    }
  }

  List<String> violations(Runbook runbook) throws IOException {
    var violations = new ArrayList<String>();
    for (var step : runbook.steps().values()) {
      if (step.inputs().has("Api")) {
        violations.addAll(violations(step));
      }
    }
    return violations;
  }

  private List<String> violations(Step step) throws IOException {
    var model = service(step.inputs().path("Service").asText());
    var operation = model.path("operations").path(step.inputs().path("Api").asText());
    if (operation.isMissingNode()) {
      return List.of(step.name() + " calls an API that is not there");
    }
    var given = step.inputs().<ObjectNode>deepCopy();
    given.remove(NOT_OF_THE_API);
    var violations = new ArrayList<String>();
    check(violations, step.name(), model.path("shapes"), operation.path("input"), given);
    return violations;
  }

  /** Looks into structures too; lists and maps are left to AWS. */
  private static void check(
      List<String> violations, String where, JsonNode shapes, JsonNode member, JsonNode given) {
    var shape = shapes.path(member.path("shape").asText());
    if (!shape.path("type").asText().equals("structure")) {
      return;
    }
    for (var field : given.properties()) {
      var known = shape.path("members").path(field.getKey());
      if (known.isMissingNode()) {
        violations.add(where + " gives " + field.getKey() + ", which is not taken");
      } else {
        check(violations, where + "." + field.getKey(), shapes, known, field.getValue());
      }
    }
    shape
        .path("required")
        .forEach(
            name -> {
              if (!given.has(name.asText())) {
                violations.add(where + " does not give " + name.asText());
              }
            });
  }

  private JsonNode service(String name) throws IOException {
    var directory = services.resolve(name);
    if (!Files.isDirectory(directory)) {
      return new ObjectMapper().createObjectNode();
    }
    try (var versions = Files.list(directory)) {
      var latest = versions.max(Path::compareTo).orElseThrow().resolve("service-2.json.gz");
      try (var json = new GZIPInputStream(new FileInputStream(latest.toFile()))) {
        return new ObjectMapper().readTree(json);
      }
    }
  }
}
