using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>The headers that an object is stored with.</summary>
internal static class S3Headers
{
    public const string MetadataPrefix = "x-amz-meta-";

    private static readonly string[] Kept =
    [
        "Content-Type",
        "Cache-Control",
        "Content-Disposition",
        "Content-Language",
        "Expires",
        "x-amz-storage-class",
        "x-amz-server-side-encryption",
    ];

    public static IReadOnlyDictionary<string, string> Stored(IHeaderDictionary headers)
    {
        var stored = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if (name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                stored[name.ToLowerInvariant()] = value.ToString();
            }
            else if (Kept.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                stored[name] = value.ToString();
            }
        }

        return stored;
    }
}
