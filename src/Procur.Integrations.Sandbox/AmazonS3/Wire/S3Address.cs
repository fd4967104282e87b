using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>Bucket, key and query of a request, decoded once.</summary>
internal sealed class S3Address
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _query;

    private S3Address(string bucket, string key, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        Bucket = bucket;
        Key = key;
        _query = query;
    }

    public string Bucket { get; }

    /// <summary>The object's key; empty for the bucket itself.</summary>
    public string Key { get; }

    public IEnumerable<string> QueryNames => _query.Select(pair => pair.Key);

    /// <summary>Reads a request's address.</summary>
    /// <param name="call">The request.</param>
    /// <param name="buckets">The buckets there are: one of them may be the first part of the host name.</param>
    public static S3Address Of(StandInCall call, IEnumerable<string> buckets)
    {
        var path = call.Target.Split('?')[0][(call.Root.AbsolutePath.Length - 1)..].TrimStart('/');
        var host = call.Header("Host") ?? "";
        var query = Parse(call.Query);
        if (buckets.FirstOrDefault(bucket => host.StartsWith(bucket + ".", StringComparison.Ordinal)) is { } named)
        {
            return new S3Address(named, Uri.UnescapeDataString(path), query);
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new S3Address(Uri.UnescapeDataString(path), "", query)
            : new S3Address(Uri.UnescapeDataString(path[..slash]), Uri.UnescapeDataString(path[(slash + 1)..]), query);
    }

    /// <summary>A query with its names and values decoded.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string query) =>
        [
            .. query
                .TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Select(pair =>
                    KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), pair.Length == 1 ? "" : Uri.UnescapeDataString(pair[1]))
                ),
        ];

    /// <summary>A value of the query; null without one.</summary>
    public string? Query(string name) => _query.Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault();

    public bool Has(string name) => _query.Any(pair => pair.Key == name);
}
