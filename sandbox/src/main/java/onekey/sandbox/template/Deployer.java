package onekey.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.RemediationConfiguration;

/**
 * Deploys a template: roles with their policies, functions, Config rules, runbooks, remediation
 * configurations, schedule groups, queues, SNS topics, event rules and event source mappings. Other
 * resources have no part in judging users and removing keys, and are left out.
 */
final class Deployer {

  private static final String CONFIG = "config.amazonaws.com";

  /**
   * The timeout of a function whose template has none.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html">Configure
   *     Lambda function timeout</a>
   */
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;

  /** What is deployed in the Region of the sandbox only. */
  private static final List<String> HOME =
      List.of(
          "AWS::Lambda::Function",
          "AWS::Config::ConfigRule",
          "AWS::SSM::Document",
          "AWS::Config::RemediationConfiguration",
          "AWS::Scheduler::ScheduleGroup",
          "AWS::Lambda::EventSourceMapping");

  private final Sandbox sandbox;
  private final Account account;
  private final Template template;
  private final Resolver resolver;
  private final Map<String, FunctionFactory> handlers;
  private final QueueResources queues;
  private final EventResources events;
  private final Deployment before;
  private final Map<String, Principal> rolesByFunctionArn = new HashMap<>();

  /**
   * Prepares a deployment.
   *
   * @param account the account with the Region of the stack, which need not be the sandbox's
   * @param handlers creates handlers, by the {@code Handler} property of functions
   * @param before the resources that the stack of this name has already
   */
  Deployer(
      Sandbox sandbox,
      Account account,
      Template template,
      String stackName,
      Map<String, FunctionFactory> handlers,
      Deployment before) {
    this.sandbox = sandbox;
    this.account = account;
    this.template = template;
    this.resolver = template.in(account, stackName);
    this.queues = new QueueResources(sandbox, account, template, resolver);
    this.events = new EventResources(sandbox, account, template, resolver);
    this.handlers = Map.copyOf(handlers);
    this.before = before;
  }

  /**
   * Deploys the template. Resources that exist already are updated and keep their contents:
   * schedules, evaluations, messages. Resources that the template does not have are not touched.
   *
   * @throws TemplateException if the template is invalid or uses something unsupported, or if AWS
   *     would refuse it
   */
  Deployment deploy() {
    refuse("AWS::IAM::ManagedPolicy", "");
    refuse("AWS::Config::OrganizationConfigRule", "");
    if (!account.equals(sandbox.account())) {
      HOME.forEach(type -> refuse(type, " in " + account.region()));
    }
    requireFreeNames();
    return new Deployment(
        each("AWS::IAM::Role", this::putRole),
        each("AWS::Lambda::Function", this::putFunction),
        each("AWS::Config::ConfigRule", this::putRule),
        each("AWS::SSM::Document", this::putDocument),
        each("AWS::Config::RemediationConfiguration", this::putRemediation),
        each("AWS::Scheduler::ScheduleGroup", this::putScheduleGroup),
        each("AWS::SQS::Queue", queues::put),
        each("AWS::SNS::Topic", this::putTopic),
        each(events.rules(), events::putRule),
        each(
            "AWS::Lambda::EventSourceMapping",
            mapping -> events.putMapping(mapping, rolesByFunctionArn)));
  }

  /**
   * Refuses names that a resource outside this stack has. CloudFormation would then roll back the
   * whole deployment, so this is checked first.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole:
   *     EntityAlreadyExists</a>
   */
  private void requireFreeNames() {
    for (var role : template.ofType("AWS::IAM::Role")) {
      var name = resolver.nameOf(role);
      if (sandbox.roles().has(name) && !before.roles().containsValue(Principal.role(name))) {
        throw new TemplateException(
            "Role %s: EntityAlreadyExists: Role with name %s already exists."
                .formatted(role.logicalId(), name));
      }
    }
    for (var rule : template.ofType("AWS::Config::ConfigRule")) {
      var name = resolver.nameOf(rule);
      if (sandbox.config().rule(name).isPresent() && !before.ruleNames().containsValue(name)) {
        throw new TemplateException(
            "Config rule %s: %s already exists.".formatted(rule.logicalId(), name));
      }
    }
  }

  private <T> Map<String, T> each(String type, Function<TemplateResource, T> put) {
    return each(template.ofType(type).stream(), put);
  }

  private static <T> Map<String, T> each(
      Stream<TemplateResource> resources, Function<TemplateResource, T> put) {
    return resources.collect(Collectors.toMap(TemplateResource::logicalId, put));
  }

  private void refuse(String type, String where) {
    if (!template.ofType(type).isEmpty()) {
      throw new TemplateException("The sandbox does not support %s%s.".formatted(type, where));
    }
  }

  private Principal putRole(TemplateResource resource) {
    var role = resolver.properties(resource);
    if (!role.path("ManagedPolicyArns").isEmpty()) {
      throw new TemplateException(
          "The sandbox does not support managed policies: role %s has %s."
              .formatted(resource.logicalId(), role.path("ManagedPolicyArns")));
    }
    var name = resolver.nameOf(resource);
    var principal = Principal.role(name);
    var inline = Properties.members(role.path("Policies"));
    var attached =
        template.ofType("AWS::IAM::Policy").stream()
            .map(resolver::properties)
            .filter(policy -> texts(policy.path("Roles")).contains(name));
    sandbox
        .permissions()
        .replace(
            principal,
            Stream.concat(inline, attached)
                .map(policy -> resolver.json(policy.path("PolicyDocument")))
                .toList());
    sandbox.roles().put(name, resolver.json(role.path("AssumeRolePolicyDocument")));
    return principal;
  }

  private String putFunction(TemplateResource resource) {
    var function = resolver.properties(resource);
    var name = resolver.nameOf(resource);
    var handler = function.path("Handler").asText();
    var factory = handlers.get(handler);
    if (factory == null) {
      throw new TemplateException(
          "Function %s has the handler '%s'. Supported: %s."
              .formatted(resource.logicalId(), handler, handlers.keySet()));
    }
    var role =
        sandbox
            .roles()
            .assume(
                function.path("Role").asText(),
                "lambda.amazonaws.com",
                sandbox.account().functionArn(name))
            .orElseThrow(
                () ->
                    new TemplateException(
                        "Function %s: Lambda cannot assume the role %s."
                            .formatted(resource.logicalId(), function.path("Role"))));
    var arn =
        sandbox
            .lambda()
            .register(
                name,
                () ->
                    factory.make(
                        sandbox.clientsOfFunctions(role),
                        strings(function.path("Environment").path("Variables"))));
    rolesByFunctionArn.put(arn, role);
    sandbox
        .lambda()
        .setTimeout(
            arn, Duration.ofSeconds(function.path("Timeout").asInt(DEFAULT_TIMEOUT_SECONDS)));
    return arn;
  }

  private String putRule(TemplateResource resource) {
    var rule = resolver.properties(resource);
    var name = resolver.nameOf(resource);
    var function = rule.path("Source").path("SourceIdentifier").asText();
    requirePermissionOfConfig(resource.logicalId(), function);
    sandbox
        .config()
        .putRule(
            new ConfigRule(
                name,
                strings(rule.path("InputParameters")),
                function,
                "ACTIVE",
                rule.at("/Source/SourceDetails/0/MaximumExecutionFrequency")
                    .asText("TwentyFour_Hours")));
    return name;
  }

  /**
   * Refuses a rule whose function AWS Config may not invoke, as AWS Config does.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html">Creating
   *     custom Lambda rules</a>
   */
  private void requirePermissionOfConfig(String rule, String functionArn) {
    var permitted =
        template.ofType("AWS::Lambda::Permission").stream()
            .map(resolver::properties)
            .filter(permission -> permission.path("Principal").asText().equals(CONFIG))
            .filter(
                permission -> permission.path("Action").asText().equals("lambda:InvokeFunction"))
            .filter(
                permission ->
                    permission
                        .path("SourceAccount")
                        .asText(sandbox.account().id())
                        .equals(sandbox.account().id()))
            .map(permission -> permission.path("FunctionName").asText())
            .anyMatch(
                function ->
                    function.equals(functionArn)
                        || sandbox.account().functionArn(function).equals(functionArn));
    if (!permitted) {
      throw new TemplateException(
          "Rule %s: %s may not invoke the function %s.".formatted(rule, CONFIG, functionArn));
    }
  }

  private String putDocument(TemplateResource resource) {
    var document = resolver.properties(resource);
    var name = resolver.nameOf(resource);
    if (!document.path("DocumentType").asText().equals("Automation")
        || !(document.path("Content") instanceof ObjectNode content)) {
      throw new TemplateException(
          "Document %s must have DocumentType Automation and an object as Content."
              .formatted(resource.logicalId()));
    }
    sandbox.automation().putDocument(name, resolver.json(content));
    return name;
  }

  private String putScheduleGroup(TemplateResource resource) {
    var name = resolver.nameOf(resource);
    sandbox.scheduler().putGroup(name);
    return name;
  }

  private String putTopic(TemplateResource resource) {
    var arn = resolver.nameOf(resource);
    sandbox.topics().put(arn);
    return arn;
  }

  private String putRemediation(TemplateResource resource) {
    var remediation = RemediationConfiguration.parse(resolver.properties(resource));
    sandbox.remediation().put(remediation);
    return remediation.ruleName();
  }

  private static Map<String, String> strings(JsonNode object) {
    return object.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> {
                  if (!entry.getValue().isTextual()) {
                    throw new TemplateException(
                        "%s must be text instead of %s."
                            .formatted(entry.getKey(), entry.getValue()));
                  }
                  return entry.getValue().asText();
                }));
  }

  private static List<String> texts(JsonNode list) {
    return Properties.members(list).map(JsonNode::asText).toList();
  }
}
