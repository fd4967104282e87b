using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Sandbox.AmazonS3.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Operations;

/// <summary>Operations on an object as a whole.</summary>
internal static class ObjectOperations
{
    private const int LongestKey = 1024;
    private const int MostMetadata = 2048;

    public static StandInReply Put(S3Call call)
    {
        CheckKey(call);
        CheckMetadata(call.Stored);
        call.CheckConditions();
        var stored = call.Store(call.Body, ETagOf(call.Body.Span), call.Stored);
        return new StandInReply(200, default, null).With("ETag", stored.ETag);
    }

    /// <summary>GET, and HEAD with the same headers and no body.</summary>
    public static StandInReply Get(S3Call call)
    {
        var found = call.Object();
        if (call.Header("If-Match") is { } wanted && wanted != "*" && S3Call.Quoted(wanted) != found.ETag)
        {
            throw new S3Refusal(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }

        if (call.Header("If-None-Match") is { } unwanted && S3Call.Quoted(unwanted) == found.ETag)
        {
            return new StandInReply(304, default, null).With("ETag", found.ETag);
        }

        var (status, body, range) = Ranged(call.Header("Range"), found.Content);
        var type = call.Address.Query("response-content-type") ?? found.Headers.GetValueOrDefault("Content-Type");
        var reply = new StandInReply(status, body, type ?? "binary/octet-stream")
            .With("ETag", found.ETag)
            .With("Last-Modified", found.ModifiedAt.ToString("R", CultureInfo.InvariantCulture))
            .With("Accept-Ranges", "bytes");
        reply = range is null ? reply : reply.With("Content-Range", range);
        var overridden = call.Address.Query("response-content-disposition");
        reply = overridden is null ? reply : reply.With("Content-Disposition", overridden);
        return found
            .Headers.Where(header => header.Key != "Content-Type" && !(header.Key == "Content-Disposition" && overridden is not null))
            .Aggregate(reply, (made, header) => made.With(header.Key, header.Value));
    }

    public static StandInReply Delete(S3Call call)
    {
        if (call.Account.Objects.Remove(call.Key))
        {
            call.Write("object-deleted");
        }

        return new StandInReply(204, default, null);
    }

    public static void CheckKey(S3Call call)
    {
        if (Encoding.UTF8.GetByteCount(call.Key) > LongestKey)
        {
            throw new S3Refusal(400, "KeyTooLongError", "Your key is too long");
        }
    }

    public static void CheckMetadata(IReadOnlyDictionary<string, string> headers)
    {
        var size = headers
            .Where(header => header.Key.StartsWith(S3Headers.MetadataPrefix, StringComparison.Ordinal))
            .Sum(header => header.Key.Length - S3Headers.MetadataPrefix.Length + header.Value.Length);
        if (size > MostMetadata)
        {
            throw new S3Refusal(400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
    }

#pragma warning disable CA5351 // What the service's entity tags are; nothing is kept secret by it.
    public static string ETagOf(ReadOnlySpan<byte> content) => $"\"{SigV4.Hex(MD5.HashData(content))}\"";
#pragma warning restore CA5351

    private static (int Status, ReadOnlyMemory<byte> Body, string? Range) Ranged(string? header, ReadOnlyMemory<byte> content)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.Ordinal) || header.Contains(',', StringComparison.Ordinal))
        {
            return (200, content, null);
        }

        var ends = header["bytes=".Length..].Split('-', 2);
        var hasFirst = int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first);
        var hasLast = long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var told);
        if (!hasFirst && !hasLast)
        {
            return (200, content, null);
        }

        if (!hasFirst)
        {
            first = (int)Math.Max(0, content.Length - told);
        }

        var last = hasFirst && hasLast ? (int)Math.Min(told, content.Length - 1) : content.Length - 1;
        return first > last
            ? throw new S3Refusal(416, "InvalidRange", "The requested range is not satisfiable")
            : (206, content[first..(last + 1)], $"bytes {first}-{last}/{content.Length}");
    }
}
