resource "aws_iam_user" "renamed" {
  name = "renamed-before"
}
resource "aws_iam_access_key" "renamed" {
  user = aws_iam_user.renamed.name
}
resource "aws_iam_access_key" "renamed_by_id" {
  user   = aws_iam_user.renamed.id
  status = "Inactive"
}
resource "aws_iam_user" "all" {
  for_each = toset(["unchanged", "both", "deactivated", "activated", "deleted", "replaced", "created-first", "moved", "forgotten", "imported", "tagged", "gone"])
  name     = each.key
}
resource "aws_iam_access_key" "unchanged" {
  user       = "unchanged"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "both" {
  count      = 2
  user       = "both"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "deactivated" {
  user       = "deactivated"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "activated" {
  user       = "activated"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "activated_too" {
  user       = "activated"
  status     = "Inactive"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "deleted" {
  count      = 2
  user       = "deleted"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "replaced" {
  user       = "replaced"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "created_first" {
  user       = "created-first"
  depends_on = [aws_iam_user.all]
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_iam_access_key" "moved" {
  user       = "moved"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "forgotten" {
  user       = "forgotten"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "tagged" {
  count      = 2
  user       = "tagged"
  depends_on = [aws_iam_user.all]
}
resource "aws_iam_access_key" "gone" {
  user       = "gone"
  depends_on = [aws_iam_user.all]
}
