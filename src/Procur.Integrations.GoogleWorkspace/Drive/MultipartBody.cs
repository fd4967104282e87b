using System.Text;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Metadata and content in one body (<c>multipart/related</c>), the content not copied.</summary>
internal static class MultipartBody
{
    public static WireBody Of(ReadOnlyMemory<byte> metadata, string contentType, ReadOnlyMemory<byte> content)
    {
        // Random, so that no content holds it.
        var boundary = "procur-" + Guid.NewGuid().ToString("N");
        var first = Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n");
        var second = Encoding.ASCII.GetBytes($"\r\n--{boundary}\r\nContent-Type: {Line(contentType)}\r\n\r\n");
        var end = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        ReadOnlyMemory<byte>[] parts = [first, metadata, second, content, end];
        return WireBody.FromStream(
            _ => ValueTask.FromResult<Stream>(new PartsStream(parts)),
            $"multipart/related; boundary={boundary}",
            parts.Sum(static part => (long)part.Length)
        );
    }

    // A line break would end the part's headers.
    private static string Line(string contentType) =>
        contentType.AsSpan().IndexOfAny('\r', '\n') < 0
            ? contentType
            : throw new ArgumentException("A media type has no line break.", nameof(contentType));
}
