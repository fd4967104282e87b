namespace Procur.Integrations.AmazonS3;

/// <summary>What a link does.</summary>
/// <param name="Method">The HTTP method with which it is used.</param>
/// <param name="Key">The object.</param>
/// <param name="ExpiresIn">How long it works.</param>
internal sealed record S3Link(string Method, string Key, TimeSpan ExpiresIn)
{
    /// <summary>The media type that a writer must send.</summary>
    public string? ContentType { get; init; }

    /// <summary>The Content-Disposition of what is read.</summary>
    public string? Disposition { get; init; }
}
