using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>Reads an upload of metadata and content in one: <c>multipart/related</c>, the metadata first.</summary>
internal static class DriveMultipart
{
    public static (JsonObject Metadata, string? MediaType, byte[] Content) Read(DriveCall call)
    {
        if (
            !MediaTypeHeaderValue.TryParse(call.Wire.Header("Content-Type"), out var type)
            || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary
        )
        {
            throw DriveRefusal.BadRequest("Bad content type. Please use multipart.");
        }

        var parts = Parts(call.Wire.Body, boundary);
        if (parts.Count != 2)
        {
            throw DriveRefusal.BadRequest("Malformed multipart body.");
        }

        var bytes = parts[1].Bytes.ToArray();
        return (
            DriveCall.ParseJson(parts[0].Bytes),
            parts[1].Type,
            parts[1].IsBase64 ? Convert.FromBase64String(Encoding.ASCII.GetString(bytes).Trim()) : bytes
        );
    }

    private static List<(string? Type, bool IsBase64, ReadOnlyMemory<byte> Bytes)> Parts(ReadOnlyMemory<byte> body, string boundary)
    {
        var parts = new List<(string?, bool, ReadOnlyMemory<byte>)>();
        var delimiter = Encoding.ASCII.GetBytes("--" + boundary);
        var at = body.Span.IndexOf(delimiter);
        while (at >= 0)
        {
            var from = at + delimiter.Length;
            if (body.Span[from..].StartsWith("--"u8))
            {
                return parts;
            }

            var length = body.Span[from..].IndexOf([.. "\r\n"u8, .. delimiter]);
            var head = length < 0 ? -1 : body.Span.Slice(from, length).IndexOf("\r\n\r\n"u8);
            if (head < 0)
            {
                break;
            }

            var headers = Encoding.ASCII.GetString(body.Span.Slice(from, head)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            parts.Add(
                (
                    Header(headers, "Content-Type"),
                    Header(headers, "Content-Transfer-Encoding") == "base64",
                    body.Slice(from + head + 4, length - head - 4)
                )
            );
            at = from + length + 2;
        }

        throw DriveRefusal.BadRequest("Malformed multipart body.");
    }

    private static string? Header(string[] headers, string name) =>
        headers
            .Select(x => x.Split(':', 2))
            .Where(x => x.Length == 2 && x[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(x => x[1].Trim())
            .FirstOrDefault();
}
