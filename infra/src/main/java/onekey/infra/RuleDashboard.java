package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * What the runs of the rule found, what they cost, and what was removed: a CloudWatch dashboard
 * from the logs of the functions and the metrics that AWS services send anyway. There are no custom
 * metrics.
 *
 * <p>It has no name of its own, so CloudFormation makes one up. Dashboards are global: two stacks
 * with the same name for it would collide, in two Regions too.
 *
 * <p>A log line of a function is plain text, or the member {@code message} of a JSON object, so the
 * expressions match parts of a line only.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html">parse:
 *     named groups</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html">stats
 *     by bin</a>
 */
final class RuleDashboard extends Construct {

  /** The rule runs once a day by default. */
  private static final Duration PERIOD = Duration.days(1);

  /** Two widgets a row: the grid has 24 columns. */
  private static final int WIDTH = 12;

  private final Dashboard dashboard;

  RuleDashboard(
      Construct scope,
      String id,
      JudgeFunction judge,
      Optional<KeyRemoval> removal,
      Optional<KeyChangeWatch> watch) {
    super(scope, id);
    this.dashboard =
        Dashboard.Builder.create(this, "Dashboard").defaultInterval(Duration.days(30)).build();
    // The CDK knows tags of a dashboard, the schema of CloudFormation in cfn-lint 1.51.0 does not.
    Objects.requireNonNull((CfnDashboard) dashboard.getNode().getDefaultChild())
        .addPropertyDeletionOverride("Tags");
    addRow(
        ofRuns(
            judge,
            "Users by standing",
            LogQueryVisualizationType.STACKEDAREA,
            "avg",
            List.of(
                "withinLimit", "rotating", "exempt", "announced", "removable", "held", "unread")),
        ofRuns(
            judge,
            "Evaluations reported to AWS Config, which bills each",
            LogQueryVisualizationType.BAR,
            "sum",
            List.of("evaluations")));
    addRow(
        ofRuns(
            judge,
            "Longest run (seconds; at most 900)",
            LogQueryVisualizationType.LINE,
            "max",
            List.of("seconds")),
        ofRuns(
            judge,
            "Calls that IAM throttled",
            LogQueryVisualizationType.BAR,
            "sum",
            List.of("throttled")));
    removal.ifPresent(this::addRemoval);
    addRow(failures(judge, removal, watch));
  }

  private void addRemoval(KeyRemoval removal) {
    var log = removal.choose().logGroup();
    addRow(
        confirmed(log, "Deactivations confirmed", "confirm"),
        confirmed(log, "Deletions confirmed, at the end of a quarantine", "confirmRested"));
    addRow(refused(log), pending(removal.schedules()));
  }

  /**
   * Figures of the judge's line about a run, a day each. {@code avg}, {@code sum} and {@code max}
   * take fields that {@code parse} extracted as numbers.
   */
  private static LogQueryWidget ofRuns(
      JudgeFunction judge,
      String title,
      LogQueryVisualizationType view,
      String function,
      List<String> figures) {
    var query = new ArrayList<String>();
    query.add("filter @message like /OneKey run:/");
    var columns = new ArrayList<String>();
    for (var figure : figures) {
      // A name of its own, because the column has that of the figure.
      query.add("parse @message / %s=(?<%sOfRun>[\\d.]+)/".formatted(figure, figure));
      columns.add("%s(%sOfRun) as %s".formatted(function, figure, figure));
    }
    query.add("stats " + String.join(", ", columns) + " by bin(1d)");
    return widget(judge.logGroup(), title, view, query);
  }

  /** How often the chooser confirmed, which the write follows. */
  private static LogQueryWidget confirmed(LogGroup log, String title, String question) {
    return widget(
        log,
        title,
        LogQueryVisualizationType.BAR,
        List.of(
            "filter @message like /OneKey decision: ask=%s decision=Confirmed /"
                .formatted(question),
            "stats count(*) as confirmations by bin(1d)"));
  }

  private static LogQueryWidget refused(LogGroup log) {
    return widget(
        log,
        "Refused: not confirmed, or active again (the last 50)",
        LogQueryVisualizationType.TABLE,
        List.of(
            "filter @message like /OneKey decision: ask=confirm\\w* decision=(Refused|StillActive) /",
            "parse @message / ask=(?<question>\\w+) decision=(?<answer>\\w+) key=(?<accessKey>[\\w-]+) user=(?<iamUser>[\\w+=,.@-]+)/",
            "sort @timestamp desc",
            "limit 50",
            "display @timestamp, question, answer, accessKey, iamUser"));
  }

  private static LogQueryWidget widget(
      LogGroup log, String title, LogQueryVisualizationType view, List<String> query) {
    return LogQueryWidget.Builder.create()
        .title(title)
        .logGroupNames(List.of(log.getLogGroupName()))
        .view(view)
        .width(WIDTH)
        .queryLines(query)
        .build();
  }

  private static GraphWidget pending(StackSchedules schedules) {
    return graph(
        "Deletions that could not be started",
        List.of(
            schedules
                .deadLetters()
                .metricApproximateNumberOfMessagesVisible(
                    MetricOptions.builder().period(PERIOD).statistic("Maximum").build())));
  }

  private static GraphWidget failures(
      JudgeFunction judge, Optional<KeyRemoval> removal, Optional<KeyChangeWatch> watch) {
    var metrics = new ArrayList<IMetric>();
    metrics.add(errors("judge", judge.function()));
    removal.ifPresent(keys -> metrics.add(errors("chooser", keys.choose().function())));
    watch.ifPresent(changes -> metrics.add(errors("watch", changes.function())));
    return graph("Failed invocations of the functions", metrics);
  }

  private static IMetric errors(String label, Function function) {
    return function.metricErrors(
        MetricOptions.builder().label(label).period(PERIOD).statistic("Sum").build());
  }

  private static GraphWidget graph(String title, List<IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).width(WIDTH).left(metrics).build();
  }

  /** Adds widgets that share a row. */
  private void addRow(IWidget... widgets) {
    dashboard.addWidgets(widgets);
  }

  /** The name that CloudFormation made up. */
  String name() {
    return dashboard.getDashboardName();
  }
}
