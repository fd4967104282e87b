namespace Procur.Integrations.AmazonS3;

/// <summary>Where an object is, in the form that signatures are made over.</summary>
internal static class S3Address
{
    private const int LeastHostName = 3;
    private const int MostHostName = 63;

    /// <summary>Whether a bucket's name can be the first part of a host name that a wildcard certificate covers.</summary>
    public static bool CanBeHostName(string? bucket) =>
        bucket is { Length: >= LeastHostName and <= MostHostName }
        && bucket[0] != '-'
        && bucket[^1] != '-'
        && bucket.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>The host with its port where that is not the scheme's own, and the encoded path.</summary>
    public static (string Host, string Path) Of(AmazonS3Options options, string key)
    {
        var endpoint = options.EffectiveEndpoint;
        var root = endpoint.AbsolutePath.TrimEnd('/');
        return options.UsesPathStyle
            ? (endpoint.Authority, $"{root}/{Uri.EscapeDataString(options.BucketName!)}/{Encode(key)}")
            : ($"{options.BucketName}.{endpoint.Authority}", $"{root}/{Encode(key)}");
    }

    private static string Encode(string key) => string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
}
