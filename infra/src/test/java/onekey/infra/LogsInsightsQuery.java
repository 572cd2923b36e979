package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A query of a dashboard, command by command, as far as Java can tell what it does: which lines its
 * filters take, and which fields its expressions extract.
 *
 * @param logGroup the logical id of the log group that it reads
 */
record LogsInsightsQuery(String title, String logGroup, List<String> commands) {

  private static final Pattern FILTER = Pattern.compile("filter @message like /(.+)/");
  private static final Pattern PARSE = Pattern.compile("parse @message /(.+)/");
  private static final Pattern SOURCE = Pattern.compile("SOURCE '([^']+)'");
  private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\(([^)]*)\\)");

  static LogsInsightsQuery of(JsonNode widget) {
    var commands =
        List.of(widget.at("/properties/query").asText().split("\n?\\s*\\| (?=[a-z]+ )", -1));
    return new LogsInsightsQuery(
        widget.at("/properties/title").asText(),
        only(SOURCE, commands.getFirst()),
        commands.subList(1, commands.size()));
  }

  /** Whether the query is about this line. */
  boolean takes(String line) {
    return commands.stream()
        .filter(command -> command.startsWith("filter "))
        .allMatch(command -> Pattern.compile(only(FILTER, command)).matcher(line).find());
  }

  /** The fields that it extracts from a line. */
  Map<String, String> fields(String line) {
    var fields = new TreeMap<String, String>();
    for (var command : commands) {
      if (command.startsWith("parse ")) {
        var match = Pattern.compile(only(PARSE, command)).matcher(line);
        if (match.find()) {
          match.namedGroups().keySet().forEach(name -> fields.put(name, match.group(name)));
        }
      }
    }
    return fields;
  }

  /** The fields that it uses and Logs Insights does not have by itself. */
  Set<String> used() {
    var used = new HashSet<String>();
    for (var command : commands) {
      var words = command.split(" ", 2);
      switch (words[0]) {
        case "filter", "parse", "limit" -> {}
        case "stats" ->
            FUNCTION
                .matcher(words[1])
                .results()
                .filter(function -> !function.group(1).equals("bin"))
                .map((MatchResult function) -> function.group(2))
                .forEach(used::add);
        case "sort", "display" ->
            used.addAll(List.of(words[1].replaceAll(" (asc|desc)", "").split(", ", -1)));
        default -> throw new IllegalArgumentException("Not known here: " + command);
      }
    }
    used.removeIf(field -> field.equals("*") || field.equals("@timestamp"));
    return used;
  }

  private static String only(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    assertThat(match.matches()).as(text).isTrue();
    return match.group(1);
  }
}
