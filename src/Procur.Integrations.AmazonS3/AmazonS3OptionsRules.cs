namespace Procur.Integrations.AmazonS3;

/// <summary>What settings cannot be right. No message holds a secret.</summary>
internal static class AmazonS3OptionsRules
{
    private const int LeastPart = 5;

    // S3 takes parts of 5 GiB, but a part is held in memory for another try, and an array ends below 2 GiB.
    private const int MostPart = 2047;
    private const int MostConcurrent = 16;

    public static IEnumerable<string> Check(AmazonS3Options options)
    {
        foreach (
            var (name, value) in ((string, string?)[])
                [
                    (nameof(AmazonS3Options.AccessKeyId), options.AccessKeyId),
                    (nameof(AmazonS3Options.SecretAccessKey), options.SecretAccessKey),
                    (nameof(AmazonS3Options.SessionToken), options.SessionToken),
                    (nameof(AmazonS3Options.BucketName), options.BucketName),
                    (nameof(AmazonS3Options.Region), options.Region),
                ]
        )
        {
            if (!string.IsNullOrWhiteSpace(value) && value.Any(char.IsWhiteSpace))
            {
                yield return $"{name} holds a space or a line break, as a pasted value may; enter it again without";
            }
        }

        if (options.BucketName is { } bucket && bucket.AsSpan().ContainsAny('/', '?', '#'))
        {
            yield return "BucketName is the bucket's name alone, without a path; folders are given with each request";
        }

        if (options.Region is { } region && !region.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-'))
        {
            yield return "Region is a name such as eu-west-1";
        }
        else if (EndpointProblem(options) is { } problem)
        {
            yield return problem;
        }

        if (options.PartSizeMiB is < LeastPart or > MostPart)
        {
            yield return $"PartSizeMiB must be {LeastPart} to {MostPart}";
        }

        if (options.ConcurrentParts is < 1 or > MostConcurrent)
        {
            yield return $"ConcurrentParts must be 1 to {MostConcurrent}";
        }
    }

    private static string? EndpointProblem(AmazonS3Options options)
    {
        if (options.Endpoint is null)
        {
            return options.Profile is AmazonS3Profile.CloudflareR2 or AmazonS3Profile.Minio
                ? $"Endpoint is not set; {options.Profile} has no address of its own"
                : null;
        }

        return IsUsable(options)
            ? null
            : "Endpoint is no absolute https address without query (http is for the sandbox environment and the profile Minio only)";
    }

    private static bool IsUsable(AmazonS3Options options) =>
        options.Endpoint is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" } endpoint
        && (
            endpoint.Scheme == Uri.UriSchemeHttps
            || (
                endpoint.Scheme == Uri.UriSchemeHttp
                && (options.Environment == IntegrationEnvironment.Sandbox || options.Profile == AmazonS3Profile.Minio)
            )
        );
}
