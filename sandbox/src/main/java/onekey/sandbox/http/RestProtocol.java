package onekey.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;

/**
 * AWS's REST JSON protocol, as EventBridge Scheduler uses it for schedules and AWS Lambda for
 * functions: method and path name the action; the path, the query and the body hold its parameters.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS REST JSON 1
 *     protocol</a>
 */
final class RestProtocol implements WireProtocol {

  private static final String CONTENT_TYPE = "application/json";
  private static final String SCHEDULES = "/schedules";

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">GetFunctionConfiguration</a>
   */
  private static final Pattern FUNCTION =
      Pattern.compile("/2015-03-31/functions/(?<name>[^/]+)/configuration");

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html">GetEventSourceMapping</a>
   */
  private static final Pattern MAPPING =
      Pattern.compile("/2015-03-31/event-source-mappings/(?<id>[^/]+)");

  /** The query parameters whose names differ from the parameters of the action. */
  private static final Map<String, String> QUERY_NAMES =
      Map.of("ScheduleGroup", "GroupName", "groupName", "GroupName", "clientToken", "ClientToken");

  static boolean serves(URI uri) {
    return uri.getPath().equals(SCHEDULES)
        || uri.getPath().startsWith(SCHEDULES + "/")
        || FUNCTION.matcher(uri.getPath()).matches()
        || MAPPING.matcher(uri.getPath()).matches();
  }

  Request read(String method, URI uri, String body) {
    var parameters = body.isBlank() ? Json.object() : Json.parseObject(body);
    addQuery(parameters, uri);
    var function = FUNCTION.matcher(uri.getPath());
    if (function.matches()) {
      parameters.put("FunctionName", function.group("name"));
      return new Request(
          "lambda", action(method, Map.of("GET", "GetFunctionConfiguration")), parameters);
    }
    var mapping = MAPPING.matcher(uri.getPath());
    if (mapping.matches()) {
      parameters.put("UUID", mapping.group("id"));
      return new Request(
          "lambda", action(method, Map.of("GET", "GetEventSourceMapping")), parameters);
    }
    if (uri.getPath().equals(SCHEDULES)) {
      return new Request("scheduler", action(method, Map.of("GET", "ListSchedules")), parameters);
    }
    parameters.put("Name", uri.getPath().substring(SCHEDULES.length() + 1));
    var actions =
        Map.of(
            "POST", "CreateSchedule",
            "GET", "GetSchedule",
            "PUT", "UpdateSchedule",
            "DELETE", "DeleteSchedule");
    return new Request("scheduler", action(method, actions), parameters);
  }

  private static String action(String method, Map<String, String> actions) {
    if (!actions.containsKey(method)) {
      throw new ApiException(
          400,
          "UnknownOperationException",
          "The sandbox does not support the method " + method + ".");
    }
    return actions.get(method);
  }

  private static void addQuery(ObjectNode parameters, URI uri) {
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    Arrays.stream(query.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair ->
                parameters.put(
                    QUERY_NAMES.getOrDefault(pair[0], pair[0]),
                    pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : ""));
  }

  @Override
  public Response success(Request request, ObjectNode result) {
    return new Response(200, CONTENT_TYPE, "", result.toString());
  }

  @Override
  public Response failure(ApiError error) {
    return new Response(
        error.status(),
        CONTENT_TYPE,
        error.code(),
        Json.object().put("Message", error.message()).toString());
  }

  @Override
  public ApiError unknownCaller() {
    return new ApiError(
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }
}
