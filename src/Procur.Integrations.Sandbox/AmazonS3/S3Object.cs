namespace Procur.Integrations.Sandbox.AmazonS3;

/// <summary>An object.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ETag">Its entity tag, with quotes.</param>
/// <param name="Headers">What it was stored with and is answered with: its type, its metadata.</param>
/// <param name="ModifiedAt">When it was stored.</param>
internal sealed record S3Object(
    string Key,
    ReadOnlyMemory<byte> Content,
    string ETag,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset ModifiedAt
)
{
    /// <summary>Whether it is the same but for when it was stored.</summary>
    public bool IsSameAs(S3Object? other) =>
        other is not null
        && ETag == other.ETag
        && Headers.Count == other.Headers.Count
        && Headers.All(header => other.Headers.GetValueOrDefault(header.Key) == header.Value);
}
