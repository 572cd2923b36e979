package onekey.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import onekey.plan.model.ToolVersion;
import onekey.plan.output.Console;
import onekey.plan.output.ResultWriter;
import onekey.plan.output.Terminal;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.AccountChoice;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.live.OpenOrganization;
import onekey.plan.source.live.OrganizationAccess;
import onekey.testkit.OutputSchema;

/** What came of running the command as a person does. */
record CommandLineRun(int exitCode, String out, String err) {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  static CommandLineRun of(String... arguments) {
    return of(Terminal.none(), "", arguments);
  }

  static CommandLineRun of(Terminal terminal, String standardInput, String... arguments) {
    return of(CommandLineRun::noAccount, terminal, standardInput, arguments);
  }

  /** Runs the command on an account of the test's own. */
  static CommandLineRun of(
      AccountAccess access, Terminal terminal, String standardInput, String... arguments) {
    return by(
            console ->
                OneKey.run(console, CLOCK, access, CommandLineRun::noOrganization, arguments),
            terminal,
            standardInput)
        .followingItsSchema(arguments);
  }

  /** Runs the command on an organization of the test's own. */
  static CommandLineRun ofOrganization(
      OrganizationAccess access, Terminal terminal, String... arguments) {
    return by(
            console -> OneKey.run(console, CLOCK, CommandLineRun::noAccount, access, arguments),
            terminal,
            "")
        .followingItsSchema(arguments);
  }

  /** Runs what takes a console and gives an exit code. */
  static CommandLineRun by(
      ToIntFunction<Console> command, Terminal terminal, String standardInput) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    var console =
        new Console(
            new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
            new ResultWriter(out),
            new PrintWriter(err),
            terminal);
    var exitCode = command.applyAsInt(console);
    return new CommandLineRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /**
   * Asserts of every JSON of a command that has a published schema that it follows it, whatever the
   * test is about.
   */
  CommandLineRun followingItsSchema(String... arguments) {
    var words = List.of(arguments);
    if (asksForJson(words) && !words.contains("--iam-policy") && !out.isBlank()) {
      var name = words.contains("--drill") ? "drill" : words.getFirst();
      OutputSchema.find(name).ifPresent(schema -> schema.assertFollowedBy(out));
    }
    return this;
  }

  /** Returns the output as it would be of any other commit and version. */
  String outOfAnyBuild() {
    return out.replaceAll(
            "ersion\": \"%s\"".formatted(Pattern.quote(ToolVersion.current().version())),
            "ersion\": \"VERSION\"")
        .replaceFirst("\"commit\": .*", "\"commit\": \"COMMIT\",")
        .replaceFirst("\"modified\": .*", "\"modified\": false");
  }

  private static boolean asksForJson(List<String> words) {
    return words.contains("--format=json")
        || Collections.indexOfSubList(words, List.of("--format", "json")) >= 0;
  }

  /** Whatever calls AWS without being told to must fail. */
  private static OpenAccount noAccount(AccountChoice choice) {
    throw new AssertionError("Nobody may open an account here: " + choice);
  }

  private static OpenOrganization noOrganization(AccountChoice choice) {
    throw new AssertionError("Nobody may open an organization here: " + choice);
  }
}
