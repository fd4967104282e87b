using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>Takes content out of what it is sent in, and checks what was said of it.</summary>
internal static class S3Content
{
    private const string Streaming = "STREAMING-";
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(one => CrcOf((uint)one))];

    /// <exception cref="S3Refusal">It is not what was signed, or comes in a way that this store does not take.</exception>
    public static ReadOnlyMemory<byte> Read(StandInCall call, S3Store store, SigV4Signature signed)
    {
        var payload = call.Header("x-amz-content-sha256") ?? SigV4.Unsigned;
        var content = call.Body;
        var trailers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (payload.StartsWith(Streaming, StringComparison.Ordinal))
        {
            if (!store.TakesChunks)
            {
                throw new S3Refusal(501, "NotImplemented", $"{payload} not implemented");
            }

            content = Unchunk(content, payload.StartsWith(SignedChunks, StringComparison.Ordinal) ? signed : null, trailers);
            if (
                call.Header("x-amz-decoded-content-length") is not { } told
                || told != content.Length.ToString(CultureInfo.InvariantCulture)
            )
            {
                throw new S3Refusal(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
            }
        }
        else if (payload == SigV4.Unsigned)
        {
            if (!store.TakesUnsigned && content.Length > 0)
            {
                throw S3Refusal.Denied("Unsigned content is not accepted");
            }
        }
        else if (SigV4.Hex(SHA256.HashData(content.Span)) != payload)
        {
            throw new S3Refusal(
                400,
                "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed."
            );
        }

        CheckSums(call, content, trailers);
        return content;
    }

    private static ReadOnlyMemory<byte> Unchunk(ReadOnlyMemory<byte> body, SigV4Signature? signed, Dictionary<string, string> trailers)
    {
        var content = new MemoryStream();
        var previous = signed?.Signature;
        while (true)
        {
            var line = Line(ref body).Split(';');
            if (!int.TryParse(line[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) || size > body.Length)
            {
                throw new S3Refusal(400, "IncompleteBody", "The request body terminated unexpectedly");
            }

            var chunk = body[..size];
            if (signed is not null)
            {
                var empty = SigV4.Hex(SHA256.HashData([]));
                var toSign =
                    $"AWS4-HMAC-SHA256-PAYLOAD\n{signed.Moment}\n{signed.Scope}\n{previous}\n{empty}\n{SigV4.Hex(SHA256.HashData(chunk.Span))}";
                previous = SigV4.Hex(HMACSHA256.HashData(signed.Key, Encoding.UTF8.GetBytes(toSign)));
                if (line.Length < 2 || line[1] != "chunk-signature=" + previous)
                {
                    throw new S3Refusal(403, "SignatureDoesNotMatch", "The signature of a chunk does not match.");
                }
            }

            content.Write(chunk.Span);
            body = body[size..];
            if (size == 0)
            {
                break;
            }

            Line(ref body);
        }

        while (body.Length > 0 && Line(ref body) is { Length: > 0 } trailer)
        {
            var pair = trailer.Split(':', 2);
            trailers[pair[0]] = pair[^1].Trim();
        }

        return content.ToArray();
    }

    private static string Line(ref ReadOnlyMemory<byte> body)
    {
        var end = body.Span.IndexOf("\r\n"u8);
        if (end < 0)
        {
            throw new S3Refusal(400, "IncompleteBody", "The request body terminated unexpectedly");
        }

        var line = Encoding.ASCII.GetString(body.Span[..end]);
        body = body[(end + 2)..];
        return line;
    }

    private static void CheckSums(StandInCall call, ReadOnlyMemory<byte> content, Dictionary<string, string> trailers)
    {
        Check("x-amz-checksum-crc32", static bytes => Crc32(bytes));
        Check("x-amz-checksum-sha256", static bytes => SHA256.HashData(bytes));
#pragma warning disable CA5351, CA5350 // What the service offers against damage on the way; nothing is kept secret by it.
        Check("x-amz-checksum-sha1", static bytes => SHA1.HashData(bytes));
        Check("Content-MD5", static bytes => MD5.HashData(bytes));
#pragma warning restore CA5351, CA5350

        void Check(string name, Func<ReadOnlySpan<byte>, byte[]> sum)
        {
            var told = call.Header(name) ?? trailers.GetValueOrDefault(name);
            if (told is not null && told != Convert.ToBase64String(sum(content.Span)))
            {
                throw new S3Refusal(400, "BadDigest", $"The {name} you specified did not match the calculated checksum.");
            }
        }
    }

    private static byte[] Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum = CrcTable[(byte)(sum ^ one)] ^ (sum >> 8);
        }

        var written = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(written, ~sum);
        return written;
    }

    private static uint CrcOf(uint one)
    {
        const uint polynomial = 0xEDB88320;
        for (var bit = 0; bit < 8; bit++)
        {
            one = (one & 1) == 0 ? one >> 1 : (one >> 1) ^ polynomial;
        }

        return one;
    }
}
