namespace Procur.Integrations.Sandbox.AmazonS3;

/// <summary>An upload in parts that is not completed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Headers">What the object will be stored with.</param>
/// <param name="StartedAt">When it was started.</param>
internal sealed record S3MultipartUpload(string Id, string Key, IReadOnlyDictionary<string, string> Headers, DateTimeOffset StartedAt)
{
    /// <summary>The parts that have come, by number.</summary>
    public SortedDictionary<int, (string ETag, ReadOnlyMemory<byte> Content)> Parts { get; } = [];
}
