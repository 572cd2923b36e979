variable "user" {}
resource "aws_iam_access_key" "key" {
  count = 1
  user  = var.user
}
