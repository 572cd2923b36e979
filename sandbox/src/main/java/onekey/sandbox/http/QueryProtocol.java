package onekey.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;

/**
 * AWS's query protocol, which IAM, SNS, STS and CloudFormation use: a form as the request, XML as
 * the answer.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS Query protocol</a>
 */
final class QueryProtocol implements WireProtocol {

  private static final String CONTENT_TYPE = "text/xml";

  private static final Map<String, String> SERVICES_BY_VERSION =
      Map.of(
          "2010-05-08", "iam",
          "2010-03-31", "sns",
          "2011-06-15", "sts",
          "2010-05-15", "cloudformation");

  private static final String IAM_NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
  private static final Map<String, String> NAMESPACES_BY_SERVICE =
      Map.of(
          "iam", IAM_NAMESPACE,
          "sns", "http://sns.amazonaws.com/doc/2010-03-31/",
          "sts", "https://sts.amazonaws.com/doc/2011-06-15/",
          "cloudformation", "http://cloudformation.amazonaws.com/doc/2010-05-15/");

  Request read(String form) {
    var parameters = QueryForm.parse(form);
    var action = take(parameters, "Action");
    var version = take(parameters, "Version");
    var service =
        Optional.ofNullable(SERVICES_BY_VERSION.get(version))
            .orElseThrow(
                () ->
                    new ApiException(
                        400,
                        "NoSuchVersion",
                        "The sandbox does not support the version '%s'. Supported: %s."
                            .formatted(version, new TreeSet<>(SERVICES_BY_VERSION.keySet()))));
    return new Request(service, action, parameters);
  }

  private static String take(ObjectNode parameters, String name) {
    var value = parameters.remove(name);
    if (value == null) {
      throw new ApiException(400, "MissingAction", "The form has no " + name + ".");
    }
    return value.asText();
  }

  @Override
  public Response success(Request request, ObjectNode result) {
    var action = request.action();
    var xml =
        XmlAnswer.write(
            action + "Response",
            NAMESPACES_BY_SERVICE.getOrDefault(request.service(), IAM_NAMESPACE),
            answer -> {
              // An action that returns nothing has no result element.
              if (!result.isEmpty()) {
                answer.element(action + "Result", result);
              }
              answer.element("ResponseMetadata", requestId());
            });
    return new Response(200, CONTENT_TYPE, "", xml);
  }

  @Override
  public Response failure(ApiError error) {
    var xml =
        XmlAnswer.write(
            "ErrorResponse",
            IAM_NAMESPACE,
            answer -> {
              answer.element(
                  "Error",
                  Json.object()
                      .put("Type", error.status() < 500 ? "Sender" : "Receiver")
                      .put("Code", error.code())
                      .put("Message", error.message()));
              answer.text("RequestId", UUID.randomUUID().toString());
            });
    return new Response(error.status(), CONTENT_TYPE, "", xml);
  }

  @Override
  public ApiError unknownCaller() {
    return new ApiError(
        403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  private static ObjectNode requestId() {
    return Json.object().put("RequestId", UUID.randomUUID().toString());
  }
}
