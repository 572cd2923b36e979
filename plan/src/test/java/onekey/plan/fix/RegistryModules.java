package onekey.plan.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Modules as Terraform keeps them when it has fetched them from a registry. The inputs of the first
 * are those of the module for IAM users that everybody uses.
 *
 * @see <a
 *     href="https://registry.terraform.io/modules/terraform-aws-modules/iam/aws/5.59.0/submodules/iam-user">iam-user</a>
 */
final class RegistryModules {

  private RegistryModules() {}

  /** Puts them where terraform init takes them for fetched. */
  static void putInto(Path directory) throws IOException {
    var modules = Files.createDirectories(directory.resolve(".terraform/modules"));
    Files.createDirectories(modules.resolve("iam_user/modules/iam-user"));
    Files.createDirectories(modules.resolve("other"));
    Files.writeString(
        modules.resolve("iam_user/modules/iam-user/main.tf"),
        """
        variable "name" {}
        variable "create_iam_access_key" { default = true }
        variable "iam_access_key_status" { default = null }
        resource "aws_iam_access_key" "this_no_pgp" {
          count  = var.create_iam_access_key ? 1 : 0
          user   = var.name
          status = var.iam_access_key_status
        }
        """);
    Files.writeString(
        modules.resolve("other/main.tf"),
        """
        variable "user" {}
        variable "make" {}
        resource "aws_iam_access_key" "key" {
          count = var.make ? 1 : 0
          user  = var.user
        }
        """);
    Files.writeString(
        modules.resolve("modules.json"),
        """
        {"Modules": [
         {"Key": "", "Source": "", "Dir": "."},
         {"Key": "iam_user",
          "Source": "registry.terraform.io/terraform-aws-modules/iam/aws//modules/iam-user",
          "Version": "5.59.0", "Dir": ".terraform/modules/iam_user/modules/iam-user"},
         {"Key": "other", "Source": "registry.terraform.io/example/user/aws",
          "Version": "1.0.0", "Dir": ".terraform/modules/other"},
         {"Key": "again",
          "Source": "registry.terraform.io/terraform-aws-modules/iam/aws//modules/iam-user",
          "Version": "5.59.0", "Dir": ".terraform/modules/iam_user/modules/iam-user"},
         {"Key": "deposed", "Source": "registry.terraform.io/example/user/aws",
          "Version": "1.0.0", "Dir": ".terraform/modules/other"},
         {"Key": "lost", "Source": "registry.terraform.io/example/user/aws",
          "Version": "1.0.0", "Dir": ".terraform/modules/other"}]}
        """);
  }
}
