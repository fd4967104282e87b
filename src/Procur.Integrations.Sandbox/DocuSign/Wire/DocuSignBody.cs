using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign.Wire;

/// <summary>Reads a body: JSON, or <c>multipart/form-data</c> with JSON first and documents after it.</summary>
internal static class DocuSignBody
{
    private static readonly Dictionary<string, byte[]> None = [];

    /// <exception cref="DocuSignRefusalException">It is neither.</exception>
    public static async Task<(JsonObject Json, IReadOnlyDictionary<string, byte[]> Files)> ReadAsync(
        StandInCall call,
        CancellationToken cancellationToken
    )
    {
        if (call.Body.IsEmpty)
        {
            return ([], None);
        }

        if (!MediaTypeHeaderValue.TryParse(call.Header("Content-Type"), out var type))
        {
            throw ContentType("Content Type specified is not supported.");
        }

        if (type.MediaType == "application/json")
        {
            return (Parse(call.Body), None);
        }

        if (
            type.MediaType != "multipart/form-data"
            || type.Parameters.FirstOrDefault(x => x.Name == "boundary")?.Value?.Trim('"') is not { Length: > 0 } boundary
        )
        {
            throw ContentType("Content Type specified is not supported.");
        }

        var reader = new MultipartReader(boundary, new MemoryStream(call.Body.ToArray(), writable: false)) { BodyLengthLimit = null };
        JsonObject? json = null;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            if (json is null)
            {
                if (!MediaTypeHeaderValue.TryParse(section.ContentType, out var first) || first.MediaType != "application/json")
                {
                    throw ContentType(
                        "Content Type specified is not supported. Content-Type for part[0] must be application/json or application/xml"
                    );
                }

                json = Parse(content.ToArray());
                continue;
            }

            files[DocumentIdOf(section.ContentDisposition)] = content.ToArray();
        }

        return (json ?? throw DocuSignRefusalException.Body("Envelope definition missing."), files);
    }

    private static string DocumentIdOf(string? disposition)
    {
        foreach (var part in (disposition ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("documentid=", StringComparison.OrdinalIgnoreCase))
            {
                var id = part["documentid=".Length..].Trim('"');
                return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                    ? id
                    : throw DocuSignRefusalException.Body("A document's id is not a number.");
            }
        }

        throw DocuSignRefusalException.Body("A document has no documentid.");
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8.Span) as JsonObject ?? throw DocuSignRefusalException.Body("It is not an object.");
        }
        catch (JsonException)
        {
            throw DocuSignRefusalException.Body("It is not JSON.");
        }
    }

    private static DocuSignRefusalException ContentType(string message) => new(400, "INVALID_CONTENT_TYPE", message);
}
