package onekey.plan.fix;

import static onekey.plan.fix.TerraformStory.BY_HAND;

import java.util.List;

/** Every way in which Terraform may know the keys of a user with one too many. */
final class TerraformStories {

  private static final String KEY = "aws_iam_access_key.";
  private static final String CREATE_FIRST = "lifecycle { create_before_destroy = true }";
  private static final String NOW = "(what it says now)";

  private TerraformStories() {}

  static List<TerraformStory> all() {
    return List.of(
        TerraformStory.of("single", "a block in the root module", KEY + "s_old", KEY + "s_new")
            .block("s_old")
            .block("s_new"),
        TerraformStory.of("+=,.@-_", "the key to keep is not in Terraform", KEY + "u_old", BY_HAND)
            .block("u_old"),
        TerraformStory.of("tainted", "the extra key is tainted", KEY + "t_old", BY_HAND)
            .block("t_old")
            .tainted(KEY + "t_old"),
        TerraformStory.of("precious", "the key to keep is tainted", KEY + "p_old", KEY + "p_new")
            .block("p_old")
            .block("p_new")
            .tainted(KEY + "p_new"),
        TerraformStory.of("counted", "count, the first goes", KEY + "c[0]", KEY + "c[1]")
            .block("c", "count = 2"),
        TerraformStory.of("taintedcount", "count, tainted", KEY + "tc[1]", KEY + "tc[0]")
            .block("tc", "count = 2")
            .tainted(KEY + "tc[1]"),
        TerraformStory.of("listed", "count, of users in a list", KEY + "l[0]", KEY + "l[2]")
            .file(
                "l.tf",
                """
                locals {
                  l = ["USER", "bystander", "USER"]
                }
                resource "aws_iam_access_key" "l" {
                  count = length(local.l)
                  user  = local.l[count.index]
                }
                """)
            .edit(
                "take element 0 out of the list",
                "l.tf",
                text -> text.replace("[\"listed\", ", "[")),
        TerraformStory.of(
                "each",
                "for_each, of any name",
                KEY + "e[\"a \\\"b\\\" $${c} 'd' \\\\\"]",
                KEY + "e[\"us\"]")
            .file(
                "e.tf",
                """
                resource "aws_iam_access_key" "e" {
                  for_each = { "a \\"b\\" $${c} 'd' \\\\" = "USER", us = "USER" }
                  user     = each.value
                }
                """)
            .edit(
                "for_each = { for key, value in " + NOW,
                "e.tf",
                text -> TerraformAdviceTest.forEach(text, "key != \"a \\\"b\\\" $${c} 'd' \\\\\"")),
        TerraformStory.of(
                "taintedeach", "for_each, both tainted", KEY + "te[\"eu\"]", KEY + "te[\"us\"]")
            .file(
                "te.tf",
                """
                resource "aws_iam_access_key" "te" {
                  for_each = toset(["eu", "us"])
                  user     = "USER"
                }
                """)
            .edit(
                "for_each = { for key, value in " + NOW,
                "te.tf",
                text -> TerraformAdviceTest.forEach(text, "key != \"eu\""))
            .tainted(KEY + "te[\"eu\"]")
            .tainted(KEY + "te[\"us\"]"),
        TerraformStory.of("module", "a module of one's own", "module.m." + KEY + "k", KEY + "m_new")
            .file("m.tf", "module \"m\" {\n  source = \"./modules/m s\"\n}\n")
            .file(
                "modules/m s/main.tf",
                "resource \"aws_iam_access_key\" \"k\" {\n  user = \"USER\"\n}\n")
            .block("m_new"),
        TerraformStory.of(
                "nested",
                "count in a nested module",
                "module.n.module.inner." + KEY + "k[0]",
                "module.n.module.inner." + KEY + "k[1]")
            .file("n.tf", "module \"n\" {\n  source = \"./modules/n\"\n}\n")
            .file("modules/n/main.tf", "module \"inner\" {\n  source = \"../inner\"\n}\n")
            .file(
                "modules/inner/main.tf",
                "resource \"aws_iam_access_key\" \"k\" {\n  count = 2\n  user = \"USER\"\n}\n")
            .tainted("module.n.module.inner." + KEY + "k[0]"),
        TerraformStory.of(
                "repeated",
                "a module with for_each",
                "module.r[\"eu\"]." + KEY + "k",
                "module.r[\"us\"]." + KEY + "k")
            .file(
                "r.tf",
                "module \"r\" {\n  source = \"./modules/r\"\n  for_each = toset([\"eu\", \"us\"])\n}\n")
            .file(
                "modules/r/main.tf",
                "resource \"aws_iam_access_key\" \"k\" {\n  user = \"USER\"\n}\n")
            .edit(
                "variable \"access_key\" { default = true }",
                "modules/r/main.tf",
                text ->
                    "variable \"access_key\" { default = true }\n"
                        + text.replace("{\n", "{\n  count = var.access_key ? 1 : 0\n"))
            .edit(
                "access_key = false for module.r[\"eu\"] only",
                "r.tf",
                text -> text.replace("])\n", "])\n  access_key = each.key != \"eu\"\n")),
        TerraformStory.of(
                "registry",
                "a module from a registry",
                "module.iam_user." + KEY + "this_no_pgp[0]",
                BY_HAND)
            .file(
                "iam_user.tf",
                """
                module "iam_user" {
                  source  = "terraform-aws-modules/iam/aws//modules/iam-user"
                  version = "5.59.0"
                  name    = "USER"
                }
                """)
            .tainted("module.iam_user." + KEY + "this_no_pgp[0]")
            .fetched(),
        TerraformStory.of(
                "other",
                "another module from a registry",
                "module.other." + KEY + "key[0]",
                BY_HAND)
            .file(
                "other.tf",
                """
                module "other" {
                  source  = "example/user/aws"
                  version = "1.0.0"
                  user    = "USER"
                  make    = true
                }
                """)
            .edit(
                "change only its inputs, in the block that calls it",
                "other.tf",
                text -> text.replace("= true", "= false"))
            .fetched(),
        TerraformStory.of("deposed", "the extra key is deposed", BY_HAND, KEY + "d")
            .block("d", CREATE_FIRST)
            .deposed(KEY + "d"),
        TerraformStory.of(
                "deposedeach",
                "deposed, for_each, a tainted successor",
                BY_HAND,
                KEY + "de[\"a b\"]")
            .block("de", "for_each = toset([\"a b\"])", CREATE_FIRST)
            .deposed(KEY + "de[\"a b\"]")
            .tainted(KEY + "de[\"a b\"]"),
        TerraformStory.of(
                "deposedcount", "deposed, count in a module", BY_HAND, "module.dc." + KEY + "k[0]")
            .file("dc.tf", "module \"dc\" {\n  source = \"./modules/dc\"\n}\n")
            .file(
                "modules/dc/main.tf",
                "resource \"aws_iam_access_key\" \"k\" {\n  count = 1\n  user = \"USER\"\n  %s\n}\n"
                    .formatted(CREATE_FIRST))
            .deposed("module.dc." + KEY + "k[0]"),
        TerraformStory.of("rescued", "the key to keep is deposed", KEY + "dk", BY_HAND)
            .block("dk", CREATE_FIRST)
            .deposed(KEY + "dk")
            .goesOnByHand(),
        TerraformStory.of(
                "rescuedeach",
                "the key to keep is deposed, for_each, tainted successor",
                KEY + "dke[\"eu\"]",
                BY_HAND)
            .block("dke", "for_each = toset([\"eu\"])", CREATE_FIRST)
            .deposed(KEY + "dke[\"eu\"]")
            .tainted(KEY + "dke[\"eu\"]")
            .goesOnByHand(),
        TerraformStory.of(
                "deposedregistry",
                "deposed, in a module from a registry",
                BY_HAND,
                "module.deposed." + KEY + "key[0]")
            .file(
                "deposedregistry.tf",
                """
                module "deposed" {
                  source  = "example/user/aws"
                  version = "1.0.0"
                  user    = "USER"
                  make    = true
                }
                """)
            .deposed("module.deposed." + KEY + "key[0]"),
        TerraformStory.of(
                "againregistry",
                "the state has it Inactive, a module from a registry",
                "module.again." + KEY + "this_no_pgp[0]",
                BY_HAND)
            .file(
                "againregistry.tf",
                """
                module "again" {
                  source  = "terraform-aws-modules/iam/aws//modules/iam-user"
                  version = "5.59.0"
                  name    = "USER"

                  iam_access_key_status = "Inactive"
                }
                """)
            .activatedByHand("module.again." + KEY + "this_no_pgp[0]"),
        TerraformStory.of("heldback", "a deposed key is held", BY_HAND, KEY + "dh")
            .block("dh", CREATE_FIRST)
            .deposed(KEY + "dh")
            .held(),
        TerraformStory.of("again", "the state has it Inactive", KEY + "i_old", KEY + "i_new")
            .block("i_old", "status = \"Inactive\"")
            .block("i_new")
            .activatedByHand(KEY + "i_old"),
        TerraformStory.of(
                "againcount", "the state has it Inactive, count", KEY + "ic[0]", KEY + "ic[1]")
            .block("ic", "count = 2", "status = count.index == 0 ? \"Inactive\" : \"Active\"")
            .edit(
                "If an argument depends on count.index, adapt it",
                "ic.tf",
                text -> text.replace("count.index == 0 ? \"Inactive\" : \"Active\"", "\"Active\""))
            .activatedByHand(KEY + "ic[0]"),
        TerraformStory.of(
                "wanted", "the state has the key to keep Inactive", KEY + "w_old", KEY + "w_new")
            .block("w_old")
            .block("w_new", "status = \"Inactive\"")
            .activatedByHand(KEY + "w_new"),
        TerraformStory.of(
                "lost", "a key is lost, the one to keep is not in Terraform", BY_HAND, BY_HAND)
            .block("lo")
            .lost(KEY + "lo")
            .goesOnByHand(),
        TerraformStory.of("lostcount", "a key of count is lost", BY_HAND, KEY + "lc[1]")
            .block("lc", "count = 2")
            .lost(KEY + "lc[0]")
            .goesOnByHand(),
        TerraformStory.of(
                "lostmodule", "a key is lost, in a module from a registry", BY_HAND, BY_HAND)
            .file(
                "lostmodule.tf",
                """
                module "lost" {
                  source  = "example/user/aws"
                  version = "1.0.0"
                  user    = "USER"
                  make    = true
                }
                """)
            .lost("module.lost." + KEY + "key[0]")
            .goesOnByHand(),
        TerraformStory.of(
                "newname",
                "Terraform knows the user by a former name",
                KEY + "f_old",
                KEY + "f_new")
            .file(
                "f_old.tf",
                "resource \"aws_iam_access_key\" \"f_old\" {\n  user = \"oldname\"\n}\n")
            .file(
                "f_new.tf",
                "resource \"aws_iam_access_key\" \"f_new\" {\n  user = \"oldname\"\n}\n")
            .edit(
                "write the new name of the user into the configuration",
                "f_new.tf",
                text -> text.replace("oldname", "newname"))
            .formerName("oldname")
            .goesOnByHand(),
        TerraformStory.of(
                "wantedeach",
                "the key to keep Inactive, for_each",
                KEY + "we[\"eu\"]",
                KEY + "we[\"us\"]")
            .block(
                "we",
                "for_each = toset([\"eu\", \"us\"])",
                "status = each.key == \"us\" ? \"Inactive\" : \"Active\"")
            .edit(
                "status = each.key == \"us\" ? \"Active\" : " + NOW,
                "we.tf",
                text ->
                    text.replaceFirst(
                        "status = (.*)\n", "status = each.key == \"us\" ? \"Active\" : ($1)\n"))
            .edit(
                "for_each = { for key, value in " + NOW,
                "we.tf",
                text -> TerraformAdviceTest.forEach(text, "key != \"eu\""))
            .activatedByHand(KEY + "we[\"us\"]"),
        TerraformStory.of(
                "moduleeach", "for_each in a module", "module.me." + KEY + "k[\"eu\"]", BY_HAND)
            .file("me.tf", "module \"me\" {\n  source = \"./modules/me\"\n}\n")
            .file(
                "modules/me/main.tf",
                "resource \"aws_iam_access_key\" \"k\" {\n  for_each = toset([\"eu\"])\n  user = \"USER\"\n}\n")
            .edit(
                "for_each = { for key, value in " + NOW,
                "modules/me/main.tf",
                text -> TerraformAdviceTest.forEach(text, "key != \"eu\"")),
        TerraformStory.of(
                "repeatedcount",
                "count in a module with count",
                "module.rc[1]." + KEY + "k[0]",
                "module.rc[0]." + KEY + "k[0]")
            .file("rc.tf", "module \"rc\" {\n  source = \"./modules/rc\"\n  count = 2\n}\n")
            .file(
                "modules/rc/main.tf",
                "resource \"aws_iam_access_key\" \"k\" {\n  count = 1\n  user = \"USER\"\n}\n")
            .edit(
                "count = (what it says now) - (var.access_key ? 0 : 1)",
                "modules/rc/main.tf",
                text ->
                    "variable \"access_key\" { default = true }\n"
                        + text.replace("count = 1", "count = 1 - (var.access_key ? 0 : 1)"))
            .edit(
                "access_key = false for module.rc[1] only",
                "rc.tf",
                text -> text.replace("2\n", "2\n  access_key = count.index != 1\n"))
            .tainted("module.rc[1]." + KEY + "k[0]"),
        TerraformStory.of(
                "repeatedeach",
                "for_each in a module with for_each",
                "module.re[\"a.b\"]." + KEY + "k[\"x\"]",
                "module.re[\"a.b\"]." + KEY + "k[\"y\"]")
            .file(
                "re.tf",
                "module \"re\" {\n  source = \"./modules/re\"\n  for_each = toset([\"a.b\"])\n}\n")
            .file(
                "modules/re/main.tf",
                "resource \"aws_iam_access_key\" \"k\" {\n  for_each = toset([\"x\", \"y\"])\n  user = \"USER\"\n}\n")
            .edit(
                "for_each = { for key, value in (what it says now) : key => value if var.access_key || key != \"x\" }",
                "modules/re/main.tf",
                text ->
                    "variable \"access_key\" { default = true }\n"
                        + TerraformAdviceTest.forEach(text, "var.access_key || key != \"x\""))
            .edit(
                "access_key = false for module.re[\"a.b\"] only",
                "re.tf",
                text -> text.replace("])\n", "])\n  access_key = each.key != \"a.b\"\n")),
        TerraformStory.of("idletainted", "an inactive key, tainted", KEY + "xt_old", KEY + "xt_new")
            .block("xt_old", "status = \"Inactive\"")
            .block("xt_new")
            .tainted(KEY + "xt_old")
            .inactive(),
        TerraformStory.of("idledeposed", "an inactive key, deposed", BY_HAND, KEY + "xd")
            .block("xd", CREATE_FIRST)
            .deposed(KEY + "xd")
            .inactive(),
        TerraformStory.of("idle", "an inactive key", KEY + "x_old", KEY + "x_new")
            .block("x_old", "status = \"Inactive\"")
            .block("x_new")
            .inactive(),
        TerraformStory.of(
                "idlecount",
                "an inactive key of count, active in the state",
                KEY + "xc[0]",
                KEY + "xc[1]")
            .block("xc", "count = 2")
            .inactive(),
        TerraformStory.of("aliased", "a provider with a name", KEY + "a[\"eu\"]", KEY + "a[\"us\"]")
            .file(
                "a.tf",
                """
                provider "aws" {
                  alias                       = "other"
                  skip_credentials_validation = true
                  skip_metadata_api_check     = true
                  skip_requesting_account_id  = true
                }
                resource "aws_iam_access_key" "a" {
                  provider = aws.other
                  for_each = toset(["eu", "us"])
                  user     = "USER"
                }
                """)
            .edit(
                "for_each = { for key, value in " + NOW,
                "a.tf",
                text -> TerraformAdviceTest.forEach(text, "key != \"eu\"")));
  }
}
