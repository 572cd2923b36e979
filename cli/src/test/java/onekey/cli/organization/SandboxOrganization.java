package onekey.cli.organization;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.Principal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Several sandboxes behind one address. Which of them answers is told by the access key id of a
 * call; the list of accounts and the roles are answered here.
 */
public final class SandboxOrganization implements AutoCloseable {

  /** The management account, whose credentials the caller has at first. */
  public static final String MANAGEMENT = "111122223333";

  /** How many accounts a page of ListAccounts has at most. */
  public static final int PAGE = 20;

  private static final Pattern ACCESS_KEY = Pattern.compile(".*Credential=ASIA(\\d{12})/.*");
  private static final Pattern CLOUDTRAIL =
      Pattern.compile(".*Credential=[^/]+/\\d{8}/([^/]+)/cloudtrail/.*");
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(.+)");

  /** What is sent back. */
  public record Answer(int status, String type, String body) {

    public static Answer json(int status, String body) {
      return new Answer(status, "application/x-amz-json-1.1", body);
    }

    public static Answer sts(String action, String result) {
      return new Answer(
          200,
          "text/xml",
          "<%1$sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
              .formatted(action, result));
    }

    public static Answer stsError(String code) {
      return new Answer(
          403,
          "text/xml",
          "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>%s</Code><Message>No.</Message></Error></ErrorResponse>"
              .formatted(code));
    }
  }

  private final Map<String, Sandbox> sandboxes = new LinkedHashMap<>();
  private final List<ObjectNode> listed = new ArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Consumer<SandboxSettings.Builder> settings;
  private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private Function<Optional<String>, Answer> listAccounts = this::page;
  private Function<String, Optional<Answer>> assumeRole = _ -> Optional.empty();
  private Consumer<String> whenCalled = _ -> {};

  public SandboxOrganization(Consumer<SandboxSettings.Builder> settings) {
    this.settings = settings;
    add(MANAGEMENT, "management");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Adds an account in use, and returns what is in it. */
  public Sandbox add(String id, String name) {
    list(id, name, "ACTIVE");
    return sandboxes.computeIfAbsent(
        id, account -> Sandbox.start(builder -> settings.accept(builder.accountId(account))));
  }

  /** Lists an account that has nothing behind it. */
  public void list(String id, String name, String state) {
    listed.add(
        new JsonMapper()
            .createObjectNode()
            .put("Id", id)
            .put(
                "Arn",
                "arn:aws:organizations::%s:account/o-exampleorgid/%s".formatted(MANAGEMENT, id))
            .put("Name", name)
            .put("State", state));
  }

  /** The accounts as they are listed, to be changed. */
  public List<ObjectNode> listed() {
    return listed;
  }

  public Sandbox sandbox(String id) {
    return Optional.ofNullable(sandboxes.get(id)).orElseThrow();
  }

  public List<Sandbox> sandboxes() {
    return List.copyOf(sandboxes.values());
  }

  /** Answers ListAccounts otherwise; the function takes the token of the page. */
  public void listing(Function<Optional<String>, Answer> answer) {
    listAccounts = answer;
  }

  /** Answers AssumeRole otherwise in some accounts; the function takes the id of the account. */
  public void assuming(Function<String, Optional<Answer>> answer) {
    assumeRole = answer;
  }

  /** Does this before each call is answered; the consumer takes what was called. */
  public void whenCalled(Consumer<String> other) {
    whenCalled = other;
  }

  /** Returns the calls that are answered here, in their order, with the account or the page. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns how often each action was called, in all accounts. */
  public SortedMap<String, Long> countsByAction() {
    var counts = new TreeMap<String, Long>();
    calls.forEach(call -> counts.merge(call.split(" ", -1)[0], 1L, Long::sum));
    sandboxes
        .values()
        .forEach(
            sandbox ->
                sandbox
                    .calls()
                    .countsByAction()
                    .forEach((action, count) -> counts.merge(action, count, Long::sum)));
    return counts;
  }

  /** Returns how many connections were opened. */
  public int connectionsOpened() {
    return clientPorts.size();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What a process needs in its environment to call this as the management account. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint().toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "ASIA" + MANAGEMENT,
        "AWS_SECRET_ACCESS_KEY",
        "not-verified");
  }

  @Override
  public void close() {
    server.stop(0);
    sandboxes.values().forEach(Sandbox::close);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      clientPorts.add(exchange.getRemoteAddress().getPort());
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer = answer(exchange, body);
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(HttpExchange exchange, String body) throws IOException {
    var target =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
    if (target.endsWith(".ListAccounts")) {
      var token = new JsonMapper().readTree(body).path("NextToken");
      var page = token.isTextual() ? Optional.of(token.asText()) : Optional.<String>empty();
      note("ListAccounts " + page.orElse("first"));
      return listAccounts.apply(page);
    }
    var caller = caller(exchange);
    if (body.contains("Action=GetCallerIdentity&")) {
      note("GetCallerIdentity " + caller);
      return Answer.sts("GetCallerIdentity", "<Account>%s</Account>".formatted(caller));
    }
    if (body.contains("Action=AssumeRole&")) {
      return assumeRole(body);
    }
    whenCalled.accept(caller);
    return ofSandbox(sandbox(caller), exchange, body);
  }

  private void note(String call) {
    calls.add(call);
    whenCalled.accept(call);
  }

  private static String caller(HttpExchange exchange) {
    var matcher = ACCESS_KEY.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("These credentials are nobody's.");
    }
    return matcher.group(1);
  }

  private Answer assumeRole(String body) {
    var arn =
        Pattern.compile("&")
            .splitAsStream(body)
            .filter(pair -> pair.startsWith("RoleArn="))
            .map(pair -> URLDecoder.decode(pair.substring(8), StandardCharsets.UTF_8))
            .map(ROLE::matcher)
            .filter(matcher -> matcher.matches())
            .findFirst()
            .orElseThrow();
    var account = arn.group(1);
    note("AssumeRole " + account + " " + arn.group(2));
    return assumeRole
        .apply(account)
        .orElseGet(
            () ->
                Answer.sts(
                    "AssumeRole",
                    "<Credentials><AccessKeyId>ASIA%s</AccessKeyId><SecretAccessKey>not-verified</SecretAccessKey><SessionToken>none</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                        .formatted(account)));
  }

  /** Answers ListAccounts as usual. */
  public Answer page(Optional<String> token) {
    var from = Integer.parseInt(token.orElse("0"));
    var to = Math.min(from + PAGE, listed.size());
    return Answer.json(200, page(listed.subList(from, to), to < listed.size() ? "" + to : null));
  }

  private static String page(List<ObjectNode> accounts, @Nullable String next) {
    var page = new JsonMapper().createObjectNode();
    page.putArray("Accounts").addAll(accounts);
    return page.put("NextToken", next).toString();
  }

  /** CloudTrail answers by Region, which the signature names. */
  private static String host(HttpExchange exchange) {
    var scope = CLOUDTRAIL.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
    return scope.matches() ? "cloudtrail." + scope.group(1) + ".amazonaws.com" : "127.0.0.1";
  }

  private static Answer ofSandbox(Sandbox sandbox, HttpExchange exchange, String body)
      throws IOException {
    var request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
            .uri(URI.create("http://" + host(exchange) + exchange.getRequestURI()));
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
        .ifPresent(target -> request.putHeader("X-Amz-Target", target));
    var answer =
        sandbox
            .transport(Principal.role("reader"))
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(request.build())
                    .contentStreamProvider(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                    .build())
            .call();
    try (var stream = answer.responseBody().orElseThrow()) {
      return new Answer(
          answer.httpResponse().statusCode(),
          answer.httpResponse().firstMatchingHeader("Content-Type").orElse("text/xml"),
          new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
