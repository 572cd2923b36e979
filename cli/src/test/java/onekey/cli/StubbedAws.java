package onekey.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Answers as a file says, or as a test does: also what neither AWS nor the sandbox would answer.
 * The file may have a {@code partition}, and has {@code users} with {@code name}, {@code keys} and
 * perhaps {@code tags}; a key has {@code id}, {@code created}, and may have {@code status}, {@code
 * used}, {@code service}, {@code region}, or {@code raw}, which stands in the place of the whole
 * record of use.
 */
final class StubbedAws implements AutoCloseable {

  private static final Path FILES = Path.of("src/test/resources/onekey/cli/plan");

  private final JsonNode users;
  private final String partition;
  private final HttpServer server;
  private final Map<String, Function<Map<String, String>, Answer>> answers =
      new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Set<String> headers = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> requestId = Optional.empty();

  /** What is sent back. */
  record Answer(int status, String type, String body) {

    static Answer xml(String body) {
      return new Answer(200, "text/xml", body);
    }

    static Answer iam(String action, String result) {
      return xml(
          "<%1$sResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
              .formatted(action, result));
    }

    static Answer error(int status, String code) {
      return new Answer(
          status,
          "text/xml",
          "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Code>%s</Code><Message>No.</Message></Error></ErrorResponse>"
              .formatted(code));
    }
  }

  private StubbedAws(JsonNode account, Optional<SSLContext> tls) {
    this.users = account.get("users");
    this.partition = text(account, "partition", "aws");
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      this.server =
          tls.isPresent() ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (server instanceof HttpsServer https) {
      https.setHttpsConfigurator(new HttpsConfigurator(tls.orElseThrow()));
    }
    answers.put(
        "ListUsers", _ -> Answer.iam("ListUsers", listed("Users", userNames(), this::user)));
    answers.put("ListAccessKeys", this::listAccessKeys);
    answers.put("GetAccessKeyLastUsed", this::getAccessKeyLastUsed);
    answers.put("ListUserTags", this::listUserTags);
    answers.put("ListSchedules", _ -> new Answer(200, "application/json", "{\"Schedules\": []}"));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static StubbedAws of(String file) {
    return of(file, Optional.empty());
  }

  /** Answers by TLS. */
  static StubbedAws of(String file, SSLContext tls) {
    return of(file, Optional.of(tls));
  }

  private static StubbedAws of(String file, Optional<SSLContext> tls) {
    try {
      return new StubbedAws(new JsonMapper().readTree(Files.readString(FILES.resolve(file))), tls);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers this action otherwise from now on. */
  StubbedAws answering(String action, Function<Map<String, String>, Answer> answer) {
    answers.put(action, answer);
    return this;
  }

  /** Answers with this request id from now on. */
  StubbedAws withRequestId(String id) {
    requestId = Optional.of(id);
    return this;
  }

  /** Returns the actions that were called, in their order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns the names of the headers that came, as "Content-type". */
  Set<String> headers() {
    return Set.copyOf(headers);
  }

  CommandLineRun plan(String... arguments) {
    return plan(Terminal.none(), arguments);
  }

  CommandLineRun plan(Terminal terminal, String... arguments) {
    return CommandLineRun.of(
        access(),
        terminal,
        "",
        Stream.concat(Stream.of("plan"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Returns what a process calls as AWS. */
  URI endpoint() {
    return URI.create(
        (server instanceof HttpsServer ? "https" : "http")
            + "://127.0.0.1:"
            + server.getAddress().getPort());
  }

  /** Opens the account of these users. */
  AccountAccess access() {
    var clients =
        AwsClients.at(
            endpoint(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "none")),
            Region.EU_CENTRAL_1);
    return _ -> new OpenAccount(clients, Region.EU_CENTRAL_1);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      // IAM and STS are called by forms, others by paths.
      var uri = exchange.getRequestURI();
      form.putAll(form(Optional.ofNullable(uri.getRawQuery()).orElse("")));
      var action = form.getOrDefault("Action", action(uri.getPath()));
      calls.add(action);
      headers.addAll(exchange.getRequestHeaders().keySet());
      var answer =
          Optional.ofNullable(answers.get(action))
              .orElseThrow(() -> new IllegalArgumentException(action))
              .apply(form);
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      requestId.ifPresent(id -> exchange.getResponseHeaders().set("x-amzn-RequestId", id));
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String action(String path) {
    return switch (path) {
      case "/v1/token" -> "CreateOAuth2Token";
      case "/schedules" -> "ListSchedules";
      default -> "GetSchedule";
    };
  }

  private List<String> userNames() {
    return users.findValuesAsText("name");
  }

  /** What ListUsers says about a user. */
  String user(String name) {
    return "<Path>/</Path><UserName>%1$s</UserName><UserId>AIDAEXAMPLE%2$09d</UserId><Arn>arn:%3$s:iam::123456789012:user/%1$s</Arn><CreateDate>2016-01-01T00:00:00Z</CreateDate>"
        .formatted(name, userNames().indexOf(name), partition);
  }

  private JsonNode user(Map<String, String> form) {
    return stream(users)
        .filter(each -> each.get("name").asText().equals(form.get("UserName")))
        .findAny()
        .orElseThrow();
  }

  private Answer listUserTags(Map<String, String> form) {
    return Answer.iam(
        "ListUserTags",
        listed(
            "Tags",
            List.copyOf(user(form).path("tags").properties()),
            tag ->
                "<Key>%s</Key><Value>%s</Value>".formatted(tag.getKey(), tag.getValue().asText())));
  }

  private Answer listAccessKeys(Map<String, String> form) {
    return Answer.iam(
        "ListAccessKeys",
        listed(
            "AccessKeyMetadata",
            stream(user(form).get("keys")).toList(),
            key ->
                "<AccessKeyId>%s</AccessKeyId><Status>%s</Status><CreateDate>%s</CreateDate>"
                    .formatted(
                        key.get("id").asText(),
                        text(key, "status", "Active"),
                        key.get("created").asText())));
  }

  private Answer getAccessKeyLastUsed(Map<String, String> form) {
    var key =
        stream(users)
            .flatMap(user -> stream(user.get("keys")))
            .filter(each -> each.get("id").asText().equals(form.get("AccessKeyId")))
            .findAny()
            .orElseThrow();
    var date =
        key.has("used")
            ? "<LastUsedDate>%s</LastUsedDate>".formatted(key.get("used").asText())
            : "";
    return Answer.iam(
        "GetAccessKeyLastUsed",
        text(
            key,
            "raw",
            "<AccessKeyLastUsed>%s<Region>%s</Region><ServiceName>%s</ServiceName></AccessKeyLastUsed>"
                .formatted(date, text(key, "region", "N/A"), text(key, "service", "N/A"))));
  }

  /** A list that ends on this page. */
  static <T> String listed(String name, List<T> items, Function<T, String> content) {
    return items.stream()
        .map(item -> "<member>" + content.apply(item) + "</member>")
        .collect(
            Collectors.joining(
                "", "<" + name + ">", "</" + name + "><IsTruncated>false</IsTruncated>"));
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static String text(JsonNode node, String field, String otherwise) {
    return node.has(field) ? node.get(field).asText() : otherwise;
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }
}
