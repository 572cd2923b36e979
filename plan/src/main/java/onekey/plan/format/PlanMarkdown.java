package onekey.plan.format;

import static onekey.plan.format.MarkdownNodes.code;
import static onekey.plan.format.MarkdownNodes.heading;
import static onekey.plan.format.MarkdownNodes.item;
import static onekey.plan.format.MarkdownNodes.link;
import static onekey.plan.format.MarkdownNodes.paragraph;
import static onekey.plan.format.MarkdownNodes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Fix;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** The plan as GitHub Flavored Markdown, for an issue or a wiki. */
final class PlanMarkdown {

  private static final MarkdownRenderer RENDERER =
      MarkdownRenderer.builder().extensions(List.of(TablesExtension.create())).build();

  private PlanMarkdown() {}

  static String of(Plan plan) {
    var document = new Document();
    blocks(plan).forEach(document::appendChild);
    document.accept(new Unlinked());
    return RENDERER.render(document);
  }

  private static List<Node> blocks(Plan plan) {
    var blocks = new ArrayList<Node>();
    blocks.add(heading(1, text(CommonText.heading(plan))));
    blocks.add(paragraph(text(plan.counts().words())));
    blocks.add(paragraph(text("Policy: " + CommonText.policy(plan))));
    plan.selection().sentences().forEach(sentence -> blocks.add(paragraph(text(sentence))));
    plan.accounts().ifPresent(accounts -> blocks.addAll(AccountsMarkdown.of(accounts)));
    if (!plan.unread().isEmpty()) {
      blocks.add(paragraph(text(CommonText.unread(plan))));
      blocks.add(MarkdownNodes.bullets(plan.unread().stream().map(PlanMarkdown::unread).toList()));
    }
    if (!plan.limits().isEmpty()) {
      blocks.add(paragraph(text("What this source cannot tell:")));
      blocks.add(
          MarkdownNodes.bullets(
              plan.limits().stream().map(Text::english).map(PlanMarkdown::bullet).toList()));
    }
    if (!CommonText.listed(plan).isEmpty()) {
      blocks.add(table(plan));
    }
    CommonText.leftOut(plan).ifPresent(sentence -> blocks.add(paragraph(text(sentence))));
    plan.findings().forEach(user -> blocks.addAll(finding(user)));
    if (!plan.inactiveKeys().isEmpty()) {
      blocks.add(heading(2, text(CommonText.INACTIVE_KEYS)));
      plan.inactiveKeys().forEach(inactive -> blocks.addAll(inactive(inactive)));
    }
    return blocks;
  }

  private static Node unread(Plan.Unread user) {
    return item(
        List.of(paragraph(named(user.userName(), user.account(), text(": " + user.cause())))));
  }

  /** A name, of several accounts with the account behind it, and what follows. */
  private static Node[] named(String name, Optional<NamedAccount> account, Node... what) {
    return Stream.of(
            Stream.of(code(name)),
            account.stream().flatMap(place -> Stream.of(text(" in "), code(place.text()))),
            Stream.of(what))
        .flatMap(nodes -> nodes)
        .toArray(Node[]::new);
  }

  private static Node bullet(String sentence) {
    return item(List.of(paragraph(text(sentence))));
  }

  private static Node table(Plan plan) {
    var header = Stream.of("User", "Access keys", "Verdict", "Decision", "Annotation");
    return MarkdownNodes.table(
        (plan.accounts().isPresent() ? Stream.concat(Stream.of("Account"), header) : header)
            .toList(),
        CommonText.listed(plan).stream().map(PlanMarkdown::row).toList());
  }

  private static List<List<Node>> row(PlannedUser user) {
    return Stream.concat(
            user.account().map(account -> List.<Node>of(code(account.text()))).stream(),
            Stream.of(
                List.of(code(user.userName())),
                keys(user),
                List.of(text(user.complianceType().name())),
                List.of(text(user.decisionWord())),
                List.of(text(CommonText.reason(user)))))
        .toList();
  }

  private static List<Node> keys(PlannedUser user) {
    var nodes = new ArrayList<Node>();
    for (var key : user.keys()) {
      if (!nodes.isEmpty()) {
        nodes.add(text("; "));
      }
      nodes.add(code(key.name()));
      nodes.add(text(" (" + CommonText.key(key, user.isKept(key)) + ")"));
    }
    return nodes;
  }

  private static List<Node> finding(PlannedUser user) {
    var blocks = new ArrayList<Node>();
    blocks.add(
        heading(2, named(user.userName(), user.account(), text(": " + user.decisionWord()))));
    blocks.add(paragraph(text(CommonText.reason(user))));
    blocks.add(
        MarkdownNodes.bullets(user.keys().stream().map(key -> keyWithAdvice(key, user)).toList()));
    user.fixes().forEach(fix -> blocks.addAll(fix(fix, 3)));
    user.keys().forEach(key -> blocks.addAll(rotation(key)));
    return blocks;
  }

  /** What the advice for a key takes, step by step. */
  private static List<Node> rotation(PlannedKey key) {
    var blocks = new ArrayList<Node>();
    for (var advice : key.advice()) {
      if (!advice.steps().isEmpty()) {
        blocks.add(heading(3, text(CommonText.stepsFor(key))));
        blocks.add(MarkdownNodes.numbers(advice.steps().stream().map(PlanMarkdown::step).toList()));
      }
    }
    return blocks;
  }

  private static List<Node> inactive(InactiveKey inactive) {
    var blocks = new ArrayList<Node>();
    blocks.add(
        heading(
            3,
            named(
                inactive.userName(), inactive.account(), text(": "), code(inactive.key().name()))));
    blocks.add(MarkdownNodes.bullets(inactive.facts().stream().map(PlanMarkdown::bullet).toList()));
    inactive.fixes().forEach(fix -> blocks.addAll(fix(fix, 4)));
    return blocks;
  }

  private static Node keyWithAdvice(PlannedKey key, PlannedUser user) {
    var inside = new ArrayList<Node>();
    inside.add(
        paragraph(
            code(key.name()),
            text(
                (user.isExtra(key) ? " (extra): " : ": ")
                    + CommonText.keyWithDescription(key, user.isKept(key)))));
    if (!key.audit().facts().isEmpty()) {
      inside.add(
          MarkdownNodes.bullets(key.audit().facts().stream().map(PlanMarkdown::bullet).toList()));
    }
    key.advice()
        .forEach(advice -> inside.add(paragraph(text(advice.text() + " "), link(advice.page()))));
    return item(inside);
  }

  private static List<Node> fix(Fix fix, int level) {
    return List.of(
        heading(level, text(fix.way().title())),
        MarkdownNodes.numbers(fix.steps().stream().map(PlanMarkdown::step).toList()));
  }

  private static Node step(Fix.Step step) {
    var inside = new ArrayList<Node>();
    inside.add(paragraph(text(step.text())));
    step.link().ifPresent(link -> inside.add(paragraph(link(link))));
    step.command()
        .map(
            command ->
                CommonText.command(command)
                    .map(MarkdownNodes::shell)
                    .orElseGet(() -> paragraph(text(CommonText.COMMAND_NOT_SHOWN))))
        .ifPresent(inside::add);
    return item(inside);
  }
}
