namespace Procur.Integrations.AmazonS3;

/// <summary>An answer that is not what S3 documents, such as a page of HTML with status 200 in its place. Read into a failure by <see cref="AmazonS3Errors"/>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1064:Exceptions should be public",
    Justification = "It never leaves the package: the connection reads it into an IntegrationException."
)]
internal sealed class UnreadableAnswerException(string message) : Exception(message);
