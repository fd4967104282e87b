using System.Xml.Linq;
using Procur.Integrations.Sandbox.AmazonS3.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Operations;

/// <summary>Operations on the bucket.</summary>
internal static class BucketOperations
{
    private const int Most = 1000;

    public static StandInReply Head(S3Call call) => new StandInReply(200, default, null).With("x-amz-bucket-region", call.Account.Region);

    // The oldest region has no name here.
    public static StandInReply Location(S3Call call) => S3Xml.Reply(S3Xml.Element("LocationConstraint"));

    public static StandInReply List(S3Call call)
    {
        if (!call.Account.Store.AllowsList)
        {
            throw S3Refusal.Denied();
        }

        var prefix = call.Address.Query("prefix") ?? "";
        var delimiter = call.Address.Query("delimiter") ?? "";
        var most = call.Number("max-keys", Most, Most);
        var from = call.Address.Query("continuation-token") is { } token ? Position(token) : call.Address.Query("start-after");
        var encode = call.Address.Query("encoding-type") == "url";
        var items = Rows(call.Account.Objects.Values, prefix, delimiter)
            .Where(row => from is null || Utf8Order.Instance.Compare(row.Name, from) > 0)
            .Take(most + 1)
            .ToList();
        var isTruncated = items.Count > most;
        var page = items.Take(most).ToList();
        return S3Xml.Reply(
            S3Xml.Element(
                "ListBucketResult",
                S3Xml.Element("Name", call.Account.Bucket),
                S3Xml.Element("Prefix", Written(prefix, encode)),
                delimiter.Length == 0 ? null : S3Xml.Element("Delimiter", Written(delimiter, encode)),
                S3Xml.Element("MaxKeys", most),
                encode ? S3Xml.Element("EncodingType", "url") : null,
                S3Xml.Element("KeyCount", page.Count),
                S3Xml.Element("IsTruncated", isTruncated),
                isTruncated ? S3Xml.Element("NextContinuationToken", Token(page[^1].Name)) : null,
                page.Where(row => row.Object is not null).Select(row => Contents(row.Object!, encode)),
                page.Where(row => row.Object is null)
                    .Select(row => S3Xml.Element("CommonPrefixes", S3Xml.Element("Prefix", Written(row.Name, encode))))
            )
        );
    }

    private static IEnumerable<(string Name, S3Object? Object)> Rows(IEnumerable<S3Object> objects, string prefix, string delimiter)
    {
        string? last = null;
        foreach (var found in objects.Where(found => found.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var end = delimiter.Length == 0 ? -1 : found.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                yield return (found.Key, found);
                continue;
            }

            var common = found.Key[..(end + delimiter.Length)];
            if (common != last)
            {
                last = common;
                yield return (common, null);
            }
        }
    }

    private static XElement Contents(S3Object found, bool encode) =>
        S3Xml.Element(
            "Contents",
            S3Xml.Element("Key", Written(found.Key, encode)),
            S3Xml.Element("LastModified", S3Xml.Moment(found.ModifiedAt)),
            S3Xml.Element("ETag", found.ETag),
            S3Xml.Element("Size", found.Content.Length),
            S3Xml.Element("StorageClass", found.Headers.GetValueOrDefault("x-amz-storage-class", "STANDARD"))
        );

    // As forms are encoded: a space is a plus, and slashes stay.
    private static string Written(string text, bool encode) =>
        encode
            ? Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal)
            : text;

    private static string Token(string name) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(name));

    private static string Position(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var count)
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, count)
            : throw new S3Refusal(400, "InvalidArgument", "The continuation token provided is incorrect");
    }
}
