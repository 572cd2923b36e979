resource "aws_iam_access_key" "targeted" {
  user = "moved"
}
