package onekey.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schemas of formats that others have published, as packages of Python carry them. */
public final class PublishedSchema {

  private PublishedSchema() {}

  /**
   * Returns the schema of a class of the Open Cybersecurity Schema Framework. It takes no fields
   * that the framework does not have.
   *
   * @param test what does not run where Python or the package is missing
   * @see <a href="https://schema.ocsf.io/">OCSF Schema</a>
   */
  public static JsonSchema ofOcsf(String test, String version, String name, String profile) {
    return of(test, "ocsf", version, name, profile);
  }

  /**
   * Returns the schema of the request of an operation of AWS, from AWS's own description of the
   * API. It takes no fields that the operation does not have.
   *
   * @param test what does not run where Python or the package is missing
   */
  public static JsonSchema ofAws(String test, String service, String operation) {
    return of(test, "aws", service, operation);
  }

  private static JsonSchema of(String test, String... words) {
    var command =
        new ArrayList<>(
            List.of(
                Tools.python(test).resolve("python").toString(),
                Tools.PYTHON.resolve("published_schemas.py").toString()));
    command.addAll(List.of(words));
    return new JsonSchema(
        JsonSchema.read(Command.run(Tools.PROJECT, Map.of(), command).successful()));
  }
}
