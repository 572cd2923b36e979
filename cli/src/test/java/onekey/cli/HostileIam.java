package onekey.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.OpenAccount;
import onekey.rule.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Answers as IAM does, but with user names that IAM would never take. Each user has two active keys
 * without recorded use, and signed in with a password. Nothing is scheduled.
 */
final class HostileIam implements AutoCloseable {

  static final String PASSWORD_LAST_USED = "2026-10-01T08:00:00Z";

  private final List<String> userNames;
  private final HttpServer server;

  HostileIam(List<String> userNames) {
    this.userNames = userNames;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Opens the account of these users. */
  AccountAccess access() {
    var clients =
        AwsClients.at(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
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
      if (exchange.getRequestMethod().equals("GET")) {
        send(exchange, "application/json", "{\"Schedules\": []}");
        return;
      }
      var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var action = parameter(form, "Action");
      var body =
          "<%1$sResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
              .formatted(action, result(action, form));
      send(exchange, "text/xml", body);
    }
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private String result(String action, String form) {
    return switch (action) {
      case "ListUsers" -> list("Users", userNames.stream().map(this::user).toList());
      case "ListAccessKeys" -> list("AccessKeyMetadata", keys(parameter(form, "UserName")));
      case "ListUserTags" -> list("Tags", List.of());
      case "GetAccessKeyLastUsed" ->
          "<AccessKeyLastUsed><ServiceName>N/A</ServiceName><Region>N/A</Region></AccessKeyLastUsed>";
      // Nothing else is to be called.
      default -> throw new IllegalArgumentException(action);
    };
  }

  private String user(String name) {
    return "<UserName>%s</UserName><UserId>AIDA%d</UserId><Path>/</Path><Arn>arn:aws-cn:iam::444455556666:user/x</Arn><CreateDate>2024-01-01T00:00:00Z</CreateDate><PasswordLastUsed>%s</PasswordLastUsed>"
        .formatted(escaped(name), userNames.indexOf(name), PASSWORD_LAST_USED);
  }

  private List<String> keys(String userName) {
    return IntStream.rangeClosed(1, 2)
        .mapToObj(
            number ->
                "<AccessKeyId>AKIA%d%d</AccessKeyId><Status>Active</Status><CreateDate>202%d-01-01T00:00:00Z</CreateDate>"
                    .formatted(userNames.indexOf(userName), number, number))
        .toList();
  }

  private static String list(String name, List<String> members) {
    return members.stream()
        .map(member -> "<member>" + member + "</member>")
        .collect(
            Collectors.joining(
                "", "<" + name + ">", "</" + name + "><IsTruncated>false</IsTruncated>"));
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(
            character ->
                Character.isLetterOrDigit(character)
                    ? Character.toString(character)
                    : "&#" + character + ";")
        .collect(Collectors.joining());
  }

  private static String parameter(String form, String name) {
    return List.of(form.split("&")).stream()
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
